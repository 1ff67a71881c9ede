import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../e2e/program.ts';
import { openTerminal } from '../support/terminal.ts';

/** Everything a run in a terminal wrote. */
async function written(args: readonly string[], env: Readonly<Record<string, string>>): Promise<string> {
  const terminal = openTerminal(process.execPath, [join(ROOT, 'bin', 'run.js'), ...args], {
    cwd: tmpdir(),
    // a machine that runs tests may say CI, for which no colours are made unless they are asked for
    env: { HOME: tmpdir(), NO_COLOR: '', FORCE_COLOR: '1', ...env },
  });
  try {
    expect((await terminal.exited).exitCode).toBe(0);
    return terminal.raw();
  } finally {
    await terminal.close();
  }
}

const TEXT = 'Olen todella pettynyt!';
const COLOUR = /\u001b\[\d+m/;

describe('colours in a terminal', () => {
  it.each([
    ['classify', TEXT],
    ['triage', 'explain', '--text', TEXT],
  ])('are there, and gone with NO_COLOR or --no-color: %s', async (...args) => {
    expect(await written(args, {})).toMatch(COLOUR);
    const plain = await written(args, { NO_COLOR: '1' });
    expect(plain).not.toMatch(COLOUR);
    expect(plain).toContain('pettynyt');
    expect(await written([...args, '--no-color'], {})).not.toMatch(COLOUR);
  });
});
