import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { SANDBOX_CREDENTIALS } from '../../src/sandbox/credentials.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { ROOT, run } from '../e2e/program.ts';
import { startSpoilingProxy } from '../support/spoiling-proxy.ts';
import { openTerminal } from '../support/terminal.ts';

let sandbox: Sandbox;
let cwd: string;

beforeEach(async () => {
  sandbox = await startSandbox({ seed: 1 });
  cwd = sandbox.workspace;
  const account = (name: string, platform: string, handle: string) =>
    `  - { name: ${name}, platform: ${platform}, handle: ${handle}, baseUrl: "${sandbox.url}/${platform}" }\n`;
  const accounts = [account('x', 'x', 'esimerkki'), account('masto', 'mastodon', 'esimerkki')];
  accounts.push(account('bluesky', 'bluesky', 'esimerkki.sandbox'));
  writeFileSync(join(cwd, 'kuulo.yaml'), `timezone: Europe/Helsinki\naccounts:\n${accounts.join('')}`);
});
afterEach(async () => await sandbox.close());

const KUULO = join(ROOT, 'bin', 'run.js');
const secretsFile = () => join(cwd, 'credentials.json');
const kept = (account: string) =>
  existsSync(secretsFile()) ? JSON.parse(readFileSync(secretsFile(), 'utf8'))[account] : undefined;

/** Takes an account's secrets out of `.env`. */
function forget(prefix: string): void {
  const file = join(cwd, '.env');
  const lines = readFileSync(file, 'utf8').split('\n');
  writeFileSync(file, lines.filter((line) => !line.startsWith(prefix)).join('\n'));
}

function login(...args: string[]) {
  const env = { HOME: cwd, NO_COLOR: '1', SSH_CONNECTION: '', SSH_TTY: '' };
  return openTerminal(process.execPath, [KUULO, 'account', 'login', ...args], { cwd, env, columns: 500 });
}

/** What the person's browser does: the sandbox's page says yes at once and sends it back. */
async function sayYes(shown: string): Promise<Response> {
  const page = /http:\/\/\S+authorize\?\S+/.exec(shown)?.[0] ?? '';
  return await fetch(page);
}

describe('kuulo account login against the sandbox', () => {
  it('logs in to X with the browser, and its session is used by the next run', async () => {
    forget('KUULO_X_');
    const { clientId, clientSecret } = SANDBOX_CREDENTIALS.x;
    writeFileSync(
      join(cwd, '.env'),
      `${readFileSync(join(cwd, '.env'), 'utf8')}KUULO_X_CLIENT_ID=${clientId}\nKUULO_X_CLIENT_SECRET=${clientSecret}\n`,
    );
    const terminal = login('x', '--port', '48722');
    const shown = await terminal.waitFor(/state=\S+/);
    expect(shown).toContain('exactly so: http://127.0.0.1:48722/');
    expect((await sayYes(shown)).status).toBe(200);
    expect(await terminal.exited).toMatchObject({ exitCode: 0 });
    const { accessToken, refreshToken } = JSON.parse(kept('x').session);
    for (const token of [accessToken, refreshToken]) expect(terminal.raw()).not.toContain(token);
    const check = await run(['account', 'check', 'x', '--json'], { cwd });
    const { handle, tokenKind } = JSON.parse(check.out).items[0].identity;
    expect({ handle, tokenKind }).toEqual({ handle: 'esimerkki', tokenKind: expect.stringMatching(/oauth 2/i) });
    // where the app's variables are not, as in cron, it is found whole, and renewed
    expect(terminal.raw()).not.toContain('Not what was saved is used');
    expect(kept('x')).toMatchObject({ clientId, clientSecret });
    forget('KUULO_X_');
    await fetch(`${sandbox.url}/_sandbox/clock`, { method: 'POST', body: JSON.stringify({ advance: '3h' }) });
    const later = await run(['account', 'check', 'x', '--json'], { cwd });
    expect(JSON.parse(later.out).items[0].identity).toMatchObject({ handle: 'esimerkki', tokenKind });
    expect(JSON.parse(kept('x').session).refreshToken).not.toBe(refreshToken);
  });

  it('renews a session of X once, however many runs want it at once', { timeout: 60_000 }, async () => {
    forget('KUULO_X_');
    const calls: string[] = [];
    const proxy = await startSpoilingProxy(sandbox.url, ({ method, url }) => {
      calls.push(`${method} ${url}`);
      return false;
    });
    onTestFinished(() => proxy.close());
    const yaml = readFileSync(join(cwd, 'kuulo.yaml'), 'utf8');
    writeFileSync(join(cwd, 'kuulo.yaml'), yaml.replace(`${sandbox.url}/x"`, `${proxy.url}/x"`));
    writeFileSync(join(cwd, '.env'), `KUULO_X_CLIENT_ID=${SANDBOX_CREDENTIALS.x.clientId}\n`);
    const terminal = login('x', '--port', '48724');
    await sayYes(await terminal.waitFor(/state=\S+/));
    expect(await terminal.exited).toMatchObject({ exitCode: 0 });
    const before = JSON.parse(kept('x').session);
    // its access token ends while nobody looks
    await fetch(`${sandbox.url}/_sandbox/clock`, { method: 'POST', body: JSON.stringify({ advance: '3h' }) });
    calls.length = 0;
    const checking = Array.from({ length: 6 }, () => run(['account', 'check', 'x', '--json'], { cwd }));
    const codes = (await Promise.all(checking)).map(({ code }) => code);
    expect(codes).toEqual([0, 0, 0, 0, 0, 0]);
    expect(calls.filter((call) => call.includes('/oauth2/token'))).toHaveLength(1);
    const after = JSON.parse(kept('x').session);
    expect(after.refreshToken).not.toBe(before.refreshToken);
  });

  it('says when older keys are used instead of the new login', async () => {
    const file = join(cwd, '.env');
    writeFileSync(file, `${readFileSync(file, 'utf8')}KUULO_X_CLIENT_ID=${SANDBOX_CREDENTIALS.x.clientId}\n`);
    const terminal = login('x', '--port', '48723');
    await sayYes(await terminal.waitFor(/state=\S+/));
    await terminal.exited;
    expect(terminal.raw()).toMatch(/Not what was saved is used, but .*KUULO_X_API_KEY/);
  });

  it('logs in to Mastodon with the browser', async () => {
    forget('KUULO_MASTO_');
    const terminal = login('masto');
    await sayYes(await terminal.waitFor(/state=\S+/));
    expect(await terminal.exited).toMatchObject({ exitCode: 0 });
    const polled = await run(['poll', 'masto', '--json'], { cwd });
    expect(JSON.parse(polled.out).runs.map((one: { status: string }) => one.status)).not.toContain('failed');
  });

  it('asks for what Bluesky’s own pages give, and does not show a password', async () => {
    forget('KUULO_BLUESKY_');
    const { identifier, appPassword } = SANDBOX_CREDENTIALS.bluesky;
    const terminal = login('bluesky');
    await terminal.waitFor(/Handle: *$/m);
    terminal.type(`${identifier}\r`);
    await terminal.waitFor(/App password: *$/m);
    terminal.type(`${appPassword}\r`);
    expect(await terminal.exited).toMatchObject({ exitCode: 0 });
    expect(terminal.raw()).not.toContain(appPassword);
    expect(kept('bluesky')).toMatchObject({ identifier, appPassword, session: expect.any(String) });
    // a wrong one later changes nothing
    const before = readFileSync(secretsFile());
    const again = login('bluesky');
    await again.waitFor(/Handle.*: *$/m);
    again.type('\r');
    await again.waitFor(/App password.*: *$/m);
    again.type('wrong-wrong-wrong\r');
    expect(await again.exited).toMatchObject({ exitCode: 4 });
    expect(readFileSync(secretsFile())).toEqual(before);
  });

  it('account check tells who, with what, and from where', async () => {
    const { out } = await run(['account', 'check', 'masto', 'bluesky'], { cwd });
    expect(out).toMatch(/masto {2}mastodon {2}@esimerkki.*\n {4}KUULO_MASTO_ACCESS_TOKEN from \.env/);
    expect(out).toMatch(/app password/);
  });

  it('account remove forgets secrets and session', async () => {
    await run(['poll', 'bluesky'], { cwd });
    expect(kept('bluesky')).toHaveProperty('session');
    expect((await run(['account', 'remove', 'bluesky', '--yes'], { cwd })).code).toBe(0);
    expect(kept('bluesky')).toBeUndefined();
  });
});
