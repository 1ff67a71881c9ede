import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { problemOf } from '../../src/app/connections.ts';
import { type App, openApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import type { BrowserWay } from '../../src/domain/login.ts';
import { ProblemError } from '../../src/domain/problem.ts';
import { problemWords } from '../../src/domain/problem-words.ts';
import { type LoginNeeds, logIn } from '../../src/journey/accounts/login.ts';
import { loadPlatform } from '../../src/platforms/registry.ts';
import { openStore } from '../../src/store/open.ts';
import { deskKeyring, secretsOver } from '../secrets/kept.ts';
import { type LoginServer, startLoginServer } from './login-server.ts';
import { codeOf } from './office.ts';

let folder: string;
let server: LoginServer;
const apps: App[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kuulo-login-'));
  server = await startLoginServer();
  writeFileSync(
    join(folder, 'kuulo.yaml'),
    `timezone: Europe/Helsinki\naccounts:\n  - { name: m, platform: mastodon, handle: esimerkki, baseUrl: "${server.url}" }\n`,
  );
});

afterEach(async () => {
  for (const app of apps.splice(0)) await app.end();
  rmSync(folder, { recursive: true, force: true });
});

async function open(variables: Record<string, string> = {}): Promise<App> {
  const app = await openApp(await loadConfig({ workspace: folder, variables }));
  apps.push(app);
  return app;
}

const redirectUri = 'http://127.0.0.1:8722/';
/** A browser that comes straight back, its address changed on the way where a test wants it. */
const browser = (change: (back: URL) => URL = (back) => back): BrowserWay => ({
  redirectUri,
  comeBack: async (authorizeUrl) => change(await server.visit(authorizeUrl)),
});
const given = (way: BrowserWay | null = browser(), secrets: Record<string, string> = {}) =>
  ({ secrets, place: 'credentials.json', browser: way }) as const;
const file = () => join(folder, 'credentials.json');
const kept = () => (existsSync(file()) ? JSON.parse(readFileSync(file(), 'utf8')).m : undefined);
const words = async (call: Promise<unknown>) => {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof ProblemError && 'words' in error.facts ? error.facts.words : String(error);
};

describe('a login in the browser', () => {
  it('keeps the token in a file of our own, and who it is', async () => {
    const app = await open();
    const { check, shadowedBy } = await app.login('m', given());
    expect(check.identity).toMatchObject({ handle: 'esimerkki', tokenKind: expect.any(String) });
    expect(check.account).toMatchObject({ missing: [], tokenKind: expect.any(String), checkedAt: expect.any(Number) });
    expect(check.account.secrets).toContainEqual({
      name: 'KUULO_M_ACCESS_TOKEN',
      from: 'credentials.json',
      isThere: true,
    });
    expect(shadowedBy).toEqual([]);
    expect(kept().accessToken).toBe(server.tokenOf('esimerkki'));
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    // another run uses it
    const [again] = await (await open()).checkAccounts([]);
    expect(again?.problem).toBeNull();
  });

  it.each([
    ['a state that is not ours', (back: URL) => changed(back, 'state', 'other')],
    ['no state', (back: URL) => changed(back, 'state', null)],
    ['no code', (back: URL) => changed(back, 'code', null)],
    ['another code', (back: URL) => changed(back, 'code', 'guessed')],
    ['a no', (back: URL) => changed(changed(back, 'code', null), 'error', 'access_denied')],
  ])('with %s saves nothing and keeps the old token', async (_, change) => {
    const app = await open();
    await app.login('m', given());
    const before = readFileSync(file());
    expect(await codeOf(app.login('m', given(browser(change))))).toBe('AUTH_FAILED');
    expect(readFileSync(file())).toEqual(before);
  });

  it('takes a code once', async () => {
    const app = await open();
    let first: URL | null = null;
    await app.login('m', given(browser((back) => (first = back))));
    const replayed = browser((back) => changed(back, 'code', first?.searchParams.get('code') ?? ''));
    expect(await codeOf(app.login('m', given(replayed)))).toBe('AUTH_FAILED');
  });

  it.each([
    ['html', 'PLATFORM_DOWN'],
    ['empty', 'PLATFORM_DOWN'],
    ['broken', 'PLATFORM_DOWN'],
    ['refuses', 'AUTH_FAILED'],
  ] as const)('whose token endpoint answers %s saves nothing', async (trouble, code) => {
    const app = await open();
    await app.login('m', given());
    const before = readFileSync(file());
    server.trouble = trouble;
    expect(await codeOf(app.login('m', given()))).toBe(code);
    expect(readFileSync(file())).toEqual(before);
  });

  it('as somebody else is refused, and the old token stays', async () => {
    const app = await open();
    await app.login('m', given());
    const before = readFileSync(file());
    server.person = 'somebody';
    expect(await words(app.login('m', given()))).toMatch(/@somebody.*esimerkki/);
    expect(readFileSync(file())).toEqual(before);
    // also where nobody ever asked who it is
    rmSync(file());
    rmSync(join(folder, 'kuulo.db'));
    expect(await codeOf((await open()).login('m', given()))).toBe('AUTH_FAILED');
    expect(kept()).toBeUndefined();
  });

  it('is not begun where its token could not be kept', async () => {
    writeFileSync(file(), '{}', { mode: 0o644 });
    expect(await codeOf((await open()).login('m', given()))).toBe('CREDENTIALS_EXPOSED');
    expect(server.calls).toEqual([]);
  });

  it('tells what in the environment wins over it', async () => {
    const variables = { KUULO_M_ACCESS_TOKEN: 'token-of-another-day' };
    const { shadowedBy } = await (await open(variables)).login('m', given());
    expect(shadowedBy).toEqual(['KUULO_M_ACCESS_TOKEN']);
    // the same value twice is no other login
    const same = { KUULO_M_ACCESS_TOKEN: server.tokenOf('esimerkki') };
    expect((await (await open(same)).login('m', given())).shadowedBy).toEqual([]);
  });

  it('drops what an earlier login remembered', async () => {
    writeFileSync(file(), '{"m":{"session":"of the old token"},"other":{"session":"stays"}}', { mode: 0o600 });
    await (await open()).login('m', given());
    expect(kept()).not.toHaveProperty('session');
    expect(JSON.parse(readFileSync(file(), 'utf8')).other).toEqual({ session: 'stays' });
  });
});

describe('a login that failed', () => {
  const hint = async (call: Promise<unknown>) => {
    const error = await call.then(
      () => null,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof ProblemError)) throw error;
    return problemWords(error).hint;
  };

  it('says that nothing was saved, and does not send anybody to the login', async () => {
    const app = await open();
    const wrong = await hint(app.login('m', given(null, { accessToken: 'wrong' })));
    const pasted = await hint(app.login('m', given(browser((back) => changed(back, 'code', 'guessed')))));
    for (const told of [wrong, pasted]) {
      expect(told).toMatch(/given .* was not accepted, and nothing was saved/);
      expect(told).not.toContain('account login');
    }
  });

  it('with nothing given says how to give it', async () => {
    for (const variables of [{}, { KUULO_M_ACCESS_TOKEN: 'wrong' }]) {
      const told = await hint((await open(variables)).login('m', given(null)));
      expect(told).toMatch(/--secrets FILE \(lines NAME=value\), or run this in a terminal/);
      expect(told).not.toContain('account login');
    }
  });

  it.each([
    ['pageToken', 'PAGE_TOKEN'],
    ['KUULO_MASTODON_ACCESS_TOKEN', 'KUULO_MASTODON_ACCESS_TOKEN'],
    ['hunter', 'value by such a name'],
    ['abcdEfghIjkl', 'value by such a name'],
  ])('by an unknown %s says %s', async (name, told) => {
    const error = await (await open()).login('m', given(null, { [name]: 'a' })).catch((thrown: unknown) => thrown);
    if (!(error instanceof ProblemError)) throw error;
    const { message, hint: remedy } = problemWords(error);
    expect(message).toBe(`Mastodon has no ${told}.`);
    expect(remedy).toMatch(/with ACCESS_TOKEN,/);
  });
});

describe('a login by values', () => {
  it('proves them first', async () => {
    const app = await open();
    await app.login('m', given(null, { accessToken: server.tokenOf('esimerkki') }));
    const before = readFileSync(file());
    expect(await codeOf(app.login('m', given(null, { accessToken: 'wrong' })))).toBe('AUTH_FAILED');
    expect(await codeOf(app.login('m', given(null, { accessToken: server.tokenOf('somebody') })))).toBe('AUTH_FAILED');
    expect(await codeOf(app.login('m', given(null, { accessToken: ' ' })))).not.toBe('done');
    expect(await codeOf(app.login('m', given(null, { apiKey: 'a' })))).toBe('USAGE');
    expect(readFileSync(file())).toEqual(before);
  });

  it('says what is missing', async () => {
    expect(await codeOf((await open()).login('m', given(null)))).toBe('CREDENTIALS_MISSING');
  });
});

describe('a login to the keyring', () => {
  it('takes along what the file has, and back again', async () => {
    const keyring = deskKeyring();
    const secrets = secretsOver(file(), { keyring });
    const platform = await loadPlatform('mastodon');
    // a second value, as platforms with more than a token have it
    const second = { name: 'second', env: 'SECOND', title: '', isSecret: true, isRequired: false, hint: '' };
    const settings = [...platform.settings, second];
    const store = await openStore(join(folder, 'kuulo.db'), { mode: 'create', stateFolder: join(folder, 'state') });
    const needs: LoginNeeds = {
      store,
      session: () => Promise.reject(new Error('nobody asks')),
      missing: ({ name }) => secrets.missing(name, settings),
      places: ({ name }) => secrets.places(name, settings, 'us'),
      problemOf,
      environmentName: (account, env) => `${account} ${env}`,
      operator: { name: 'aino', role: 'agent', login: 'aino' },
      now: () => Date.now(),
      platform: async () => ({ ...platform, settings }),
      facts: async (name) => ({ name, handle: 'esimerkki', remoteId: null, limits: null }),
      credentials: ({ name }) => secrets.credentials(name, settings),
      save: (...given) => secrets.save(...given),
      tryPlace: (...given) => secrets.tryPlace(...given),
      hideSecret: () => {},
      hiding: (vault) => vault,
      signal: new AbortController().signal,
    };
    const account = {
      name: 'm',
      platform: 'mastodon',
      handle: 'esimerkki',
      baseUrl: server.url,
      streams: [],
      features: [],
    };
    const token = { accessToken: server.tokenOf('esimerkki') };
    await secrets.save('m', { second: 'two' });
    await logIn(needs, account, { secrets: token, place: 'keyring', browser: null });
    expect(kept()).toEqual({ keyring: expect.stringMatching(/^(second accessToken|accessToken second)$/) });
    expect([...keyring.entries.values()].sort()).toEqual([token.accessToken, 'two'].sort());
    // nothing new moves nothing: not into a file behind anybody's back
    await logIn(needs, account, { secrets: {}, place: 'credentials.json', browser: null });
    expect(keyring.entries.size).toBe(2);
    await logIn(needs, account, { secrets: token, place: 'credentials.json', browser: null });
    expect(kept()).toEqual({ ...token, second: 'two' });
    expect(keyring.entries.size).toBe(0);
    await store.close();
  });
});

function changed(address: URL, name: string, value: string | null): URL {
  const other = new URL(address);
  if (value === null) other.searchParams.delete(name);
  else other.searchParams.set(name, value);
  return other;
}
