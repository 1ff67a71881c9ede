import { beforeAll, describe, expect, it } from 'vitest';
import type { Terminal } from '../support/terminal.ts';
import { openWorld, type World } from './open-inbox.ts';

const SIZES: readonly (readonly [number, number])[] = [
  [80, 24],
  [40, 12],
  [200, 60],
];
const LONG = `tulip begins. ${Array.from({ length: 70 }, (_, at) => `part${at}`).join(' ')} tulip ends.`;

/** Two seconds, and one for the tests that run beside this one. */
const SOON_MS = 3_000;

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.hear('zinnia first', 'zinnia second', 'zinnia third', 'zinnia fourth', LONG);
  await world.hearOn({ platform: 'mastodon', visibility: 'private', text: 'orchid in private' });
  const ran = await world.kuulo('close', String(await world.conversation('zinnia fourth')), '--as', 'aino');
  if (ran.code !== 0) throw new Error(ran.err);
});

async function opened(columns: number, rows: number, env: Record<string, string> = {}): Promise<Terminal> {
  const terminal = world.inbox({ columns, rows, env });
  await terminal.waitFor(/^> /m);
  await terminal.waitFor(/q back/);
  return terminal;
}

const listed = (terminal: Terminal): string[] =>
  terminal.screen().filter((row) => /^[> ][* ](CRIT|high|norm|low)/.test(row));
const place = (terminal: Terminal): number => listed(terminal).findIndex((row) => row.startsWith('>'));

describe.each(SIZES)('at %i×%i, the inbox', (columns, rows) => {
  it('shows the nine views by number and by name', async () => {
    const terminal = await opened(columns, rows);
    terminal.type('4');
    await terminal.waitFor(/\[(4 )?closed \d+\][\s\S]*^> /m);
    terminal.type('8');
    await terminal.waitFor(/\[(8 )?private \d+\][\s\S]*^> .*private/m);
    terminal.type(':view clo\r');
    await terminal.waitFor(/\[(4 )?closed/);
    terminal.type(':view nowhere\r');
    await terminal.waitFor(/no view “nowhere”/);
    terminal.type('5');
    await terminal.waitFor(/\[(5 )?mine 0\][\s\S]*Nothing in “mine”/);
    terminal.type('e');
    await terminal.waitFor(/No conversation here/);
    terminal.type('9');
    await terminal.waitFor(/\[(9 )?all \d+\][\s\S]*^> /m);
  });

  it('is limited by filters and words; a wrong one is explained and stays to be mended', async () => {
    const terminal = await opened(columns, rows);
    terminal.type('lsentiment=angry zinnia\r');
    await terminal.waitFor(/does not know\s+"angry"/);
    expect(terminal.screen().join('\n')).toMatch(/sentiment=angry zinnia/);
    terminal.type('\u0015platform=mastodon zinnia\r');
    await terminal.waitFor(/limited: \S+[\s\S]*\(3\)/);
    expect(listed(terminal)).toHaveLength(3);
    // closed ones are in it once the limit says so, whatever the view
    terminal.type(':limit status=all zinnia\r');
    await terminal.waitFor(/\(4\)[\s\S]* done /);
    terminal.type('\u001b');
    await terminal.waitGone(/limited:/);
  });

  it('is searched in all views, goes through what was found, and comes back with the cursor', async () => {
    const terminal = await opened(columns, rows);
    terminal.type('/zinnia\r');
    await terminal.waitFor(/\/zinnia 1\/4/);
    expect(listed(terminal)).toHaveLength(4);
    terminal.type('n');
    await terminal.waitFor(/\/zinnia 2\/4/);
    terminal.type('NN');
    await terminal.waitFor(/\/zinnia 4\/4/);
    // it asks with an empty field, and says what is looked for now
    terminal.type('/');
    await terminal.waitFor(/now “zinnia”/);
    terminal.type('\u0007/no such flower\r');
    await terminal.waitFor(/Nothing found for “no such flower”/);
    terminal.type('/\r');
    await terminal.waitGone(/\/no such/);
    terminal.type('/tulip\r');
    await terminal.waitFor(/\/tulip 1\/1/);
    terminal.type('\u001b');
    await terminal.waitGone(/\/tulip/);
    await terminal.waitFor(/\[(1 )?open \d+\][\s\S]*^> .*tulip/m);
  });

  it('is sorted on a key and by a word', async () => {
    const terminal = await opened(columns, rows);
    terminal.type('S');
    await terminal.waitFor(/n newest first/);
    terminal.type('n');
    await terminal.waitFor(/sorted: newest/);
    expect(listed(terminal)[0]).toMatch(/^>.*private/);
    terminal.type(':sort oldest\r');
    await terminal.waitFor(/sorted: oldest/);
    terminal.type(':sort sideways\r');
    await terminal.waitFor(/no order “sideways”/);
    terminal.type(':sort due\r');
    await terminal.waitFor(/sorted: due/);
    terminal.type(':sort pressing\r');
    await terminal.waitGone(/sorted:/);
  });

  it('marks one, a range and all, and takes back one thing with each Esc', async () => {
    const terminal = await opened(columns, rows);
    terminal.type('/zinnia\r');
    await terminal.waitFor(/\/zinnia 1\/4/);
    terminal.type(' ');
    await terminal.waitFor(/1 marked[\s\S]*^ \*[\s\S]*^> /m);
    terminal.type('jvj');
    await terminal.waitFor(/range 3 marked/);
    terminal.type('k');
    await terminal.waitFor(/range 2 marked/);
    terminal.type('jv');
    await terminal.waitFor(/(?<!range) 3 marked/);
    terminal.type('kkv');
    await terminal.waitFor(/range 4 marked/);
    terminal.type('\u001b');
    await terminal.waitFor(/(?<!range) 3 marked/);
    terminal.type('\u001b');
    await terminal.waitGone(/marked/);
    terminal.type('A');
    await terminal.waitFor(/4 marked/);
    terminal.type('A');
    await terminal.waitGone(/marked/);
    expect(terminal.screen().join('\n')).toMatch(/\/zinnia/);
    terminal.type('\u001b');
    await terminal.waitGone(/\/zinnia/);
    // nothing is left to take back: Esc does not leave
    terminal.type('\u001bj');
    await terminal.waitFor(/^> /m);
    expect(terminal.screen().join('\n')).not.toMatch(/Leave kuulo/);
  });

  it('reads a long message in the other pane', async () => {
    const terminal = await opened(columns, rows);
    terminal.type('/tulip\r');
    await terminal.waitFor(/\/tulip 1\/1/);
    terminal.type('\t');
    await terminal.waitFor(/Preview, rows 1–/);
    await terminal.waitFor(/part0/);
    terminal.type('G');
    await terminal.waitFor(/tulip\s+ends/);
    terminal.type('\t');
    await terminal.waitGone(/Preview, rows/);
    await terminal.waitFor(/^> /m);
  });
});

describe('a search', () => {
  it('finds people as well as words', async () => {
    const terminal = await opened(200, 60);
    terminal.type('/orchid\r');
    const screen = await terminal.waitFor(/\/orchid 1\/1[\s\S]*PRIVATE · .*@/);
    const handle = /PRIVATE · .*?@([\w-]+)/.exec(screen)?.[1] ?? 'nobody';
    terminal.type(`/${handle}\r`);
    await terminal.waitFor(new RegExp(`/${handle} 1/\\d+[\\s\\S]*^> .*orchid`, 'm'));
  });
});

describe('the inbox while others work', () => {
  it('does to no other customer what was meant for one that a colleague took from under the cursor', async () => {
    await world.hear('iris one', 'iris two', 'iris three', 'iris four');
    const terminal = await opened(80, 24);
    terminal.type('liris\r');
    await terminal.waitFor(/\(4\)/);
    const [first = ''] = listed(terminal);
    const words = /iris (one|two|three|four)/.exec(first)?.[0] ?? 'nothing';
    await world.kuulo('close', String(await world.conversation(words)), '--as', 'ville');
    await terminal.waitFor(/left this list/, SOON_MS);
    // the y was typed before anybody read the question
    terminal.type('ey');
    await terminal.waitFor(/left this list[\s\S]*alone\?/);
    terminal.type('n');
    await terminal.waitGone(/alone\?/);
    // whoever moves the cursor means what it is on; and what one does oneself surprises nobody
    terminal.type('jke');
    await terminal.waitFor(/done\. /);
    terminal.type('e');
    await terminal.waitFor(/\(1\)/);
    expect(terminal.screen().join('\n')).not.toMatch(/left this list|alone\?/);
  });

  it('shows within two seconds what another process changed, and the cursor goes to what took the place of one that is gone', async () => {
    await world.hear('dahlia one', 'dahlia two', 'dahlia three');
    const terminal = await opened(80, 24);
    terminal.type('ldahlia\r');
    await terminal.waitFor(/\(3\)/);
    terminal.type('jv');
    await terminal.waitFor(/range 1 marked/);
    const [first = '', second = '', third = ''] = listed(terminal);
    const words = (row: string): string => /dahlia (one|two|three)/.exec(row)?.[0] ?? 'nothing';
    await world.kuulo('label', String(await world.conversation(words(first))), '--add', 'seen', '--as', 'ville');
    await terminal.waitFor(/\[seen\]/, SOON_MS);
    expect(place(terminal)).toBe(1);
    await world.kuulo('close', String(await world.conversation(words(second))), '--as', 'ville');
    await terminal.waitFor(/\(2\)/, SOON_MS);
    expect(listed(terminal)[1]).toMatch(new RegExp(`^> .*${words(third)}`));
    // a range whose beginning is gone is over, and nothing unseen stays marked
    await terminal.waitFor(/What you marked is gone from this list/);
    expect(terminal.screen().join('\n')).not.toMatch(/\d marked/);
    // what was meant for it is not done to what has its place, and the y was typed before anybody read the question
    terminal.type('ey');
    await terminal.waitFor(/gone from this list\.\s+Do it to\s+@\S+\s+alone\?/);
    terminal.type('n');
    await terminal.waitGone(/alone\?/);
    // marked anew, it is meant
    terminal.type('k  ');
    await terminal.waitFor(/2 marked/);
    await world.kuulo('close', String(await world.conversation(words(first))), '--as', 'ville');
    await terminal.waitFor(/1 of 2 marked are gone from this list/, SOON_MS);
    terminal.type('e');
    await terminal.waitFor(/1 of 2 marked [\s\S]*alone\?/);
    terminal.type('y');
    await terminal.waitFor(/Nothing within “dahlia”/);
    expect(terminal.screen().join('\n')).not.toMatch(/marked are gone/);
  });

  it('has a question back with what was typed when leaving was thought better of', async () => {
    const terminal = await opened(80, 24);
    terminal.type('iask the warehouse');
    await terminal.waitFor(/ask the warehouse$/m);
    terminal.type('\u0003');
    await terminal.waitFor(/Leave kuulo\?/);
    // what is typed behind the no goes where it would have gone
    terminal.type('n first');
    await terminal.waitFor(/never sent.*ask the warehouse first$/m);
    terminal.type('\u0003');
    await terminal.waitFor(/Leave kuulo\?/);
    terminal.type('y');
    expect((await terminal.exited).exitCode).toBe(0);
  });

  it('reads the next thread after one that is done', async () => {
    await world.hear('peony one', 'peony two');
    const terminal = await opened(80, 24);
    terminal.type('lpeony\r');
    await terminal.waitFor(/\(2\)/);
    const next = /peony (one|two)/.exec(listed(terminal)[1] ?? '')?.[0] ?? 'nothing';
    terminal.type('E');
    await terminal.waitFor(new RegExp(`May we answer[\\s\\S]*${next}|${next}[\\s\\S]*May we answer`));
    terminal.type('q');
    await terminal.waitFor(/\(1\)/);
  });
});

describe('a large inbox', () => {
  it('goes to the last row that was read and says so, and the next ones come', async () => {
    await world.ask('customers', { count: 230, platform: 'mastodon', text: 'aster' });
    await world.kuulo('poll', 'masto', '--as', 'aino');
    const terminal = await opened(80, 24);
    terminal.type('G');
    await terminal.waitFor(/Row 100 of 2\d\d; further/);
    terminal.type('g');
    await terminal.waitGone(/Row 100/);
    terminal.type('G');
    await terminal.waitFor(/Row 200 of 2\d\d/);
    terminal.type('A');
    await terminal.waitFor(/\d+ marked/);
  });
});

describe("the person's own views", () => {
  it('are there from the first paint, in their order and by their names', async () => {
    world.settings(
      (yaml) =>
        `${yaml}\ninbox:\n  views:\n    - name: flowers\n      show: search=zinnia\n      sort: newest\n    - name: everything\n      show: status=all\n`,
    );
    const terminal = world.inbox();
    await terminal.waitFor(/\[1 flowers 3\] 2 everything/);
    const raw = terminal.raw();
    expect(raw.slice(0, raw.indexOf('\u001b[?2004h'))).toMatch(/1 flowers 3/);
    await terminal.waitFor(/^> .*zinnia third/m);
    terminal.type('2');
    await terminal.waitFor(/\[2 everything \d{3}\]/);
    terminal.type(':view flo\r');
    await terminal.waitFor(/\[1 flowers 3\]/);
  });
});

describe('in Finnish', () => {
  it('says everything of its own in Finnish', async () => {
    world.settings((yaml) => `language: fi\n${yaml}`);
    const terminal = await openedFinnish();
    await terminal.waitFor(/JULKINEN · [\s\S]*määräaika[\s\S]*miksi: /);
    const screen = terminal.screen().join('\n');
    expect(screen).toMatch(/^> (kiir|tav\.|vähä|KRIT) +(neg|neu|pos) +\d+[mtpv] +jää \d+[mtpv] julk\. /m);
    expect(screen).not.toMatch(/PUBLIC|\bwhy|\bdue\b|assigned|waits|open/);
    terminal.type('/zinnia\r');
    await terminal.waitFor(/Haulla ”zinnia” löytyi 4/);
    terminal.type('\u001bSu');
    await terminal.waitGone(/\/zinnia/);
    terminal.type('lsentiment=negative\r');
    await terminal.waitFor(/rajattu: /);
  });
});

async function openedFinnish(): Promise<Terminal> {
  const terminal = world.inbox({ columns: 80, rows: 24 });
  await terminal.waitFor(/^> /m);
  await terminal.waitFor(/q takaisin/);
  return terminal;
}
