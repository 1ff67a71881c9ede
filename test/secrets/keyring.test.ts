import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemKeyring } from '../../src/secrets/keyring.ts';
import { codeOf } from '../journey/office.ts';
import { deskKeyring, secretsOver } from './kept.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kuulo-keyring-'));
  file = join(folder, 'credentials.json');
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const setting = (name: string, env: string) =>
  ({ name, env, title: '', isSecret: true, isRequired: true, hint: '' }) as const;
const TOKEN = setting('accessToken', 'ACCESS_TOKEN');
const ID = setting('clientId', 'CLIENT_ID');

describe('secrets in the keyring', () => {
  it('are read from there, and the file knows their names only', async () => {
    const keyring = deskKeyring();
    await secretsOver(file, { keyring }).save('x', { accessToken: 'of the keyring', clientId: 'id' }, 'keyring');
    expect(readFileSync(file, 'utf8')).not.toMatch(/of the keyring|"id"/);
    const secrets = secretsOver(file, { keyring });
    expect(await secrets.credentials('x', [TOKEN, ID])).toEqual({ accessToken: 'of the keyring', clientId: 'id' });
    expect(keyring.state.asked).toBe(2);
  });

  it('come after the environment and before the file', async () => {
    const keyring = deskKeyring();
    await secretsOver(file, { keyring }).save('x', { accessToken: 'in file', clientId: 'id' });
    await secretsOver(file, { keyring }).save('x', { accessToken: 'in keyring' }, 'keyring');
    expect(await secretsOver(file, { keyring }).credentials('x', [TOKEN])).toEqual({ accessToken: 'in keyring' });
    const environment = (_: string, env: string) => (env === 'ACCESS_TOKEN' ? 'in environment' : undefined);
    const secrets = secretsOver(file, { keyring, environment });
    expect(await secrets.credentials('x', [TOKEN, ID])).toEqual({ accessToken: 'in environment', clientId: 'id' });
  });

  it('cost nothing to an account that has none there', async () => {
    const keyring = deskKeyring();
    const secrets = secretsOver(file, { keyring });
    await secrets.save('x', { accessToken: 'one' });
    await secrets.vault('x').save('session');
    await secrets.credentials('x', [TOKEN, ID]);
    await secrets.vault('x').load();
    expect(keyring.state.asked).toBe(0);
  });

  it('are not there when it does not answer, and what is in the file still is', async () => {
    const keyring = deskKeyring();
    await secretsOver(file, { keyring }).save('x', { clientId: 'id' });
    await secretsOver(file, { keyring }).save('x', { accessToken: 'in keyring', session: 's' }, 'keyring');
    keyring.state.isLocked = true;
    const secrets = secretsOver(file, { keyring });
    expect(await secrets.credentials('x', [TOKEN, ID])).toEqual({ clientId: 'id' });
    expect(await secrets.missing('x', [TOKEN, ID])).toEqual([TOKEN]);
    // and come back with it
    keyring.state.isLocked = false;
    expect(await secretsOver(file, { keyring }).vault('x').load()).toBe('s');
  });

  it('of two workspaces do not collide', async () => {
    const keyring = deskKeyring();
    const other = mkdtempSync(join(tmpdir(), 'kuulo-keyring-'));
    const [here, there] = [secretsOver(file, { keyring }), secretsOver(join(other, 'credentials.json'), { keyring })];
    await here.save('x', { accessToken: 'here' }, 'keyring');
    await there.save('x', { accessToken: 'there' }, 'keyring');
    expect(await here.credentials('x', [TOKEN])).toEqual({ accessToken: 'here' });
    await there.remove('x');
    expect(await here.credentials('x', [TOKEN])).toEqual({ accessToken: 'here' });
    expect([...keyring.entries.values()]).toEqual(['here']);
    rmSync(other, { recursive: true });
  });

  it('saved to the file leave nothing in the keyring that would win over them', async () => {
    const keyring = deskKeyring();
    const secrets = secretsOver(file, { keyring });
    await secrets.save('x', { accessToken: 'old', session: 'old' }, 'keyring');
    await secrets.save('x', { accessToken: 'new', session: 'new' });
    expect(await secrets.credentials('x', [TOKEN])).toEqual({ accessToken: 'new' });
    expect(await secrets.vault('x').load()).toBe('new');
    expect(keyring.entries.size).toBe(0);
  });

  it('stay as they were when it does not take new ones', async () => {
    const keyring = deskKeyring();
    const secrets = secretsOver(file, { keyring });
    await secrets.save('x', { accessToken: 'old' });
    const before = readFileSync(file);
    keyring.state.isLocked = true;
    expect(await codeOf(secrets.save('x', { accessToken: 'new' }, 'keyring'))).toBe('KEYRING_UNAVAILABLE');
    expect(readFileSync(file)).toEqual(before);
  });

  it('a renewed session goes where the account’s secrets are', async () => {
    const keyring = deskKeyring();
    const secrets = secretsOver(file, { keyring });
    await secrets.save('x', { accessToken: 'token' }, 'keyring');
    await secrets.vault('x').save('first session');
    await secrets.vault('x').renew(async (kept) => `${kept}, renewed`);
    expect(await secretsOver(file, { keyring }).vault('x').load()).toBe('first session, renewed');
    expect(readFileSync(file, 'utf8')).not.toContain('session,');
    expect([...keyring.entries.keys()].every((name) => /^[0-9a-f]{16}\/x\/(accessToken|session)$/.test(name))).toBe(
      true,
    );
  });
});

describe('where secrets are', () => {
  it('is told as we see it and as cron does', async () => {
    const keyring = deskKeyring();
    const keyringAtCron = deskKeyring();
    keyringAtCron.state.isLocked = true;
    const exported: Record<string, string> = { ONE: 'exported', TWO: 'in both' };
    const inFile: Record<string, string> = { TWO: 'in both', THREE: 'in .env' };
    const environment = (_: string, env: string, from?: 'envFile') =>
      inFile[env] ?? (from === 'envFile' ? undefined : exported[env]);
    const secrets = secretsOver(file, { environment, keyring, keyringAtCron });
    await secrets.save('x', { four: 'in keyring', session: 's' }, 'keyring');
    await secrets.save('x', { five: 'in file' });
    const settings = ['ONE', 'TWO', 'THREE', 'FOUR', 'FIVE', 'SIX'].map((env) => setting(env.toLowerCase(), env));
    const told = async (seenBy: 'us' | 'cron') =>
      (await secrets.places('x', settings, seenBy)).map(({ name, from, isThere }) => `${name} ${from} ${isThere}`);
    expect(await told('us')).toEqual([
      'one environment true',
      'two .env true',
      'three .env true',
      'four keyring true',
      'five credentials.json true',
      'six null false',
      'session keyring true',
    ]);
    expect(await told('cron')).toEqual([
      'one null false',
      'two .env true',
      'three .env true',
      'four keyring false',
      'five credentials.json true',
      'six null false',
      'session keyring false',
    ]);
  });
});

describe.runIf(process.platform === 'linux')('the system’s keyring', () => {
  it('that never answers is given up, and blocks nothing meanwhile', async () => {
    const socket = join(folder, 'bus');
    // takes every call and says nothing, as a keyring that waits for a password nobody types
    const bus = createServer(() => {}).listen(socket);
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', `unix:path=${socket}`);
    let ticks = 0;
    const clock = setInterval(() => (ticks += 1), 100);
    const began = performance.now();
    expect(await codeOf(systemKeyring().read(['a']))).toBe('KEYRING_UNAVAILABLE');
    clearInterval(clock);
    bus.close();
    expect(performance.now() - began).toBeLessThan(6_000);
    expect(ticks).toBeGreaterThan(10);
  });

  it('without a desktop session refuses to keep anything, at once', async () => {
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', `unix:path=${join(folder, 'none')}`);
    expect(await codeOf(systemKeyring().write({ a: 'secret' }))).toBe('KEYRING_UNAVAILABLE');
    // nor turns to the kernel's, which says of every name that it holds nothing and forgets what it is given
    const name = randomUUID();
    expect(await codeOf(systemKeyring().read([name]))).toBe('KEYRING_UNAVAILABLE');
    expect(await codeOf(systemKeyring().remove([name]))).toBe('KEYRING_UNAVAILABLE');
    expect(await codeOf(systemKeyring().write({ [name]: 'secret' }))).toBe('KEYRING_UNAVAILABLE');
    vi.stubEnv('XDG_RUNTIME_DIR', folder);
    expect(await codeOf(systemKeyring('cron').read([name]))).toBe('KEYRING_UNAVAILABLE');
    const secrets = secretsOver(file, { keyring: systemKeyring() });
    expect(await codeOf(secrets.tryPlace('x', 'keyring'))).toBe('KEYRING_UNAVAILABLE');
    expect(await codeOf(secrets.save('x', { accessToken: 'secret' }, 'keyring'))).toBe('KEYRING_UNAVAILABLE');
    expect(await secrets.credentials('x', [TOKEN])).toEqual({});
  });
});
