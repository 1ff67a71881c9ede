import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type App, openApp } from '../../src/app.ts';
import { accountChecksText, accountsText } from '../../src/cli/output/account.ts';
import { loadConfig } from '../../src/config.ts';
import { type LoginServer, startLoginServer } from './login-server.ts';
import { codeOf } from './office.ts';

let folder: string;
let server: LoginServer;
const apps: App[] = [];
const CANARY = 'canary-token-0123456789-of-esimerkki';

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kuulo-accounts-'));
  server = await startLoginServer();
  writeFileSync(
    join(folder, 'kuulo.yaml'),
    `# ours\naccounts:\n  - { name: m, platform: mastodon, handle: esimerkki, baseUrl: "${server.url}" }\n`,
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

const login = async (app: App) =>
  await app.login('m', { secrets: { accessToken: CANARY }, place: 'credentials.json', browser: null });

function kinds(): unknown[] {
  const db = new SQLite(join(folder, 'kuulo.db'), { readonly: true });
  try {
    return db.prepare("select kind from events where kind like 'account.%' order by id").pluck().all();
  } finally {
    db.close();
  }
}

describe('accounts', () => {
  it('are listed with what the last check told, without asking again', async () => {
    const app = await open();
    await login(app);
    const asked = server.calls.length;
    const [view] = await (await open()).accounts();
    expect(server.calls).toHaveLength(asked);
    expect(view).toMatchObject({
      tokenKind: 'user token',
      expiresAt: null,
      missing: [],
      checkedAt: expect.any(Number),
    });
    expect(kinds()).toEqual(['account.loggedIn', 'account.checked']);
  });

  it('that were never asked tell nothing', async () => {
    const [view] = await (await open()).accounts();
    expect(view).toMatchObject({ tokenKind: null, scopes: null, expiresAt: null, missing: ['KUULO_M_ACCESS_TOKEN'] });
    expect(view?.secrets).toEqual([]);
  });

  it('tell where each secret comes from, and never a secret', async () => {
    const app = await open();
    const { check } = await login(app);
    expect(check.account.secrets).toEqual([{ name: 'KUULO_M_ACCESS_TOKEN', from: 'credentials.json', isThere: true }]);
    const [exported] = await (await open({ KUULO_M_ACCESS_TOKEN: CANARY })).accounts();
    expect(exported?.secrets).toEqual([{ name: 'KUULO_M_ACCESS_TOKEN', from: 'environment', isThere: true }]);
    expect(JSON.stringify([check, exported])).not.toContain('canary');
  });

  it('removed leave no secret, no session and no row behind', async () => {
    const app = await open();
    await login(app);
    await app.removeAccount('m');
    expect(readFileSync(join(folder, 'kuulo.yaml'), 'utf8')).toMatch(/^# ours/);
    expect(readFileSync(join(folder, 'credentials.json'), 'utf8')).not.toContain('canary');
    const fresh = await open();
    expect(await fresh.accounts()).toEqual([]);
    expect(await codeOf(fresh.removeAccount('m'))).toBe('UNKNOWN_ACCOUNT');
    expect(kinds()).toEqual(['account.loggedIn', 'account.checked', 'account.removed']);
  });

  it('may be added with features and streams of the platform only, and with no secret it has no name for', async () => {
    const app = await open();
    const asked = { name: 'b', platform: 'bluesky', handle: 'a.example', baseUrl: null, features: [], secrets: {} };
    const before = readFileSync(join(folder, 'kuulo.yaml'));
    expect(await codeOf(app.addAccount({ ...asked, streams: ['comments'] }))).toBe('USAGE');
    expect(await codeOf(app.addAccount({ ...asked, streams: [], features: ['humanAgent'] }))).toBe('USAGE');
    expect(await codeOf(app.addAccount({ ...asked, streams: [], secrets: { password: 'a' } }))).toBe('USAGE');
    expect(readFileSync(join(folder, 'kuulo.yaml'))).toEqual(before);
    expect(existsSync(join(folder, 'credentials.json'))).toBe(false);
    const view = await app.addAccount({ ...asked, streams: [], secrets: { appPassword: 'abcd-abcd' } });
    expect(view).toMatchObject({ streams: ['mentions', 'messages'], missing: ['KUULO_B_IDENTIFIER'] });
  });
});

describe('accounts on screen', () => {
  const NOW = Date.UTC(2026, 10, 22);
  const view = {
    name: 'm',
    platform: 'facebook',
    handle: 'esimerkki',
    baseUrl: null,
    streams: ['mentions'],
    missing: [],
    remoteId: '1',
    checkedAt: NOW,
    tokenKind: 'page token',
    scopes: null,
    expiresAt: NOW + 3 * 86_400_000,
    secrets: [{ name: 'KUULO_M_TOKEN', from: '.env', isThere: true }],
  };

  it('count down', () => {
    expect(accountsText([view], { width: null, now: NOW })).toMatch(/page token +in 3 d/);
    expect(accountsText([view], { width: null, now: NOW + 4 * 86_400_000 })).toContain('1 d ago');
  });

  it('tell a check in a line, and the places of secrets below', () => {
    const who = { remoteId: '1', handle: 'esimerkki', name: '', url: 'https://m.example', tokenKind: 'page token' };
    const rest = { scopes: ['read', 'write'], expiresAt: view.expiresAt, remaining: 12, resetAt: null };
    const check = { account: view, identity: { ...who, ...rest }, problem: null };
    const text = accountChecksText([check], { writeTime: (at) => new Date(at).toISOString(), now: NOW });
    expect(text).toContain('scopes read write  expires 2026-11-25T00:00:00.000Z (in 3 d)  12 requests left');
    expect(text.split('\n')[1]).toBe('    KUULO_M_TOKEN from .env');
  });
});
