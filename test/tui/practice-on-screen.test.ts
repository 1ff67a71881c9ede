import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { ROOT } from '../e2e/program.ts';
import { openTerminal, type Terminal } from '../support/terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'kuulo-tui-practice-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const temporary = join(folder, 'tmp');
mkdirSync(temporary);

function practise(...args: string[]): Terminal {
  const terminal = openTerminal(process.execPath, [join(ROOT, 'bin/run.js'), 'practice', ...args], {
    cwd: folder,
    rows: 40,
    columns: 100,
    env: { HOME: folder, XDG_STATE_HOME: join(folder, 'state'), TMPDIR: temporary },
  });
  onTestFinished(() => terminal.close());
  return terminal;
}

const worlds = (): string[] => readdirSync(temporary).filter((name) => name.startsWith('kuulo-sandbox'));

describe('practice in a terminal', () => {
  it('opens the inbox with the customer; answered by keys they react, and the report stands on the normal screen', async () => {
    const terminal = practise('--scenario', 'late-parcel', '--language', 'en', '--seed', '2');
    await terminal.waitFor(/was due on Monday/);
    expect(terminal.isAlternate()).toBe(true);
    terminal.type('\r');
    // what the company knows lies beside the conversation
    await terminal.waitFor(/left behind by a sorting error/);
    terminal.type('r');
    await terminal.waitFor(/PUBLIC/);
    terminal.type(
      'Hi Priya, we are so sorry: a sorting error held your order back. I will send it today and it arrives tomorrow by 18:00.',
    );
    await terminal.waitFor(/by 18:00\./);
    terminal.type('\u0018');
    await terminal.waitFor(/exactly this goes out/);
    terminal.type('y');
    await terminal.waitFor(/Thanks for the quick answer/);
    // nobody waits any more: it closes by itself
    const report = await terminal.waitFor(/Practice: A late parcel[\s\S]*Against your earlier sessions/, 30_000);
    expect(report).toMatch(/★★★★★ 5\/5 {2}Priya Sharma/);
    expect(await terminal.exited).toMatchObject({ exitCode: 0 });
    expect(terminal.isAlternate()).toBe(false);
    expect(worlds()).toEqual([]);
  });

  it.each([
    ['a signal', 130, (terminal: Terminal) => terminal.signal('SIGINT')],
    ['Ctrl-C, and again when it asks', 0, (terminal: Terminal) => terminal.type('\u0003\u0003')],
  ] as const)('ends by %s with the report so far, the terminal as it was, and nothing left', async (_, code, end) => {
    const terminal = practise('--scenario', 'outage', '--language', 'fi');
    await terminal.waitFor(/etäpalaveri/);
    end(terminal);
    const report = await terminal.waitFor(/Harjoitus: Katko[\s\S]*Aiempiin harjoituksiin/);
    expect(report).toMatch(/Kukaan ei vastannut minulle/);
    expect(await terminal.exited).toMatchObject({ exitCode: code });
    expect(terminal.isAlternate()).toBe(false);
    expect(worlds()).toEqual([]);
    const history = join(folder, 'state', 'kuulo', 'practice.json');
    expect(existsSync(history)).toBe(true);
    expect(JSON.parse(readFileSync(history, 'utf8')).sessions.at(-1)).toMatchObject({ scenario: 'outage', score: 0 });
  });
});
