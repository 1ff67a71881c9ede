import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Terminal } from '../support/terminal.ts';
import { openWorld, type World } from './open-inbox.ts';
import { repliesOnDisk } from './restored.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.hear('@esimerkki kilo, where is my parcel?', '@esimerkki lima, where is my parcel?');
  await world.drafted('lima', 'We look for it.', 'submitted');
});

/** The inbox once it takes keys, on the conversation with kilo. */
async function inbox(options: Parameters<World['inbox']>[0] = {}): Promise<Terminal> {
  const terminal = world.inbox({ as: 'ville', ...options });
  await terminal.waitFor(/q back/);
  terminal.type('/kilo\r');
  await terminal.waitFor(/^> .*kilo/m);
  return terminal;
}

/** What a Finnish keyboard writes by a key, with Shift, after a dead key, and with AltGr. */
const PLAIN = 'äöåÄÖÅ§½';
const DEAD = 'éüÊ~^¨´`';
const ALT_GR = ['@', '£', '$', '{', '[', ']', '}', '\\', '|', '€'].join('');
const ALL = `${PLAIN} ${DEAD} ${ALT_GR}`;

describe('a Finnish keyboard', () => {
  it('writes every character of its own into a draft', async () => {
    const terminal = await inbox();
    terminal.type('r');
    await terminal.waitFor(/nothing written yet/);
    // one by one, as they are typed
    for (const letter of ALL) terminal.type(letter);
    await expect.poll(() => terminal.screen().join('\n'), { timeout: 10_000 }).toContain(ALL);
    await expect.poll(() => repliesOnDisk(world.workspace).map(({ text }) => text), { timeout: 10_000 }).toContain(ALL);
  });

  it('writes them into a search and a note', async () => {
    const terminal = await inbox();
    terminal.type('/');
    await terminal.waitGone(/q back {2}$/m, 500).catch(() => undefined);
    terminal.type(ALL);
    await expect.poll(() => terminal.screen().join('\n'), { timeout: 10_000 }).toContain(ALL);
    terminal.type('\u001b');
    await expect.poll(() => terminal.screen().join('\n'), { timeout: 10_000 }).not.toContain(ALL);
    terminal.type('i');
    await terminal.waitFor(/NOTE INTERNAL/);
    terminal.type(`${ALL}\r`);
    const shown = z.object({ notes: z.array(z.object({ text: z.string() })) });
    const id = String(await world.conversation('kilo'));
    await expect
      .poll(async () => shown.parse(JSON.parse((await world.kuulo('show', id, '--json')).out)).notes, {
        timeout: 10_000,
      })
      .toMatchObject([{ text: ALL }]);
  });
});

/** Each screen by the keys that open it from the inbox, and what stands in its title. */
const SCREENS = [
  { name: 'the thread', keys: 't', title: /^PUBLIC · / },
  { name: 'the person', keys: 'p', title: /@\S+ o/ },
  { name: 'approvals', keys: 'V', title: /^Approvals \d/ },
  { name: 'the outbox', keys: 'O', title: /^Outbox/ },
  { name: 'follow-ups', keys: 'F', title: /^Follow-ups/ },
  { name: 'bulk runs', keys: 'B', title: /^Bulk runs/ },
  { name: 'the pulse', keys: 'H', title: /^Pulse/ },
  { name: 'the help', keys: '?', title: /./ },
] as const;

describe('Esc and a letter in one write', () => {
  it.each(SCREENS)('are Esc, then the letter: $name', async ({ keys, title }) => {
    const terminal = await inbox();
    terminal.type(keys);
    await terminal.waitFor(titled(title));
    const [letter, wanted] = keys === 'H' ? (['F', /^Follow-ups/] as const) : (['H', /^Pulse/] as const);
    terminal.type(`\u001b${letter}`);
    await terminal.waitFor(titled(wanted));
    // one level was left, and one was opened
    terminal.type('q');
    await terminal.waitFor(/^> .*kilo/m);
  });

  it('leave the composer with its draft kept, and a question unanswered', async () => {
    const terminal = await inbox();
    terminal.type('rmore');
    await terminal.waitFor(/more/);
    terminal.type('\u001bH');
    await terminal.waitFor(titled(/^Pulse/));
    terminal.type('q');
    await terminal.waitFor(/^> .*kilo/m);
    terminal.type('z');
    await terminal.waitGone(/q back {2}$/m, 500).catch(() => undefined);
    terminal.type('\u001bH');
    await terminal.waitFor(titled(/^Pulse/));
  });

  it('that begin what a terminal sends for other keys are Esc and the letter, too', async () => {
    const terminal = await inbox();
    terminal.type('t');
    await terminal.waitFor(titled(/^PUBLIC · /));
    terminal.type('\u001bO');
    await terminal.waitFor(titled(/^Outbox/));
  });
});

describe('at the last level', () => {
  it.each([
    ['y', 'y'],
    ['Enter', '\r'],
    ['q once more', 'q'],
  ])('q asks, and %s leaves', async (_name, key) => {
    const terminal = world.inbox();
    await terminal.waitFor(/q back/);
    terminal.type('q');
    await terminal.waitFor(/Leave kuulo\?/);
    terminal.type('n');
    await terminal.waitGone(/Leave kuulo\?/);
    terminal.type('q');
    await terminal.waitFor(/Leave kuulo\?/);
    terminal.type(key);
    expect((await terminal.exited).exitCode).toBe(0);
  });
});

/** A screen whose title, the first row, is this. */
function titled(title: RegExp): RegExp {
  return new RegExp(title.source.startsWith('^') ? title.source : `^.*${title.source}`);
}

const SIZES = [
  [40, 12],
  [200, 60],
  [80, 24],
] as const;

/** Title, keys and an empty last row in their places, each once; no row is wider than the terminal. */
async function expectInPlace(
  terminal: Terminal,
  look: { title: RegExp; hints: RegExp; focus: RegExp | null },
): Promise<void> {
  const isInPlace = (): boolean => {
    const rows = terminal.screen();
    const hints = rows.filter((row) => look.hints.test(row));
    const isFocused = look.focus === null || rows.some((row) => look.focus?.test(row));
    return (
      look.title.test(rows[0] ?? '') &&
      hints.length === 1 &&
      hints[0] === rows.at(-2) &&
      rows.at(-1) === '' &&
      isFocused
    );
  };
  await expect
    .poll(() => (isInPlace() ? 'in place' : terminal.screen().join('\n')), { timeout: 10_000 })
    .toBe('in place');
}

const BACK = /q back {0,2}$/;

describe('a screen whose terminal is resized', () => {
  const cases = [
    { name: 'the inbox', keys: '', title: /open \d/, hints: BACK, focus: /^> / },
    ...SCREENS.map((screen) => ({ ...screen, hints: BACK, focus: null })),
    { name: 'the composer', keys: 'r', title: /^PUBLIC · /, hints: /leave {0,2}$/, focus: null },
    { name: 'the review', keys: 'rHello kilo, we look.\u0018', title: /^PUBLIC · /, hints: BACK, focus: /Hello kilo/ },
    { name: 'a question', keys: 'z', title: /open \d/, hints: BACK, focus: /[Ss]nooze/ },
    { name: 'the command line', keys: ':sno', title: /open \d/, hints: BACK, focus: /^:sno/ },
  ];

  it.each(cases)('keeps title, keys and focus in their places: $name', async ({ keys, title, hints, focus }) => {
    const terminal = await inbox();
    if (keys !== '') terminal.type(keys);
    await expectInPlace(terminal, { title, hints, focus });
    for (const [columns, rows] of SIZES) {
      terminal.resize(columns, rows);
      await expectInPlace(terminal, { title, hints, focus });
    }
  });

  it.each(SIZES)('opens every screen at %ix%i', async (columns, rows) => {
    const terminal = world.inbox({ as: 'ville', columns, rows });
    await terminal.waitFor(/q back/);
    for (const { keys, title } of SCREENS) {
      terminal.type(keys);
      await expectInPlace(terminal, { title, hints: BACK, focus: null });
      terminal.type('q');
      await expectInPlace(terminal, { title: /open \d/, hints: BACK, focus: /^> / });
    }
  });
});
