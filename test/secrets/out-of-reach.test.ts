import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Connections } from '../../src/app/connections.ts';
import { exclusively } from '../../src/app/exclusively.ts';
import { openApp } from '../../src/app.ts';
import { pollExitCode, pollText } from '../../src/cli/output/poll.ts';
import { loadConfig } from '../../src/config.ts';
import { SANDBOX_CREDENTIALS } from '../../src/sandbox/credentials.ts';
import { openStore } from '../../src/store/open.ts';
import { codeOf } from '../journey/office.ts';
import { startBrand } from '../support/brand.ts';
import { deskKeyring, secretsOver } from './kept.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kuulo-reach-'));
  file = join(folder, 'credentials.json');
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

describe('a session in a keyring that does not answer', () => {
  it('is told, never taken for one that is not there', async () => {
    const keyring = deskKeyring();
    await secretsOver(file, { keyring }).save('x', { session: 'first' }, 'keyring');
    keyring.state.isLocked = true;
    const vault = secretsOver(file, { keyring }).vault('x');
    const login = vi.fn(async () => 'second');
    for (let run = 0; run < 3; run += 1) {
      expect(await codeOf(vault.load())).toBe('KEYRING_UNAVAILABLE');
      expect(await codeOf(vault.renew(login))).toBe('KEYRING_UNAVAILABLE');
    }
    expect(login).not.toHaveBeenCalled();
    keyring.state.isLocked = false;
    expect(await vault.load()).toBe('first');
    expect(await vault.renew(login)).toBe('second');
    expect(await vault.load()).toBe('second');
  });

  it('that answers and holds none any more is one that is not there', async () => {
    const keyring = deskKeyring();
    await secretsOver(file, { keyring }).save('x', { session: 'first' }, 'keyring');
    keyring.entries.clear();
    const vault = secretsOver(file, { keyring }).vault('x');
    expect(await vault.load()).toBeNull();
    expect(await vault.renew(async (kept) => `${kept}, so a new one`)).toBe('null, so a new one');
    expect([...keyring.entries.values()]).toEqual(['null, so a new one']);
  });

  it('lets the next renewal in', async () => {
    const store = await openStore(join(folder, 'kuulo.db'), { mode: 'create', stateFolder: join(folder, 'state') });
    const keyring = deskKeyring();
    const secrets = secretsOver(file, { keyring, exclusive: (turn, work) => exclusively(store, turn, work) });
    await secrets.save('x', { session: 'first' }, 'keyring');
    keyring.state.isLocked = true;
    expect(await codeOf(secrets.vault('x').renew(async () => 'second'))).toBe('KEYRING_UNAVAILABLE');
    keyring.state.isLocked = false;
    expect(await secrets.vault('x').renew(async () => 'second')).toBe('second');
    await store.close();
  });
});

describe('a renewal whose result cannot be kept calls nobody', () => {
  it('where the first session would go to a keyring that does not answer', async () => {
    const keyring = deskKeyring();
    await secretsOver(file, { keyring }).save('x', { accessToken: 'token' }, 'keyring');
    keyring.state.isLocked = true;
    const login = vi.fn(async () => 'session');
    expect(await codeOf(secretsOver(file, { keyring }).vault('x').renew(login))).toBe('KEYRING_UNAVAILABLE');
    expect(login).not.toHaveBeenCalled();
  });

  it('where the keyring answers and takes nothing', async () => {
    const keyring = deskKeyring();
    await secretsOver(file, { keyring }).save('x', { session: 'first' }, 'keyring');
    keyring.state.isReadOnly = true;
    const refresh = vi.fn(async () => 'second');
    const vault = secretsOver(file, { keyring }).vault('x');
    expect(await codeOf(vault.renew(refresh))).toBe('KEYRING_UNAVAILABLE');
    expect(refresh).not.toHaveBeenCalled();
    expect(await vault.load()).toBe('first');
  });

  it.each([
    ['a folder has its name', () => mkdirSync(file, { mode: 0o700 })],
    ['its folder is gone', () => (file = join(folder, 'gone', 'credentials.json'))],
    ['a file has the name of its folder', () => (file = join(fileOf('not-a-folder'), 'credentials.json'))],
  ])('where %s', async (_, spoil) => {
    spoil();
    const before = readdirSync(folder);
    const login = vi.fn(async () => 'session');
    expect(await codeOf(secretsOver(file).vault('x').renew(login))).toBe('CONFIG_INVALID');
    expect(login).not.toHaveBeenCalled();
    expect(await codeOf(secretsOver(file).tryPlace('x', 'credentials.json'))).toBe('CONFIG_INVALID');
    expect(readdirSync(folder)).toEqual(before);
  });

  it('where the keyring would take it and the file not: what is in the keyring stays', async () => {
    const keyring = deskKeyring();
    await secretsOver(file, { keyring }).save('x', { accessToken: 'old' }, 'keyring');
    rmSync(file);
    mkdirSync(file, { mode: 0o700 });
    const secrets = secretsOver(file, { keyring });
    expect(await codeOf(secrets.save('x', { accessToken: 'new' }, 'keyring'))).toBe('CONFIG_INVALID');
    expect([...keyring.entries.values()]).toEqual(['old']);
  });
});

describe('a session stays where it is', () => {
  it('in the file, when something else of the account lies in a keyring', async () => {
    const keyring = deskKeyring();
    const secrets = secretsOver(file, { keyring });
    await secrets.save('x', { other: 'in keyring' }, 'keyring');
    await secrets.save('x', { session: 'first' });
    keyring.state.isLocked = true;
    expect(await secrets.vault('x').renew(async (kept) => `${kept}, renewed`)).toBe('first, renewed');
    expect(JSON.parse(readFileSync(file, 'utf8')).x).toEqual({ keyring: 'other', session: 'first, renewed' });
  });

  it('and a trial leaves nothing behind', async () => {
    const keyring = deskKeyring();
    const secrets = secretsOver(file, { keyring });
    await secrets.tryPlace('x', 'credentials.json');
    await secrets.tryPlace('x', 'keyring');
    expect(readdirSync(folder)).toEqual([]);
    expect(keyring.entries.size).toBe(0);
  });
});

/** The accounts of a sandbox with a session that lies in a keyring, as at a desktop, and no keyring: as at cron. */
async function brandAtCron(names: readonly string[]) {
  const { sandbox, as, control } = await startBrand();
  const kept = Object.fromEntries(names.map((name) => [name, { keyring: 'session' }]));
  writeFileSync(join(sandbox.workspace, 'credentials.json'), JSON.stringify(kept), { mode: 0o600 });
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', `unix:path=${join(folder, 'none')}`);
  return { sandbox, as, control };
}

describe.runIf(process.platform === 'linux')('a poll without the keyring', () => {
  it('logs in nowhere, says what is wrong, and hears the other accounts', async () => {
    const { as, control } = await brandAtCron(['bluesky']);
    const app = await as('aino');
    const before = (await control('state')).requests;
    const alone = await app.poll({ accounts: ['bluesky'] });
    expect(new Set(alone.runs.map(({ problem }) => problem?.code))).toEqual(new Set(['KEYRING_UNAVAILABLE']));
    expect(pollExitCode(alone)).toBe(4);
    expect(pollText(alone, String, null)).toMatch(/keyring/i);
    expect(before).toBeTypeOf('number');
    expect((await control('state')).requests).toBe(before);

    const { runs } = await app.poll();
    const failed = runs.filter(({ status }) => status !== 'ok').map(({ account }) => account);
    expect([...new Set(failed)]).toEqual(['bluesky']);
    expect(new Set(runs.map(({ account }) => account)).size).toBeGreaterThan(2);
    expect(pollExitCode({ ...alone, runs })).toBe(6);
  });

  it('of X by its browser login says so too', async () => {
    const { sandbox } = await brandAtCron(['x']);
    const { clientId, clientSecret } = SANDBOX_CREDENTIALS.x;
    const env = join(sandbox.workspace, '.env');
    const others = readFileSync(env, 'utf8').split('\n');
    const own = [`KUULO_X_CLIENT_ID=${clientId}`, `KUULO_X_CLIENT_SECRET=${clientSecret}`];
    writeFileSync(env, [...others.filter((line) => !line.startsWith('KUULO_X_')), ...own, ''].join('\n'));
    const app = await openApp(await loadConfig({ workspace: sandbox.workspace, variables: {} }));
    const report = await app.poll({ accounts: ['x'] });
    expect(new Set(report.runs.map(({ problem }) => problem?.code))).toEqual(new Set(['KEYRING_UNAVAILABLE']));
    expect(pollExitCode(report)).toBe(4);
    await app.end();
  });
});

it('a connection that met a locked keyring finds the session once it is unlocked', async () => {
  const { sandbox } = await startBrand();
  const { settings } = await loadConfig({ workspace: sandbox.workspace, variables: {} });
  const account = settings.accounts.find(({ name }) => name === 'bluesky');
  if (account === undefined) throw new Error('the sandbox has no such account');
  const keyring = deskKeyring();
  const secrets = secretsOver(file, { keyring });
  await secrets.save('bluesky', { ...SANDBOX_CREDENTIALS.bluesky });
  await secrets.save('bluesky', { session: 'of another time' }, 'keyring');
  const store = await openStore(join(folder, 'kuulo.db'), { mode: 'create', stateFolder: join(folder, 'state') });
  const connections = new Connections({
    accounts: settings.accounts,
    secrets,
    store: async () => store,
    environmentName: (name, env) => `${name} ${env}`,
    signal: new AbortController().signal,
    now: Date.now,
  });
  keyring.state.isLocked = true;
  expect(await codeOf((await connections.session(account)).identity())).toBe('KEYRING_UNAVAILABLE');
  keyring.state.isLocked = false;
  expect((await (await connections.session(account)).identity()).handle).toBe('esimerkki.sandbox');
  expect([...keyring.entries.values()].join()).toContain('accessJwt');
  await store.close();
});

function fileOf(name: string): string {
  writeFileSync(join(folder, name), '');
  return join(folder, name);
}
