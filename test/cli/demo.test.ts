import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ROOT, run, start } from '../e2e/program.ts';
import { openTerminal } from '../support/terminal.ts';

describe('demo in a terminal', () => {
  it('says that ville is simulated, and how to act as him; he sees the same inbox, and saved answers lie ready', async () => {
    const terminal = openTerminal(process.execPath, [join(ROOT, 'bin/run.js'), 'demo'], { cwd: tmpdir(), rows: 30 });
    onTestFinished(() => terminal.close());
    const screen = await terminal.waitFor(/ville, a simulated colleague, approves after a\s+moment[\s\S]*--as\s+ville/);
    const workspace = /kuulo\s+inbox\s+--workspace\s+(\S+)\s+--as\s+ville/.exec(screen)?.[1] ?? '';
    // and it stands on the terminal itself, where the screen does not cover it for good
    expect(terminal.raw().slice(0, terminal.raw().indexOf('\u001b[?1049h'))).toMatch(/ville approves after a moment/);
    expect(existsSync(join(workspace, 'answers', 'palautus.md'))).toBe(true);
    const { code, out } = await run(['list', '--json', '--workspace', workspace, '--as', 'ville'], { cwd: tmpdir() });
    expect(code).toBe(0);
    expect(JSON.parse(out).total).toBeGreaterThan(5);
    terminal.type('qy');
    expect(await terminal.exited).toMatchObject({ exitCode: 0 });
    expect(existsSync(workspace)).toBe(false);
  });
});

describe('demo without a terminal', () => {
  it('does the whole job, tells each step and leaves nothing', async () => {
    const { code, out } = await run(['demo'], { cwd: tmpdir() });
    expect(code).toBe(0);
    for (const words of [
      '1. Poll',
      '2. Triage',
      '3. List',
      '4. Show',
      '5. Draft',
      '6. Review',
      '7. Send',
      '8. On the platform',
      '9. Poll again',
      '10. Report',
    ]) {
      expect(out).toContain(words);
    }
    // one answer in public and one in private, and every platform was heard
    expect(out).toMatch(/^5\. Draft: reply \d+ by aino, public; reply \d+ by aino, private$/m);
    expect(out).toMatch(/^ {3}public post \S+ by esimerkki\S*, in reply to [\s\S]*^ {3}private post \S+ by esimerkki/m);
    for (const account of ['x', 'facebook', 'instagram', 'bluesky', 'masto']) {
      expect(out).toMatch(new RegExp(`^ {3}${account}: mentions \\d+, .*messages \\d+`, 'm'));
    }
    expect(existsSync(/workspace (\S+)/.exec(out)?.[1] ?? '')).toBe(false);
  });

  it('ends with one line of JSON; the same seed tells the same, another seed another story', async () => {
    const [one, same, other] = await Promise.all(
      ['3', '3', '4'].map((seed) => run(['demo', '--json', '--seed', seed], { cwd: tmpdir() })),
    );
    const line = (said: typeof one) => JSON.parse(said?.out.trimEnd().split('\n').at(-1) ?? '');
    expect(Object.keys(line(one)).sort()).toEqual(['conversation', 'remoteId', 'reply', 'text', 'url', 'workspace']);
    expect(line(same).text).toBe(line(one).text);
    expect(other?.err).not.toBe(one?.err);
  });

  it('stays with --keep: the reply is in the sandbox until a signal', async () => {
    const program = start(['demo', '--keep', '--json'], { cwd: tmpdir() });
    const { url, remoteId, text } = JSON.parse(await program.firstLine);
    const state = JSON.parse(await (await fetch(`${url}/_sandbox/state`)).text());
    const posts: { id: string; text: string; byBrand: boolean }[] = state.posts;
    expect(posts.filter(({ id }) => id === remoteId)).toMatchObject([{ text, byBrand: true }]);
    program.kill('SIGINT');
    expect((await program.ended).code).toBe(130);
  });
});
