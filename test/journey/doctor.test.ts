import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type App, openApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import type { AccountCheck } from '../../src/domain/outcomes.ts';
import type { AccountSettings } from '../../src/domain/settings.ts';
import { credentialDiagnoses } from '../../src/journey/doctor/accounts.ts';
import { loadPlatform } from '../../src/platforms/registry.ts';
import { type LoginServer, startLoginServer } from './login-server.ts';

let folder: string;
let server: LoginServer;
const apps: App[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kuulo-doctor-'));
  server = await startLoginServer();
});

afterEach(async () => {
  for (const app of apps.splice(0)) await app.end();
  rmSync(folder, { recursive: true, force: true });
});

const settings = (more = '') =>
  `timezone: Europe/Helsinki\naccounts:\n  - { name: m, platform: mastodon, handle: esimerkki, baseUrl: "${server.url}"${more} }\n`;

async function diagnosed(
  variables: Record<string, string>,
  files: Readonly<Record<string, string>> = {},
): Promise<string[]> {
  writeFileSync(join(folder, 'kuulo.yaml'), settings());
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text, { mode: 0o600 });
  const app = await openApp(await loadConfig({ workspace: folder, variables }));
  apps.push(app);
  const diagnoses = await app.doctor();
  return diagnoses
    .filter(({ subject }) => subject === 'secrets m')
    .map(({ isFine, words, code }) => `${isFine ? 'fine' : code}: ${words}`);
}

describe('doctor on secrets', () => {
  const token = () => server.tokenOf('esimerkki');

  it.each([['.env'], ['credentials.json']])('is content with %s, which cron sees', async (name) => {
    const text =
      name === '.env' ? `KUULO_M_ACCESS_TOKEN=${token()}\n` : JSON.stringify({ m: { accessToken: token() } });
    expect(await diagnosed({}, { [name]: text })).toEqual([`fine: KUULO_M_ACCESS_TOKEN from ${name}; cron sees it`]);
  });

  it('tells of what only this shell knows', async () => {
    const told = await diagnosed({ KUULO_M_ACCESS_TOKEN: token() });
    expect(told).toEqual([
      'CREDENTIALS_MISSING: KUULO_M_ACCESS_TOKEN is in the environment of this shell only; cron does not see it',
    ]);
    // the same value in .env too is no trouble
    const env = { '.env': `KUULO_M_ACCESS_TOKEN=${token()}\n` };
    expect(await diagnosed({ KUULO_M_ACCESS_TOKEN: token() }, env)).toEqual([
      'fine: KUULO_M_ACCESS_TOKEN from .env; cron sees it',
    ]);
  });

  it('tries a keyring as cron would, and tells that it is not there', async () => {
    const credentials = JSON.stringify({ m: { keyring: 'accessToken' } });
    const told = await diagnosed({}, { 'credentials.json': credentials });
    expect(told).toEqual([
      'CREDENTIALS_MISSING: KUULO_M_ACCESS_TOKEN is in the keyring of this session; cron does not see it',
    ]);
  });

  it('never tells a value', async () => {
    const told = await diagnosed({ KUULO_M_ACCESS_TOKEN: token() });
    expect(JSON.stringify(told)).not.toContain('token-0123456789');
  });
});

describe('doctor on a credential', () => {
  const NOW = Date.UTC(2026, 10, 22);
  const DAY_MS = 86_400_000;
  const account: AccountSettings = {
    name: 'm',
    platform: 'mastodon',
    handle: 'esimerkki',
    baseUrl: null,
    streams: [{ kind: 'mentions' }, { kind: 'search', query: 'a' }],
    features: [],
  };

  async function told(
    identity: Partial<NonNullable<AccountCheck['identity']>>,
    about: Partial<AccountSettings> = {},
  ): Promise<string[]> {
    const platform = await loadPlatform('mastodon');
    const needs = {
      wordsOf: () => ({ words: '', remedy: '' }),
      platform: async () => ({ ...platform, scopes: { mentions: ['read:notifications'], search: ['read:search'] } }),
      now: () => NOW,
    };
    const who = { remoteId: '1', handle: 'esimerkki', name: '', url: '', tokenKind: 'user token' };
    const none = { scopes: null, expiresAt: null, remaining: null, resetAt: null };
    const view = { name: 'm', platform: 'mastodon', handle: 'esimerkki', baseUrl: null, streams: [], missing: [] };
    const kept = { remoteId: '1', checkedAt: 0, tokenKind: null, scopes: null, expiresAt: null, secrets: [] };
    const check = { account: { ...view, ...kept }, identity: { ...who, ...none, ...identity }, problem: null };
    const diagnoses = await credentialDiagnoses(needs, { ...account, ...about }, check);
    return diagnoses.filter(({ isFine }) => !isFine).map(({ words, code }) => `${code}: ${words}`);
  }

  it.each([
    [7 * DAY_MS, []],
    [6 * DAY_MS, ['AUTH_FAILED: its credential expires within 7 days, in 6 d']],
    [-3 * 3_600_000, ['AUTH_FAILED: its credential expired 3 h ago']],
  ])('that ends in %i ms', async (inMs, wanted) => {
    expect(await told({ expiresAt: NOW + inMs })).toEqual(wanted);
  });

  it.each([
    [null, []],
    [['read'], []],
    [['read:notifications', 'read:search'], []],
    [['read:notifications'], ['AUTH_FAILED: Mastodon did not grant read:search, which search needs']],
    [['write'], expect.objectContaining({ length: 2 })],
  ])('with the scopes %j', async (scopes, wanted) => {
    expect(await told({ scopes })).toEqual(wanted);
  });

  it('names features that the platform does not know', async () => {
    expect(await told({}, { features: ['humanAgnt'] })).toEqual([
      'CONFIG_INVALID: Mastodon knows no feature humanAgnt',
    ]);
  });
});
