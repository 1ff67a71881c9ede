import type { Step, Stroke } from './strokes.ts';

/** Something a newcomer wants, in their words, and how it is done; `test/tui/tasks.test.ts` does each, docs/tasks.md tells them. */
export interface Task {
  readonly id: string;
  readonly words: string;
  readonly steps: readonly Step[];
}

const key = (stroke: string, sees?: RegExp): Step => (sees === undefined ? { stroke } : { stroke, sees });
const typed = (text: string, sees?: RegExp): Step =>
  sees === undefined ? { stroke: { typed: text } } : { stroke: { typed: text }, sees };

/** Each begins in the inbox, as it opens, with the cursor on the most pressing conversation. */
export const TASKS: readonly Task[] = [
  {
    id: 'angriest',
    words: 'Answer the angriest customer of Mastodon in private.',
    steps: [
      key('l', /Limit/),
      typed('sentiment=negative visibility=public platform=mastodon'),
      key('Enter', /limited/),
      key('R', /PRIVATE[\s\S]*in reply to/),
      typed('Hei! Pahoittelut. Selvitän asian heti.', /saved/),
      key('Ctrl-X', /exactly this goes out/),
      key('y', /waits for|approv/i),
    ],
  },
  {
    id: 'same-way',
    words: 'Answer the way they wrote.',
    steps: [
      key('r', /(PUBLIC|PRIVATE)[\s\S]*in reply to/),
      typed('Hei! Autamme mielellämme.', /saved/),
      key('Ctrl-X', /exactly this goes out/),
      key('y', /waits for|approv/i),
    ],
  },
  {
    id: 'saved-answer',
    words: 'Use our ready-made answer about refunds.',
    steps: [
      key('r', /in reply to/),
      key('Ctrl-O', /Palautus/),
      typed('palautus', /> .*Palautus ja hyvitys/),
      key('Enter', /Voit palauttaa tuotteen/),
      key('Ctrl-X', /exactly this goes out/),
      key('y', /waits for|approv/i),
    ],
  },
  {
    id: 'give',
    words: 'Give this to Ville.',
    steps: [key('a', /ville/), typed('ville'), key('Enter', /assigned to ville\./)],
  },
  {
    id: 'find',
    words: 'Find what Maija said last week.',
    steps: [key('/'), typed('maija'), key('Enter', /[Mm]aija/)],
  },
  {
    id: 'negative',
    words: 'Show me only the negative ones on Mastodon.',
    steps: [key('l'), typed('sentiment=negative platform=mastodon'), key('Enter', /limited/)],
  },
  { id: 'next', words: 'This is done. Next, please.', steps: [key('E', /May we answer/)] },
  {
    id: 'later',
    words: 'Bring this back tomorrow at nine; the shop answers then.',
    steps: [key('z'), typed('tomorrow 9:00 the shop answers then'), key('Enter', /snoozed until/)],
  },
  {
    id: 'oops',
    words: 'Oops, I closed the wrong one.',
    steps: [key('e', /done\. /), key('u', /Undone/)],
  },
  {
    id: 'note',
    words: 'Write down, for us only, that he called.',
    steps: [key('i', /NOTE/), typed('He called at 14, is on holiday until Monday.'), key('Enter', /Note kept/)],
  },
  {
    id: 'label',
    words: 'Label these two as spam.',
    steps: [
      key('Space', /1 marked/),
      key('Space', /2 marked/),
      key('L'),
      typed('spam'),
      key('Enter', /y yes/),
      key('y', /\+spam/),
    ],
  },
  {
    id: 'close-all',
    words: 'Close everything that I see.',
    steps: [key('A', /marked/), key('e', /y yes/), key('y', /conversations done/)],
  },
  {
    id: 'call',
    words: 'I promised to call her tomorrow; do not let me forget.',
    steps: [key('f'), typed('tomorrow 10:00 call her'), key('Enter', /to be followed up/)],
  },
  { id: 'promised', words: 'What have we promised, and what is late?', steps: [key('F', /[Ff]ollow-ups/)] },
  { id: 'who', words: 'Who is this, and what have they written before?', steps: [key('p', /What was said/)] },
  {
    id: 'approve',
    words: 'Approve what waits for me.',
    steps: [key('V', /exactly this goes out/), key('y', /approved/)],
  },
  {
    id: 'recall',
    words: 'Stop! I just let a wrong answer go.',
    steps: [key('O', /approved|queued/), key('U', /recalled|cancelled/)],
  },
  {
    id: 'wrong-mood',
    words: 'kuulo is wrong: she is not angry.',
    steps: [key('s', /p positive/), key('p', /Corrected: positive/)],
  },
  {
    id: 'stop',
    words: 'Stop everything that goes out, now.',
    steps: [key('P', /Pause EVERYTHING/), typed('wrong price in the campaign'), key('Enter', /PAUSED/)],
  },
  { id: 'day', words: 'How is the day going?', steps: [key('H', /[Nn]egative/)] },
];

/** The most keys that a task may take, besides what is typed. */
export const KEYS_MAX = 5;

/** How many keys a task takes besides what is typed. */
export function keyCount({ steps }: Task): number {
  return steps.filter(({ stroke }) => typeof stroke === 'string').length;
}

/** The page of the tasks. */
export function tasksPage(): string {
  const rows = TASKS.map((task, index) => {
    const strokes = task.steps.map(({ stroke }) => strokeWords(stroke)).join(' ');
    return `| ${index + 1} | ${task.words} | ${strokes} | ${keyCount(task)} |`;
  });
  return `# Twenty tasks

What a newcomer wants, in their words, and the keys that do it, from the inbox as it opens with the cursor on the most pressing
conversation. Words in quotes are typed; the last column counts the keys besides them. This page is made by \`npm run readme\` from
\`test/support/tasks.ts\`, and \`test/tui/tasks.test.ts\` does every task in a terminal.

| | you want | you press | keys |
|---|---|---|---|
${rows.join('\n')}

A sentence about a time stands in one line: \`tomorrow 9:00 the shop answers then\` is a time and a reason. Everything that asks can be
said at once on the command line too: \`:snooze tomorrow 9:00 the shop answers then\`, \`:assign ville\`, \`:limit sentiment=negative\`.
\`u\` takes back what nobody outside saw; \`.\` does the last change again on the next conversation.
`;
}

function strokeWords(stroke: Stroke): string {
  return typeof stroke === 'string' ? `\`${stroke}\`` : `“${stroke.typed}”`;
}
