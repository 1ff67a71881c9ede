import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { desktopNotice } from '../../src/outside/desktop-notice.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kuulo-notice-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A program in the place of notify-send that writes down what it was given, one word a line. */
function program(ending: string): string {
  const file = join(folder, 'notify');
  writeFileSync(file, `#!/bin/sh\nprintf '%s\\n' "$@" > '${join(folder, 'given')}'\n${ending}\n`);
  chmodSync(file, 0o755);
  return file;
}

const given = (): string[] => readFileSync(join(folder, 'given'), 'utf8').trimEnd().split('\n');

describe('a notice on the desktop', () => {
  it('gives the words to the program as they are: no shell, no options, no markup', async () => {
    const words = 'kuulo: --urgency=low $(touch x) `id`; <b>@maija</b> & "co": waits';
    expect(await desktopNotice(words, program('exit 0'))).toBe(true);
    const [title, body, ...more] = given().slice(given().indexOf('--') + 1);
    expect(title).toBe('kuulo');
    expect(body).toBe('--urgency=low $(touch x) `id`; &lt;b&gt;@maija&lt;/b&gt; &amp; "co": waits');
    expect(more).toEqual([]);
  });

  it('says that it did not go where there is no desktop, or no such program', async () => {
    expect(await desktopNotice('kuulo: x', program('exit 1'))).toBe(false);
    expect(await desktopNotice('kuulo: x', join(folder, 'nothing-here'))).toBe(false);
  });
});
