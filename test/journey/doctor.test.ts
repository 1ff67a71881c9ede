import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type App, openApp } from '../../src/app.ts';
import { exitCodeOfProblem } from '../../src/cli/exit-codes.ts';
import { loadConfig } from '../../src/config.ts';
import type { AccountCheck } from '../../src/domain/outcomes.ts';
import type { ProblemError } from '../../src/domain/problem.ts';
import { problemWords } from '../../src/domain/problem-words.ts';
import type { AccountSettings } from '../../src/domain/settings.ts';
import { credentialDiagnoses } from '../../src/journey/doctor/accounts.ts';
import { outboxDiagnoses } from '../../src/journey/doctor/outbox.ts';
import { loadPlatform } from '../../src/platforms/registry.ts';
import { NOON, newReply, seedThread, tempStore } from '../store/workbench.ts';
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

describe('doctor on the outbox', () => {
  const now = () => NOON;
  const wordsOf = (problem: ProblemError) => {
    const { message, hint } = problemWords(problem);
    return { words: message, remedy: hint };
  };

  it('is content when nothing stands still', async () => {
    const { store } = await tempStore();
    expect(await outboxDiagnoses({ store, wordsOf, now })).toMatchObject([
      { subject: 'outbox', isFine: true, code: null },
    ]);
  });

  it('tells of every pause, and by which words it ends', async () => {
    const { store } = await tempStore();
    await store.transact(async (tx) => {
      await tx.pauses.add({ scope: 'all', at: NOON, by: 'aino', reason: 'väärä hinta' });
      await tx.pauses.add({ scope: 'account:m', at: NOON, by: 'system', reason: 'token revoked' });
      await tx.pauses.add({ scope: 'account:x', at: NOON, by: 'aino', reason: '' });
      await tx.pauses.add({ scope: 'plan:7', at: NOON, by: 'ville', reason: '' });
    });
    const told = await outboxDiagnoses({ store, wordsOf, now });
    expect(told.map(({ subject, code }) => [subject, code])).toEqual([
      ['account m', 'ACCOUNT_PAUSED'],
      ['account x', 'ACCOUNT_PAUSED'],
      ['outbox', 'PAUSED'],
      ['plan b7', 'PLAN_PAUSED'],
    ]);
    expect(told.map(({ isFine }) => isFine)).toEqual([false, false, false, false]);
    expect(told.map(({ problem }) => problem && exitCodeOfProblem(problem))).toEqual([4, 3, 3, 3]);
    const words = told.map(({ words, remedy }) => `${words} ${remedy}`);
    expect(words[0]).toMatch(/token revoked.*kuulo account login m/);
    expect(words[1]).toMatch(/by aino.*kuulo resume x/);
    expect(words[2]).toMatch(/by aino \(väärä hinta\).*kuulo resume/);
    expect(words[3]).toMatch(/by ville.*kuulo bulk resume b7/);
  });

  it('tells replies that a look may settle from those that need a person', async () => {
    const { store } = await tempStore();
    await store.transact(async (tx) => {
      for (const [name, to] of [
        ['t1', 'unknown'],
        ['t2', 'unknown'],
        ['t3', 'held'],
      ] as const) {
        const { conversation, message } = await seedThread(tx, name);
        const { id } = await tx.replies.insert(newReply(conversation, message));
        await tx.replies.move(id, { from: ['draft'], to: 'approved', at: NOON });
        if (to === 'held') await tx.replies.move(id, { from: ['approved'], to: 'held', at: NOON });
        if (to === 'held') continue;
        await tx.replies.move(id, { from: ['approved'], to: 'queued', at: NOON });
        await tx.replies.move(id, { from: ['queued'], to: 'sending', at: NOON });
        await tx.replies.move(id, { from: ['sending'], to: 'unknown', at: NOON });
        if (name === 't2') await tx.replies.note(id, { error: { code: 'NEEDS_PERSON', message: 'look' } }, NOON);
      }
    });
    const told = await outboxDiagnoses({ store, wordsOf, now });
    expect(told.map(({ words, code }) => [words, code])).toEqual([
      ['1 reply may be public and the platform cannot tell (2)', 'OUTCOME_UNKNOWN'],
      ['1 reply with an unknown outcome (1)', 'OUTCOME_UNKNOWN'],
      ['1 reply held, since this database was restored, copied or used by an older kuulo (3)', 'HELD'],
    ]);
    for (const { remedy } of told) expect(remedy).toContain('kuulo outbox settle');
  });

  it('names approved replies that no timer will send', async () => {
    const { store } = await tempStore();
    await store.transact(async (tx) => {
      for (let plan = 1; plan <= 12; plan += 1) await tx.plans.reserve(NOON, 'ana');
      const rows = [
        ['answered', { error: { code: 'ALREADY_ANSWERED', message: 'answered' } }, null],
        ['inPlan', {}, { id: 7, row: 1 }],
        ['alsoInPlan', {}, { id: 7, row: 2 }],
        ['inAnotherPlan', {}, { id: 12, row: 1 }],
        ['clockJumped', { sendAfter: NOON + 1_500 * 86_400_000 }, null],
        ['goesByItself', { sendAfter: NOON + 10_000 }, null],
      ] as const;
      for (const [name, patch, plan] of rows) {
        const { conversation, message } = await seedThread(tx, name);
        const { id } = await tx.replies.insert(newReply(conversation, message, { plan }));
        await tx.replies.move(id, { from: ['draft'], to: 'approved', at: NOON }, patch);
      }
    });
    const told = await outboxDiagnoses({ store, wordsOf, now });
    expect(told.map(({ words, isFine, code }) => [isFine, code, /\(.*\)/.exec(words)?.[0]])).toEqual([
      [false, 'ALREADY_ANSWERED', '(1)'],
      [false, 'UNEXPECTED', '(5)'],
      [false, 'BULK_STOPPED', '(2, 3)'],
      [false, 'BULK_STOPPED', '(4)'],
    ]);
    const remedies = told.map(({ remedy }) => remedy ?? '');
    expect(remedies[0]).toMatch(/kuulo send REPLY --additional.*kuulo outbox cancel REPLY/);
    expect(remedies[1]).toMatch(/clock.*kuulo outbox cancel REPLY/);
    expect(remedies[2]).toContain('kuulo bulk apply b7');
    expect(remedies[3]).toContain('kuulo bulk apply b12');
    // a run of the plan is seeing to them
    const lock = await store.lock('send:acme', { operator: 'aino', login: 'aino', since: NOON });
    expect((await outboxDiagnoses({ store, wordsOf, now })).map(({ code }) => code)).toEqual([
      'ALREADY_ANSWERED',
      'UNEXPECTED',
    ]);
    await lock?.release();
  });
});
