import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { ROOT } from '../e2e/program.ts';
import { harmIn, OWN_SEQUENCES } from '../support/harm.ts';
import { hostileTexts } from '../support/hostile-texts.ts';
import { type HostileWorld, makeHostileWorld } from '../support/hostile-world.ts';
import { sharedIsAbsent } from '../support/shared-folder.ts';
import { openTerminal, type Terminal } from '../support/terminal.ts';

const texts = hostileTexts();

let world: HostileWorld;
beforeAll(async () => {
  if (texts !== null) world = await makeHostileWorld(texts);
});
afterAll(() => world?.remove());

/** The inbox in a terminal, once it takes keys. */
async function inbox(columns: number, rows: number): Promise<Terminal> {
  const args = [join(ROOT, 'bin', 'run.js'), 'inbox', '--as', 'ville'];
  const options = { columns, rows, cwd: world.folder, env: { ...world.env, NO_COLOR: '' } };
  const terminal = openTerminal(process.execPath, args, options);
  onTestFinished(() => terminal.close());
  await terminal.waitFor(/q back/);
  return terminal;
}

/** Presses a key, and waits until the screen is another one; false where it stays as it is. */
async function press(terminal: Terminal, keys: string, stillMs = STILL_MS): Promise<boolean> {
  const before = terminal.screen().join('\n');
  terminal.type(keys);
  const until = performance.now() + stillMs;
  while (performance.now() < until) {
    if (terminal.screen().join('\n') !== before) return true;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return false;
}

/** A screen that has not changed for so long after a key is at its end. */
const STILL_MS = 1500;

/**
 * The frame stands: what pauses on top, then the title, the keys in the last row but one, and nothing below it. A row that is
 * wider than the terminal would wrap and push them out of their places.
 */
function expectFrame(terminal: Terminal, title: RegExp, hints = BACK): void {
  const rows = terminal.screen();
  expect(rows[0], rows.join('\n')).toMatch(/^PAUSED: account /);
  expect(rows[1], rows.join('\n')).toMatch(title);
  expect(rows.at(-1), rows.join('\n')).toBe('');
  expect(rows.at(-2), rows.join('\n')).toMatch(hints);
}

const BACK = / q back {0,2}$/;

function expectNoHarm(terminal: Terminal): void {
  expect(harmIn(terminal.bytes(), { own: OWN_SEQUENCES, isTerminal: true }).slice(0, 5)).toEqual([]);
}

/** Goes on page by page until the end; returns how many pages there were. */
async function walk(terminal: Terminal, title: RegExp, { key = HALF_A_PAGE, most = 400 } = {}): Promise<number> {
  for (let pages = 1; pages < most; pages += 1) {
    expectFrame(terminal, title);
    if (!(await press(terminal, key))) return pages;
  }
  return most;
}

const HALF_A_PAGE = '\u0004';
const COLUMNS = 100;
const ROWS = 120;
/** Pasted into whatever takes a text: what would act if it went to the terminal as it is. */
const PASTED =
  '\u001b[200~a\u009b2Jb\u202ec\u001b]0;title\u0007d\u0301\u0301\u0301\u0301\u0301\u0301\u0301👨‍👩‍👧\u001b[201~';

describe.skipIf(texts === null)(`hostile texts on screens (${texts === null ? sharedIsAbsent : texts.length})`, () => {
  it.each([
    ['the list and its preview', '', /^kuulo/, 10],
    ['the whole thread', 't', /^PUBLIC · .* works on it/, 20],
    ['a person', 'p', /on mastodon/, 10],
    ['the outbox', 'O', /^Outbox · nobody sends/, 10],
    ['follow-ups', 'F', /^Follow-ups · 672/, 10],
    ['bulk runs', 'B', /^Bulk runs · 1 plan/, 1],
    ['the pulse', 'H', /^Pulse · /, 1],
    ['the help', '?', /./, 1],
  ] as const)('stay within %s', async (_name, key, title, pagesMin) => {
    const terminal = await inbox(COLUMNS, ROWS);
    if (key !== '') {
      terminal.type(key);
      await terminal.waitFor(new RegExp(`^PAUSED.*\\n(?!kuulo \\[).*${title.source.replace('^', '')}`));
    }
    expect(await walk(terminal, title)).toBeGreaterThanOrEqual(pagesMin);
    expectNoHarm(terminal);
  });

  it('stay within each reply that waits for approval, and within what came since', async () => {
    const terminal = await inbox(COLUMNS, ROWS);
    terminal.type('V');
    await terminal.waitFor(/Approvals 1 of/);
    await walk(terminal, /^Approvals 1 of/, { most: 6 });
    expect(await walk(terminal, /^Approvals \d+ of/, { key: 'J', most: 30 })).toBe(30);
    expectNoHarm(terminal);
  });

  it.each([
    [80, 24],
    [40, 12],
  ])('leave every frame whole at %ix%i', async (columns, rows) => {
    const terminal = await inbox(columns, rows);
    // narrow ones leave out the row's title words
    await walk(terminal, /./, { most: 12 });
    for (const key of ['t', 'p', 'O', 'F', 'B', 'V']) {
      terminal.type(key);
      await press(terminal, HALF_A_PAGE);
      await walk(terminal, /./, { most: 4 });
      terminal.type('q');
      await terminal.waitFor(/open 673/);
    }
    expectNoHarm(terminal);
  });

  it('are only text where they are typed or pasted: in a draft, its review, a search, filters, questions, commands', async () => {
    const terminal = await inbox(80, 24);
    terminal.type('jr');
    await terminal.waitFor(/nothing written yet/);
    terminal.type(PASTED);
    await terminal.waitFor(/kept|saved/);
    expectFrame(terminal, /^PUBLIC · @esimerkki/, /Ctrl-G leave/);
    terminal.type('\u0018');
    await terminal.waitFor(/y send/);
    expectFrame(terminal, /^PUBLIC · /);
    terminal.type('p');
    await terminal.waitFor(/open 673/);
    for (const ask of ['/', 'l', 'z', 'a', 'L', 'i', 'f', ':', 'P']) {
      terminal.type(ask);
      await terminal.waitGone(/q back {2}\n$|^$/, 300).catch(() => undefined);
      terminal.type(PASTED);
      await press(terminal, '\t', 300);
      expectFrame(terminal, /^kuulo/);
      terminal.type('\r');
      await press(terminal, '\u0007', 300);
      expectNoHarm(terminal);
      terminal.type('\u001b');
      await press(terminal, '\u001b', 300);
    }
    expectNoHarm(terminal);
  });
});
