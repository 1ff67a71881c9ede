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
async function expectFrame(terminal: Terminal, title: RegExp, hints = BACK): Promise<void> {
  const isWhole = ([banner = '', head = '', ...rows]: string[]): boolean =>
    /^PAUSED: account /.test(banner) && title.test(head) && rows.at(-1) === '' && hints.test(rows.at(-2) ?? '');
  // a large screen comes in several pieces
  const until = performance.now() + DRAWN_MS;
  while (!isWhole(terminal.screen()) && performance.now() < until)
    await new Promise((resolve) => setTimeout(resolve, 5));
  expect(isWhole(terminal.screen()), terminal.screen().join('\n')).toBe(true);
}

const DRAWN_MS = 2000;
const BACK = / q back {0,2}$/;

function expectNoHarm(terminal: Terminal): void {
  expect(harmIn(terminal.bytes(), { own: OWN_SEQUENCES, isTerminal: true }).slice(0, 5)).toEqual([]);
}

/** Goes on page by page until the end; returns how many pages there were. */
async function walk(terminal: Terminal, title: RegExp, { key = HALF_A_PAGE, most = 60 } = {}): Promise<number> {
  for (let pages = 1; pages < most; pages += 1) {
    await expectFrame(terminal, title);
    if (!(await press(terminal, key, key === HALF_A_PAGE ? STILL_MS : LOAD_MS))) return pages;
  }
  return most;
}

/** The next one of many is loaded first. */
const LOAD_MS = 10_000;
const HALF_A_PAGE = '\u0004';
const COLUMNS = 100;
const ROWS = 120;
/** Pasted into whatever takes a text: what would act if it went to the terminal as it is. */
const PASTED =
  '\u001b[200~a\u009b2Jb\u202ec\u001b]0;title\u0007d\u0301\u0301\u0301\u0301\u0301\u0301\u0301👨‍👩‍👧\u001b[201~';

describe.skipIf(texts === null)(`hostile texts on screens (${texts === null ? sharedIsAbsent : texts.length})`, () => {
  it.each([
    { name: 'the list and its preview', key: '', title: /^kuulo/, pages: 10 },
    { name: 'the whole thread', key: 't', title: /^PUBLIC · .* works on it/, pages: 30, rows: 400, most: 400 },
    { name: 'a person', key: 'p', title: /on mastodon/, pages: 10, most: 12 },
    { name: 'the outbox', key: 'O', title: /^Outbox · nobody sends/, pages: 10 },
    { name: 'follow-ups', key: 'F', title: /^Follow-ups · 672/, pages: 10 },
    { name: 'bulk runs', key: 'B', title: /^Bulk runs · 1 plan/, pages: 1 },
    { name: 'the pulse', key: 'H', title: /^Pulse · /, pages: 1 },
    { name: 'the help', key: '?', title: /./, pages: 1 },
  ])('stay within $name', async ({ key, title, pages, rows = ROWS, most = 60 }) => {
    const terminal = await inbox(COLUMNS, rows);
    if (key !== '') {
      terminal.type(key);
      await terminal.waitFor(new RegExp(`^PAUSED.*\\n(?!kuulo \\[).*${title.source.replace('^', '')}`));
    }
    await press(terminal, 'g', 300);
    expect(await walk(terminal, title, { most })).toBeGreaterThanOrEqual(pages);
    expectNoHarm(terminal);
  });

  it('stay within each reply that waits for approval, and within what came since', async () => {
    const terminal = await inbox(COLUMNS, ROWS);
    terminal.type('V');
    await terminal.waitFor(/Approvals 1 of/);
    await walk(terminal, /^Approvals 1 of/, { most: 6 });
    expect(await walk(terminal, /^Approvals \d+ of/, { key: 'J', most: 10 })).toBe(10);
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

  it('stay within the lines that are written for a screen reader', async () => {
    const args = [join(ROOT, 'bin', 'run.js'), 'inbox', '--as', 'ville'];
    const env = { ...world.env, NO_COLOR: '', KUULO_SCREEN_READER: '1' };
    const terminal = openTerminal(process.execPath, args, { cwd: world.folder, env });
    onTestFinished(() => terminal.close());
    await terminal.waitFor(/\S/);
    for (const key of [...'jjjj', HALF_A_PAGE, ...'gtqpqOjjqFjjqBqVqHq?q']) {
      const before = terminal.bytes().length;
      terminal.type(key);
      await expect.poll(() => terminal.bytes().length, { timeout: 10_000, interval: 20 }).toBeGreaterThan(before);
    }
    expect(terminal.bytes().length).toBeGreaterThan(5000);
    expectNoHarm(terminal);
  });

  it('are only text where they are typed or pasted: in a draft, its review, a search, filters, questions, commands', async () => {
    const terminal = await inbox(80, 24);
    terminal.type('jr');
    await terminal.waitFor(/nothing written yet/);
    terminal.type(PASTED);
    await terminal.waitFor(/kept|saved/);
    await expectFrame(terminal, /^PUBLIC · @esimerkki/, /Ctrl-G leave/);
    terminal.type('\u0018');
    await terminal.waitFor(/y send/);
    await expectFrame(terminal, /^PUBLIC · /);
    terminal.type('p');
    await terminal.waitFor(/open 673/);
    for (const ask of ['/', 'l', 'z', 'a', 'L', 'i', 'f', ':', 'P']) {
      terminal.type(ask);
      await terminal.waitGone(/q back {2}\n$|^$/, 300).catch(() => undefined);
      terminal.type(PASTED);
      await press(terminal, '\t', 300);
      await expectFrame(terminal, /^kuulo/);
      terminal.type('\r');
      await press(terminal, '\u0007', 300);
      expectNoHarm(terminal);
      terminal.type('\u001b');
      await press(terminal, '\u001b', 300);
    }
    expectNoHarm(terminal);
  });
});
