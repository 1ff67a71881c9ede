import { crashLabels } from './labels.ts';
import { SCENARIO_NAMES } from './program.ts';
import { sum, type Tally } from './tally.ts';

const HEAD = `# The drill

What happens to replies when the sender dies, the line breaks, several send at once, or an old database comes back.
\`npm run drill\` runs it against the sandbox on loopback, which counts what is posted, and writes this page; it ends with 1 when a
promise broke. \`npm run drill -- --night\` takes the long sizes, \`--seed N\` other random moments. The tests run the same cells in
small sizes. Counts only: two runs of the same program give the same page.

A *duplicate* is a post beyond the first of the same reply. *Lost* is a reply that never came out. *Unmarked* is a reply whose state
contradicts the platform: sent and not there; there and neither sent, unknown nor held, nor seen in the thread; open without a reason.
`;

interface Section {
  readonly experiment: string;
  readonly title: string;
  readonly words: string;
}

const SECTIONS: readonly Section[] = [
  {
    experiment: 'E1',
    title: 'Killed in the middle (kill -9 at every crash point)',
    words:
      'Five platforms, a reply for each crash point; then cron goes on until nothing moves. `late`: the platform shows the post to readers only after a while, less than the settle time. *naive* posts, marks as sent and tries again on an error; *impatient* marks first and looks at once before it posts again. They are here to show that the rig sees duplicates.',
  },
  {
    experiment: 'limit',
    title: 'The limit: a settle time shorter than the platform’s delay',
    words:
      'The sender dies after the call, the post is hidden from readers, and with a settle time of 0 it is taken for absent. Only a platform that knows the key, the place or the words then refuses the second one. That is why the settle time (`send.settle`) is longer than any delay the platforms document.',
  },
  {
    experiment: 'E2',
    title: 'The answer cut on its way',
    words:
      'A proxy waits until the platform has carried the request out, then cuts its answer. Each reply must say that it may be public (exit 8), and the next run must find it. Where the whole answer came and only its length was wrong, it may be believed.',
  },
  {
    experiment: 'E3',
    title: 'Several senders at once',
    words:
      'Processes started together over the same replies, on platforms that answer slowly. A stopped sender (SIGSTOP) keeps its lock: nothing may go out while it sleeps, since it will wake up.',
  },
  {
    experiment: 'E4',
    title: 'A bulk run killed and interrupted',
    words:
      'One plan, applied again after each end. After SIGINT each account may finish the call it is in, and no more; the run ends with 130 and says how many are sent.',
  },
  {
    experiment: 'restore',
    title: 'An old or another database',
    words:
      'Nothing goes out of a database that is not known to be the one that sent last: its replies are held until a look or a person tells what became of them. Where even that cannot be known, the look before each send finds what is there.',
  },
];

/** The page with the results; the tallies may be of any sizes. */
export function drillPage(tallies: readonly Tally[]): string {
  const sections = SECTIONS.map(({ experiment, title, words }) => {
    const rows = sum(tallies.filter((tally) => tally.experiment === experiment)).toSorted(
      (a, b) => place(a) - place(b),
    );
    return `## ${experiment === 'limit' || experiment === 'restore' ? '' : `${experiment}: `}${title}\n\n${words}\n\n${table(rows)}`;
  });
  const labels = `## Crash points\n\nListed from the source; the drill fails when a sender never died at one of them.\n\n${crashLabels()
    .map((label) => `- \`${label}\``)
    .join('\n')}\n`;
  return [HEAD, ...sections, labels].join('\n');
}

/** By strategy, then as the program runs them: pieces that wait have come first. */
function place({ strategy, scenario }: Tally): number {
  const order = strategy === 'naive' ? 1 : strategy === 'impatient' ? 2 : 0;
  return order * 1_000 + SCENARIO_NAMES.indexOf(scenario);
}

function table(tallies: readonly Tally[]): string {
  const head = ['strategy', 'scenario', 'replies', 'kills', 'duplicates', 'lost', 'unmarked'];
  const rows = tallies.map((one) => [
    one.strategy,
    one.scenario,
    ...[one.replies, one.kills, one.duplicates, one.lost, one.unmarked].map((count) => count.toLocaleString('en')),
  ]);
  const lines = [head, ['---', '---', '--:', '--:', '--:', '--:', '--:'], ...rows];
  return `${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
}
