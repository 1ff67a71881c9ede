import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { mostMemory, TELL_MEMORY } from '../support/memory.ts';
import { sharedFile, sharedIsAbsent } from '../support/shared-folder.ts';
import { ROOT, run, start } from './program.ts';
import { SCORE } from './shapes.ts';

const cwd = tmpdir();
const TEXTS = ['Palautus ei toimi!', 'Kiitos, loistavaa palvelua 💛', 'Where is my order?', 'Tack så mycket', 'ok'];
const HARMFUL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

const parsed = (out: string): Record<string, unknown>[] =>
  out === ''
    ? []
    : out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));

/** The program with its pipes in our hands. */
function pipes(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [join(ROOT, 'bin', 'run.js'), ...args], {
    cwd,
    env: { PATH: process.env.PATH, HOME: cwd, NO_COLOR: '1', ...env },
  });
  child.stdin.on('error', () => {});
  return { child, err: text(child.stderr), closed: once(child, 'close') };
}

function line(id: unknown, said: string, more: object = {}): string {
  return `${JSON.stringify({ id, text: said, ...more })}\n`;
}

describe('a stream of texts', () => {
  it('is answered in order, bad lines in their places', async () => {
    const lines: string[] = [];
    const wanted: unknown[] = [];
    for (let at = 1; at <= 6_000; at += 1) {
      const isBad = at % 7 === 0;
      const isBlank = at % 11 === 0 && !isBad;
      lines.push(isBad ? '{"id":1,\n' : isBlank ? '   \r\n' : line(`n${at}`, TEXTS[at % TEXTS.length] ?? ''));
      if (!isBlank) wanted.push(isBad ? at : `n${at}`);
    }
    const { code, out } = await run(['classify'], { cwd, stdin: lines.join('') });
    expect(code).toBe(6);
    expect(parsed(out).map((one) => one.id ?? one.line)).toEqual(wanted);
  });

  it('of bad lines alone ends as the first of them would, blank ones or not', async () => {
    expect((await run(['classify'], { cwd, stdin: '\n\n[]\nnull\n' })).code).toBe(2);
    expect(await run(['classify'], { cwd, stdin: '\n \n' })).toMatchObject({ code: 0, out: '' });
  });

  it('keeps ids as they were given, however long', async () => {
    const stdin = `${line('ä', 'hei')}${line(7, 'hei')}{"id":1790123456789012345,"text":"hei"}\n${line(null, 'hei')}`;
    const ids = parsed((await run(['classify'], { cwd, stdin })).out).map(({ id }) => id);
    expect(ids).toEqual(['ä', 7, '1790123456789012345', '4']);
  });

  it('keeps the id of a line that cannot be judged, and takes a language in any writing', async () => {
    const stdin = `{"id":2}\n${line('b', '11', { language: 'fi-FI' })}${line('c', '11', { language: 'FI' })}`;
    const { code, out } = await run(['classify'], { cwd, stdin });
    const [refused, ...judged] = parsed(out);
    expect([code, refused?.id, refused?.line]).toEqual([6, 2, 1]);
    const plain = parsed((await run(['classify'], { cwd, stdin: line('b', '11', { language: 'fi' }) })).out);
    expect(judged.map((one) => ({ ...one, id: 'b' }))).toEqual([...plain, ...plain]);
  });

  it('tells a line that is not UTF-8, and names UTF-16 at once', async () => {
    const stdin = Buffer.concat([Buffer.from(line(1, 'Hyvää päivää')), Buffer.from(line(2, 'Hyvää päivää'), 'latin1')]);
    const { code, out } = await run(['classify'], { cwd, stdin });
    expect(code).toBe(6);
    expect(parsed(out)[1]).toMatchObject({
      line: 2,
      error: { message: 'Line 2 is not UTF-8.', hint: 'Save the file as UTF-8.' },
    });
    const wide = await run(['classify'], { cwd, stdin: Buffer.from(`\ufeff${line(1, 'hei')}`, 'utf16le') });
    expect(wide).toMatchObject({ code: 2, out: '' });
    expect(wide.err).toMatch(/UTF-16/);
  });

  it
    .skipIf(!existsSync('/dev/full'))
    .each([['classify'], ['classify', 'Kiitos!'], ['triage', 'explain', '--text', 'Kiitos!', '--json']])(
    'onto a full disk ends with a sentence and 1: %s %s',
    async (...args) => {
      const full = openSync('/dev/full', 'w');
      const child = spawn(process.execPath, [join(ROOT, 'bin', 'run.js'), ...args], {
        cwd,
        env: { PATH: process.env.PATH, HOME: cwd },
        stdio: ['pipe', full, 'pipe'],
      });
      child.stdin?.on('error', () => {});
      child.stdin?.end(line('q', 'hei').repeat(2_000));
      const closed = once(child, 'close');
      const err = child.stderr === null ? '' : await text(child.stderr);
      closeSync(full);
      expect([(await closed)[0], err]).toEqual([
        1,
        expect.stringMatching(/^The output cannot be written: ENOSPC[^\n]*\nFree disk space[^\n]*\n$/),
      ]);
    },
  );

  it('is answered while it goes on: a program may ask and listen in turn', async () => {
    const { child, closed } = pipes(['classify']);
    const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    for (const said of TEXTS) {
      child.stdin.write(line(said, said));
      expect(JSON.parse(String((await answers.next()).value))).toMatchObject({ id: said });
    }
    // a character whose bytes come one by one
    for (const byte of Buffer.from(line('💛', '💛'))) child.stdin.write(Buffer.from([byte]));
    expect(JSON.parse(String((await answers.next()).value))).toMatchObject({ id: '💛' });
    child.stdin.end();
    expect((await closed)[0]).toBe(0);
  });

  it('may hold lines of 10 MB and a megabyte of one letter', async () => {
    const stdin = [
      line('long', 'Palautus ei toimi. '.repeat(550_000)),
      line('one', 'a'.repeat(1_000_000)),
      line('pad', 'Kiitos!', { pad: 'x'.repeat(10_000_000) }),
    ];
    const { code, out } = await run(['classify'], { cwd, stdin: stdin.join('') });
    expect([code, parsed(out).map(({ id }) => id)]).toEqual([0, ['long', 'one', 'pad']]);
    expect(out.length).toBeLessThan(20_000);
  });

  it('takes no more memory when it is long', async () => {
    const few = await memoryOf(1_000);
    const many = await memoryOf(40_000);
    // 170 MB come in; what V8 keeps for its young objects grows by some tens
    expect(many - few).toBeLessThan(200_000);
  });

  it('waits for a slow reader, in little memory, and loses nothing', async () => {
    const { child, err, closed } = pipes(['classify'], TELL_MEMORY);
    const count = 30_000;
    child.stdin.end(
      Array.from({ length: count }, (_, at) => line(String(at), TEXTS[at % TEXTS.length] ?? '')).join(''),
    );
    let out = '';
    let pieces = 0;
    for await (const piece of child.stdout.setEncoding('utf8')) {
      out += piece;
      pieces += 1;
      if (pieces % 5 === 0) await pause(5);
    }
    expect((await closed)[0]).toBe(0);
    expect(parsed(out).map(({ id }) => id)).toEqual(Array.from({ length: count }, (_, at) => String(at)));
    expect(mostMemory(await err)).toBeLessThan(400_000);
  });
});

async function memoryOf(lines: number): Promise<number> {
  const { child, err, closed } = pipes(['classify'], TELL_MEMORY);
  child.stdout.resume();
  const pad = 'x'.repeat(4_000);
  for (let at = 0; at < lines; at += 1) {
    const said = at % 3 === 0 ? `not JSON ${pad}\n` : line(at, TEXTS[at % TEXTS.length] ?? '', { pad });
    if (!child.stdin.write(said)) await once(child.stdin, 'drain');
  }
  child.stdin.end();
  expect((await closed)[0]).toBe(6);
  return mostMemory(await err);
}

describe('an interruption', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('by %s while nothing comes ends at once, with %i', async (signal, code) => {
    const { child, err, closed } = pipes(['classify']);
    child.stdin.write(line(1, 'Kiitos!'));
    const [answer] = await once(child.stdout, 'data');
    child.kill(signal);
    expect([(await closed)[0], await err]).toEqual([code, '']);
    expect(parsed(String(answer))).toMatchObject([{ id: 1 }]);
  });

  it('in the middle leaves whole lines', async () => {
    const { child, closed } = pipes(['classify']);
    child.stdin.end(Array.from({ length: 60_000 }, (_, at) => line(at, 'Palautus ei toimi!')).join(''));
    const [first] = await once(child.stdout.setEncoding('utf8'), 'data');
    child.kill('SIGINT');
    const out = String(first) + (await text(child.stdout));
    expect((await closed)[0]).toBe(130);
    expect(out.endsWith('\n')).toBe(true);
    const ids = parsed(out).map(({ id }) => id);
    expect(ids).toEqual(ids.map((_, at) => at));
    expect(ids.length).toBeLessThan(60_000);
  });

  it('by a reader who leaves is quiet and 0, also when the reader had stopped reading before', async () => {
    const { child, err, closed } = pipes(['classify']);
    child.stdin.end(line(1, 'Palautus ei toimi!').repeat(30_000));
    await once(child.stdout, 'readable');
    child.stdout.destroy();
    expect([(await closed)[0], await err]).toEqual([0, '']);
  });
});

describe('what strangers write', () => {
  const own = ['\u001b[2J\u0007', '\u202Eevil', '\u009b31m', '\ud800', 'a\u2028b', '\u0000', '\u200b'.repeat(500), ''];

  async function expectHarmless(texts: readonly string[]): Promise<void> {
    const stdin = texts.map((said, at) => line(`${at}${said}`, said)).join('');
    const ran = await run(['classify'], { cwd, stdin });
    expect([ran.code, ran.err]).toEqual([0, '']);
    expect(ran.out).not.toMatch(HARMFUL);
    const answers = parsed(ran.out);
    expect(answers.map(({ id }) => id)).toEqual(texts.map((said, at) => `${at}${said}`));
    for (const answer of answers) SCORE.parse(answer);
  }

  it('acts on no terminal', () => expectHarmless(own));

  const corpus = sharedFile('data/hostile.jsonl');
  it.skipIf(corpus === null)(
    `acts on no terminal, in any known way (${corpus === null ? sharedIsAbsent : 'hostile.jsonl'})`,
    async () => {
      const lines = readFileSync(corpus ?? '', 'utf8')
        .trimEnd()
        .split('\n');
      expect(lines.length).toBeGreaterThan(100);
      await expectHarmless(lines.map((one) => String(JSON.parse(one))));
    },
  );

  it('as an argument is answered too', async () => {
    const { code, out } = await start(['classify', '\u001b[31mApua', 'Kiitos!'], { cwd }).ended;
    expect(code).toBe(0);
    expect(out).not.toMatch(HARMFUL);
    expect(parsed(out).map(({ id }) => id)).toEqual(['1', '2']);
  });
});
