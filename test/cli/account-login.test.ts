import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ROOT, run } from '../e2e/program.ts';
import { CODE_PREFIX, type LoginServer, startLoginServer } from '../journey/login-server.ts';
import { openTerminal } from '../support/terminal.ts';

let folder: string;
let server: LoginServer;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kuulo-account-'));
  server = await startLoginServer();
  writeFileSync(
    join(folder, 'kuulo.yaml'),
    `timezone: Europe/Helsinki\naccounts:\n  - { name: m, platform: mastodon, handle: esimerkki, baseUrl: "${server.url}" }\n`,
  );
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = () => join(folder, 'credentials.json');
const page = (text: string) => /http:\/\/\S+\/oauth\/authorize\?\S+/.exec(text)?.[0] ?? '';
const KUULO = join(ROOT, 'bin', 'run.js');

/** `account login` in a terminal. */
function login(...flags: string[]) {
  const args = [KUULO, 'account', 'login', 'm', ...flags];
  const env = { HOME: folder, NO_COLOR: '1', SSH_CONNECTION: '', SSH_TTY: '' };
  return openTerminal(process.execPath, args, { cwd: folder, env, columns: 400 });
}

/** Everything a login leaves in the workspace but `credentials.json` itself. */
function left(): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && path !== file());
  for (const path of [...files, file()]) {
    if (!path.endsWith('kuulo.yaml')) expect({ path, mode: statSync(path).mode & 0o077 }).toEqual({ path, mode: 0 });
  }
  return files.map((path) => readFileSync(path).toString('latin1')).join('\n');
}

describe('kuulo account login', () => {
  it('in a terminal prints the page, waits for the browser, and leaves the token in one file only', async () => {
    const terminal = login('--verbose');
    const authorizeUrl = page(await terminal.waitFor(/state=\S+/));
    const asSeen = execFileSync('ps', ['-ww', '-o', 'args=', '-p', String(terminal.pid)], { encoding: 'utf8' });
    const back = await server.visit(authorizeUrl);
    expect(back.hostname).toBe('127.0.0.1');
    // a page that guesses the port gets nowhere
    expect((await fetch(new URL('/?code=theirs&state=theirs', back))).status).toBe(400);
    const answer = await fetch(back);
    expect(await answer.text()).not.toContain(CODE_PREFIX);
    expect(await terminal.exited).toMatchObject({ exitCode: 0 });
    const shown = terminal.raw();
    expect(shown).toMatch(/@esimerkki.*user token/);
    expect(shown).toContain('Saved in credentials.json (0600)');
    await expect(fetch(back)).rejects.toThrow();
    const token = server.tokenOf('esimerkki');
    expect(JSON.parse(readFileSync(file(), 'utf8')).m.accessToken).toBe(token);
    for (const secret of [token, CODE_PREFIX, 'client-secret-0123456789']) {
      for (const place of [shown, asSeen, left()]) expect(place).not.toContain(secret);
    }
    const listed = await run(['account', 'list', '--json'], { cwd: folder });
    expect(JSON.parse(listed.out).items[0]).toMatchObject({ tokenKind: 'user token', missing: [], expiresAt: null });
  });

  it('ends with 4 when no browser comes, and with 130 when the person gives up', async () => {
    const patient = login('--wait', '300ms');
    expect(await patient.exited).toMatchObject({ exitCode: 4 });
    expect(patient.raw()).toContain('did not come back');
    const interrupted = login();
    await interrupted.waitFor(/state=\S+/);
    interrupted.type('\x03');
    expect(await interrupted.exited).toMatchObject({ exitCode: 130 });
    expect(existsSync(file())).toBe(false);
  });

  it('with a port that is taken says so', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const address = other.address();
    const port = String(typeof address === 'object' ? address?.port : 0);
    const { code, out } = await run(['account', 'login', 'm', '--port', port, '--json'], { cwd: folder });
    other.close();
    expect(code).toBe(2);
    expect(JSON.parse(out).error.message).toContain(`ort ${port} is taken`);
  });

  it('without a terminal takes what is pasted', async () => {
    // whoever pastes has seen the page first; here the address comes before it and cannot be right
    const wrong = await run(['account', 'login', 'm', '--json'], {
      cwd: folder,
      stdin: 'http://127.0.0.1:8722/?code=a&state=of-another-login\n',
    });
    expect(wrong.code).toBe(4);
    expect(JSON.parse(wrong.out).error.code).toBe('AUTH_FAILED');
    expect(page(wrong.err)).toContain('code_challenge_method=S256');
    const nothing = await run(['account', 'login', 'm', '--paste'], { cwd: folder });
    expect(nothing.code).toBe(2);
    expect(existsSync(file())).toBe(false);
  });

  it('by ssh asks for what the browser ended at, and does not show it', async () => {
    const env = { HOME: folder, NO_COLOR: '1', SSH_CONNECTION: '192.0.2.1 1 192.0.2.2 22' };
    const terminal = openTerminal(process.execPath, [KUULO, 'account', 'login', 'm'], {
      cwd: folder,
      env,
      columns: 400,
    });
    const shown = await terminal.waitFor(/(address|code)[^\n]*: *$/im);
    const authorizeUrl = page(shown);
    const redirectUri = new URL(authorizeUrl).searchParams.get('redirect_uri') ?? '';
    const back = await server.visit(authorizeUrl);
    terminal.type(`${redirectUri.startsWith('urn:') ? back.searchParams.get('code') : back.href}\r`);
    expect(await terminal.exited).toMatchObject({ exitCode: 0 });
    expect(terminal.raw()).not.toContain(CODE_PREFIX);
    expect(JSON.parse(readFileSync(file(), 'utf8')).m.accessToken).toBe(server.tokenOf('esimerkki'));
  });

  it('takes values from a file, proved before they are kept', async () => {
    const good = { cwd: folder, stdin: `ACCESS_TOKEN=${server.tokenOf('esimerkki')}\n` };
    const first = await run(['account', 'login', 'm', '--secrets', '-', '--json'], good);
    expect(first.code).toBe(0);
    expect(JSON.parse(first.out).identity).toMatchObject({ handle: 'esimerkki', tokenKind: 'user token' });
    const before = readFileSync(file());
    const other = { cwd: folder, stdin: `ACCESS_TOKEN=${server.tokenOf('somebody')}\n` };
    const second = await run(['account', 'login', 'm', '--secrets', '-', '--json'], other);
    expect({ code: second.code, error: JSON.parse(second.out).error.code }).toEqual({ code: 4, error: 'AUTH_FAILED' });
    expect(readFileSync(file())).toEqual(before);
    for (const ran of [first, second]) expect(ran.out + ran.err).not.toContain('token-0123456789');
  });

  it.each(['KUULO_M_ACCESS_TOKEN', 'ACCESS_TOKEN', 'accessToken'])('takes a value named %s', async (name) => {
    const stdin = `${name}=${server.tokenOf('esimerkki')}\n`;
    expect((await run(['account', 'login', 'm', '--secrets', '-'], { cwd: folder, stdin })).code).toBe(0);
    expect(JSON.parse(readFileSync(file(), 'utf8')).m.accessToken).toBe(server.tokenOf('esimerkki'));
  });

  it('refuses a value named for another account, in the spelling of the environment', async () => {
    const stdin = `KUULO_MASTODON_ACCESS_TOKEN=${server.tokenOf('esimerkki')}\n`;
    const { code, err } = await run(['account', 'login', 'm', '--secrets', '-'], { cwd: folder, stdin });
    expect(code).toBe(2);
    expect(err).toContain('has no KUULO_MASTODON_ACCESS_TOKEN');
    expect(err).toContain('with ACCESS_TOKEN');
    expect(err).not.toMatch(/accessToken|token-0123456789/);
    expect(existsSync(file())).toBe(false);
  });

  it('says in its help how values are written', async () => {
    const { out } = await run(['account', 'login', '--help'], { cwd: folder });
    expect(out).toContain('KUULO_FB_PAGE_ACCESS_TOKEN=');
    expect(out.replace(/\s+/g, ' ')).toContain('lines NAME=value');
  });

  it('without a terminal says how a platform with no browser login is logged in to', async () => {
    await run(['account', 'add', 'fb', '--platform', 'facebook', '--handle', 'esimerkki'], { cwd: folder });
    const { code, out } = await run(['account', 'login', 'fb', '--json'], { cwd: folder });
    expect(code).toBe(4);
    const { message, hint } = JSON.parse(out).error;
    expect(message).toContain('KUULO_FB_PAGE_ACCESS_TOKEN');
    expect(hint).toContain('--secrets FILE');
    expect(hint).not.toContain('account login');
  });

  it('has no flag that takes a secret', async () => {
    const { code, err } = await run(['account', 'login', 'm', '--token', 'secret'], { cwd: folder });
    expect(code).toBe(2);
    expect(err).toMatch(/unknown flag --token/i);
  });

  it('says that there is no keyring before anybody is sent anywhere', async () => {
    const env = { DBUS_SESSION_BUS_ADDRESS: `unix:path=${join(folder, 'none')}` };
    const { code, out } = await run(['account', 'login', 'm', '--keyring', '--json'], { cwd: folder, env, stdin: 'a' });
    expect({ code, error: JSON.parse(out).error.code }).toEqual({ code: 4, error: 'KEYRING_UNAVAILABLE' });
    expect(server.calls).toEqual([]);
  });
});

describe('kuulo account add', () => {
  it('listens to all that addresses the brand there, and says what comes next', async () => {
    const args = ['account', 'add', 'b', '--platform', 'bluesky', '--handle', 'esimerkki.example'];
    const { code, err } = await run(args, { cwd: folder });
    expect(code).toBe(0);
    expect(err).toMatch(/KUULO_B_APP_PASSWORD/);
    expect(err).toContain('kuulo account login b');
    const { out } = await run(['account', 'list', '--json'], { cwd: folder });
    expect(JSON.parse(out).items[1].streams).toEqual(['mentions', 'messages']);
  });

  it.each([
    [['--feature', 'humanAgent'], /no feature/],
    [['--stream', 'comments'], /cannot be listened to by comments/],
  ])('refuses %j where the platform has no such thing', async (flags, words) => {
    const before = readFileSync(join(folder, 'kuulo.yaml'));
    const args = ['account', 'add', 'b', '--platform', 'bluesky', '--handle', 'a.example', ...flags];
    const { code, err } = await run(args, { cwd: folder });
    expect(code).toBe(2);
    expect(err).toMatch(words);
    expect(readFileSync(join(folder, 'kuulo.yaml'))).toEqual(before);
  });

  it('takes secrets by their whole names', async () => {
    const args = ['account', 'add', 'b-2', '--platform', 'bluesky', '--handle', 'a.example', '--secrets', '-'];
    const stdin = 'KUULO_B_2_IDENTIFIER=a.example\nKUULO_B_2_APP_PASSWORD=abcd-efgh\n';
    expect((await run(args, { cwd: folder, stdin })).code).toBe(0);
    const kept = JSON.parse(readFileSync(file(), 'utf8'))['b-2'];
    expect(kept).toEqual({ identifier: 'a.example', appPassword: 'abcd-efgh' });
  });

  it('refuses secrets that the platform has no name for', async () => {
    const args = ['account', 'add', 'b', '--platform', 'bluesky', '--handle', 'a.example', '--secrets', '-'];
    const { code, err } = await run(args, { cwd: folder, stdin: 'PASSWORD=abc\n' });
    expect(code).toBe(2);
    expect(err).toMatch(/APP_PASSWORD/);
    expect(existsSync(file())).toBe(false);
  });
});
