import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { LINE_BYTES_MAX, type Line, lineBatches } from '../../src/cli/line-batches.ts';

async function linesOf(pieces: Iterable<Buffer>, signal = new AbortController().signal): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const batch of lineBatches(Readable.from(pieces), signal)) lines.push(...batch);
  return lines;
}

const TEXT = '\ufeffäiti 😀\r\n\nrivi\r\u2028sama\n\ufeffkeskellä\nviimeinen';
const LINES = ['äiti 😀', '', 'rivi\r\u2028sama', '\ufeffkeskellä', 'viimeinen'];

describe('lines of a stream', () => {
  it('are the same however the bytes are cut, also inside a character', async () => {
    const bytes = Buffer.from(TEXT);
    for (let size = 1; size <= bytes.length; size += 1) {
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
        bytes.subarray(at * size, (at + 1) * size),
      );
      expect(await linesOf(pieces), `pieces of ${size}`).toEqual(LINES);
    }
  });

  it('are all there when the last has an end, and none when nothing comes', async () => {
    expect(await linesOf([Buffer.from('a\nb\n')])).toEqual(['a', 'b']);
    expect(await linesOf([])).toEqual([]);
    expect(await linesOf([Buffer.from('\n')])).toEqual(['']);
  });

  it('whose bytes are no UTF-8 are told, and those around them read, however the bytes are cut', async () => {
    const bytes = Buffer.concat([Buffer.from('äiti\n'), Buffer.from('päivää\r\n', 'latin1'), Buffer.from('ö\n\nilta')]);
    for (let size = 1; size <= bytes.length; size += 1) {
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
        bytes.subarray(at * size, (at + 1) * size),
      );
      expect(await linesOf(pieces)).toEqual(['äiti', { unreadable: 'not UTF-8' }, 'ö', '', 'ilta']);
    }
  });

  it.each(['fffe', 'feff'])('that begin as UTF-16 does (%s) are refused at once, also byte by byte', async (mark) => {
    const bytes = Buffer.concat([Buffer.from(mark, 'hex'), Buffer.from('{\0}\0\n\0')]);
    await expect(linesOf([bytes])).rejects.toMatchObject({ code: 'USAGE' });
    await expect(linesOf([...bytes].map((byte) => Buffer.from([byte])))).rejects.toMatchObject({ code: 'USAGE' });
  });

  it('without an end are passed over, and the next is read', async () => {
    const piece = Buffer.alloc(1024 * 1024, 'a');
    function* endless() {
      yield Buffer.from('eka\n');
      for (let bytes = 0; bytes <= LINE_BYTES_MAX; bytes += piece.length) yield piece;
      yield Buffer.from('\ntoka\n');
    }
    expect(await linesOf(endless())).toEqual(['eka', { unreadable: 'too long' }, 'toka']);
  });

  it('end quietly when they are to stop', async () => {
    const stop = new AbortController();
    const seen: Line[] = [];
    function* forever() {
      for (;;) yield Buffer.from('rivi\n');
    }
    for await (const batch of lineBatches(Readable.from(forever()), stop.signal)) {
      seen.push(...batch);
      if (seen.length > 10) stop.abort();
    }
    expect(seen.length).toBeLessThan(1_000);
    expect(await linesOf([Buffer.from('a\n')], stop.signal)).toEqual([]);
  });
});
