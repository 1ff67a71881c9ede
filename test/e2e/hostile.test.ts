import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import stringWidth from 'string-width';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { safeLine } from '../../src/domain/safe-text.ts';
import { type Harm, harmIn, OWN_COLOURS, OWN_LINES } from '../support/harm.ts';
import { hostileTexts } from '../support/hostile-texts.ts';
import { type HostileWorld, makeHostileWorld } from '../support/hostile-world.ts';
import { sharedIsAbsent } from '../support/shared-folder.ts';
import { openTerminal } from '../support/terminal.ts';
import { ROOT, run } from './program.ts';

const texts = hostileTexts();
const COLUMNS = 120;
const NONE = /$^/g;

let world: HostileWorld;
beforeAll(async () => {
  if (texts !== null) world = await makeHostileWorld(texts);
});
afterAll(() => world?.remove());

/** What a run wrote into a pipe. */
async function piped(args: readonly string[]): Promise<{ out: string; err: string; harm: Harm[] }> {
  const isJson = args.includes('--json');
  const { out, err } = await run(args, { cwd: world.folder, env: world.env });
  // whether it is UTF-8 is told by the run on a terminal, whose bytes are kept as they come
  const harm = [out, err].flatMap((text) => harmIn(Buffer.from(text), { own: NONE, isTerminal: false, isJson }));
  return { out, err, harm };
}

/** What a run wrote to a terminal, and the rows of it. */
async function onTerminal(args: readonly string[]): Promise<{ rows: string[]; harm: Harm[] }> {
  const env = { ...world.env, NO_COLOR: '', FORCE_COLOR: '1' };
  const options = { columns: COLUMNS, rows: 50, cwd: world.folder, env };
  const terminal = openTerminal(process.execPath, [join(ROOT, 'bin', 'run.js'), ...args], options);
  await terminal.exited;
  const bytes = terminal.bytes();
  await terminal.close();
  const rows = bytes.toString('utf8').replaceAll('\r\n', '\n').replace(OWN_LINES, '').split('\n');
  return { rows, harm: harmIn(bytes, { own: OWN_LINES, isTerminal: true }) };
}

/** Where the columns of a heading begin. */
function startsOf(head: string, except: readonly string[]): number[] {
  return [...head.matchAll(/(?<=^| {2})\S+/g)].filter(([title]) => !except.includes(title)).map(({ index }) => index);
}

/** The columns, of these, at which a row has no gap of two with something new right after it. */
function crookedAt(row: string, columns: readonly number[]): number[] {
  const gaps: { from: number; until: number }[] = [];
  let at = 0;
  for (const [piece] of row.matchAll(/ +|[^ ]+/g)) {
    const isGap = piece.startsWith(' ');
    const width = isGap || /^[!-~]+$/.test(piece) ? piece.length : stringWidth(piece);
    if (isGap && width > 1) gaps.push({ from: at, until: at + width });
    at += width;
  }
  // a row ends where its last cells are empty
  gaps.push({ from: at, until: Number.MAX_SAFE_INTEGER });
  return columns.filter((column) => column > 0 && !gaps.some((gap) => gap.from <= column - 2 && column <= gap.until));
}

/** Headings over numbers, which end where their column ends. */
const RIGHT = ['ID', 'REPLY', 'CONV', 'ROWS', 'SENT', 'FAILED', 'REFUSED', 'UNKNOWN', 'TO', 'GO'];

const WHOLE = 'the conversation that holds them all';
const COMMANDS: readonly (readonly string[])[] = [
  ['list', '--limit', '1000'],
  ['list', '--limit', '1000', '--status', 'closed'],
  ['list', '--limit', '1000', '--status', 'snoozed'],
  ['show', WHOLE],
  ['search', 'before', '--limit', '1000'],
  ['review', 'list'],
  ['outbox'],
  ['bulk', 'status'],
  ['promises', 'list'],
  ['report', '--since', '2d'],
  ['status'],
  ['gaps'],
  ['account', 'list'],
  ['account', 'check'],
  ['doctor'],
  ['triage', 'explain', WHOLE],
  ['poll'],
];
const TABLES: readonly string[] = ['list', 'outbox', 'review list'];

/** A row of a table that begins with a number. */
function isRow(line: string): boolean {
  return /^ *\d+ {2}/.test(line);
}

/** The command line, with the number of the conversation. */
function argsOf(command: readonly string[]): string[] {
  return command.map((word) => (word === WHOLE ? String(world.whole) : word));
}

describe.skipIf(texts === null)(`hostile texts (${texts === null ? sharedIsAbsent : texts.length})`, () => {
  it('would be noticed: a naive printer lets hundreds of them through', () => {
    const naive = (texts ?? []).map((text) => harmIn(Buffer.from(`${text}\n`), { own: NONE, isTerminal: false }));
    expect(naive.filter((harm) => harm.length > 0).length).toBeGreaterThan(200);
    const script = `for (const text of JSON.parse(require('node:fs').readFileSync(0, 'utf8'))) console.log(text)`;
    const printed = spawnSync(process.execPath, ['-e', script], { input: JSON.stringify(texts) }).stdout;
    expect(harmIn(printed, { own: OWN_LINES, isTerminal: true }).length).toBeGreaterThan(1000);
    const coloured = Buffer.from('\u001b[31mred\u001b[39m \u001b]0;title\u0007\n');
    expect(harmIn(coloured, { own: OWN_COLOURS, isTerminal: true }).map(({ what }) => what)).toEqual([
      'U+001B',
      'U+0007',
    ]);
    expect(harmIn(Buffer.from([0x61, 0xff, 0x0a]), { own: NONE, isTerminal: false })[0]?.what).toBe('not UTF-8');
    expect(crookedAt('漢字  x  漢', [6, 9])).toEqual([]);
    expect(crookedAt('漢字 x  漢', [5, 9])).toEqual([5, 9]);
    expect(crookedAt('a  漢', [3, 4])).toEqual([4]);
  });

  it.each(COMMANDS.map((command) => ({ name: command.join(' '), command })))(
    'do nothing in `$name`',
    async ({ command }) => {
      const args = argsOf(command);
      const [pipe, json, screen] = await Promise.all([piped(args), piped([...args, '--json']), onTerminal(args)]);
      expect(pipe.harm).toEqual([]);
      expect(json.harm).toEqual([]);
      expect(screen.harm).toEqual([]);
      for (const line of json.out.split('\n').filter((one) => one !== '')) JSON.parse(line);
      const name = args.filter((word) => !/^(--|\d|closed|snoozed|before)/.test(word)).join(' ');
      if (!TABLES.includes(name)) return;
      const lines = pipe.out.split('\n');
      const head = lines.find((line) => /^ *(ID|REPLY) /.test(line)) ?? '';
      const rows = lines.filter(isRow);
      expect(rows.length, pipe.err).toBeGreaterThan(10);
      const starts = startsOf(head, RIGHT);
      expect(starts.length).toBeGreaterThan(3);
      const crooked = rows.filter((row) => crookedAt(row, starts).length > 0);
      expect(crooked.map((row) => row.slice(0, 300))).toEqual([]);
      expect(screen.rows.filter((row) => isRow(row) && stringWidth(row) > COLUMNS)).toEqual([]);
    },
  );

  it('come through JSON as they are', async () => {
    const { out } = await run(['show', String(world.whole), '--json'], { cwd: world.folder, env: world.env });
    const { thread, notes }: Record<'thread' | 'notes', { text: string }[]> = JSON.parse(out);
    const asKept = (texts ?? []).map((text) => text.toWellFormed().replaceAll('\0', '␀'));
    expect(thread.map(({ text }) => text)).toEqual(asKept);
    expect(notes.map(({ text }) => text)).toEqual(asKept);
  });

  it('are never cut inside a character', async () => {
    const { rows } = await onTerminal(['list', '--limit', '1000']);
    const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
    let cuts = 0;
    for (const row of rows) {
      const id = Number(/^\s*(\d+) /.exec(row)?.[1]);
      const text = world.byId.get(id);
      if (text === undefined || !row.endsWith('…')) continue;
      cuts += 1;
      const safe = safeLine(text);
      const ends = new Set([...segmenter.segment(safe)].map(({ index, segment }) => index + segment.length));
      const shown = row.slice(0, -1);
      // its person's name is the same text: cut there, or in the text itself
      const isWhole = [...ends, 0].some(
        (end) => shown.endsWith(`  ${safe.slice(0, end)}`) || shown.endsWith(safe.slice(0, end).trimEnd()),
      );
      expect(isWhole, JSON.stringify(row)).toBe(true);
    }
    expect(cuts).toBeGreaterThan(10);
  });

  it('do nothing when they are what is asked for', async () => {
    const some = (texts ?? []).filter((text) => !text.includes('\0') && text.length < 200 && text.isWellFormed());
    const said = some.filter((_, index) => index % 15 === 0).join(' ');
    const asked = [['show', '--', said], ['poll', '--', said], ['list', `--assignee=${said}`], [said]];
    for (const args of asked) {
      const [pipe, screen] = await Promise.all([piped(args), onTerminal(args)]);
      expect([...pipe.harm, ...screen.harm], args[0]).toEqual([]);
    }
  });
});
