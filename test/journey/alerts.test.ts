import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import SQLite from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import type { App } from '../../src/app.ts';
import { alertWords } from '../../src/domain/alert-words.ts';
import { type Brand, startBrand } from '../support/brand.ts';
import { openMailBox } from '../support/mail-box.ts';
import { openWebhookDesk, type WebhookDesk } from '../support/webhook-desk.ts';
import { ACCOUNT, write } from './office.ts';

const QUIET = fileURLToPath(new URL('quiet.yaml', import.meta.url));
const ALWAYS = 'hours: { mon-sun: ["00:00-24:00"] }';
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
/** Open only on a day that is neither today nor next to it, in whatever zone. */
const NOT_NOW = `hours: { ${DAYS[(new Date().getUTCDay() + 3) % 7]}: ["10:00-11:00"] }`;

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

interface Told {
  readonly brand: Brand;
  readonly app: App;
  readonly desk: WebhookDesk;
}

/** A brand that is told by webhook; everything heard once. */
async function told(settings: (urls: { webhook: string }) => readonly string[], env = {}): Promise<Told> {
  const desk = await openWebhookDesk();
  ends.push(desk.end);
  const brand = await startBrand({ scenario: QUIET }, { KUULO_SETTLE_MS: '0', ...env });
  const file = join(brand.sandbox.workspace, 'kuulo.yaml');
  const lines = settings({ webhook: desk.url });
  const names = new Set(lines.map((line) => line.split(':', 1)[0]));
  const kept = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => !names.has(line.split(':', 1)[0] ?? ''));
  writeFileSync(file, [...kept, ...lines, ''].join('\n'));
  const app = await brand.as('aino');
  await app.poll();
  return { brand, app, desk };
}

async function hear({ app, brand }: Told, text: string) {
  const [id] = await write(brand, { count: 1, platform: 'mastodon', visibility: 'public', text });
  const report = await app.poll({ accounts: [ACCOUNT.mastodon] });
  return { report, ...(await app.show(`mastodon:${id}`)) };
}

function change(app: App, sql: string): void {
  const database = new SQLite(app.config.database);
  database.exec(sql);
  database.close();
}

const SLA = 'sla: { critical: 1s, high: 1s, normal: 1s, low: 1s }';
const RULES = 'rules: [{ name: apua, when: { text: [apua] }, do: { notify: webhook } }]';

describe('a missed answer time', () => {
  it('is told once, and over when it is answered or closed', async () => {
    const world = await told(({ webhook }) => [ALWAYS, SLA, `alerts: { to: [webhook], webhook: "${webhook}" }`]);
    const { app, desk } = world;
    change(app, `update conversations set due_at = ${Date.now() - 3_600_000} where status = 'open'`);
    await app.poll();
    const standing = await app.alerts();
    expect(standing.length).toBeGreaterThan(1);
    expect(standing[0]).toMatchObject({ kind: 'breach', toldAt: expect.any(Number), endedAt: null });
    const said = desk.notices.flatMap((notice) => notice.said.alerts);
    expect(new Set(said.map(({ id }) => id)).size).toBe(said.length);
    expect(said.map(({ conversation }) => conversation).toSorted()).toEqual(
      standing.map(({ conversation }) => conversation).toSorted(),
    );
    await app.poll();
    expect(desk.notices.flatMap((notice) => notice.said.alerts)).toHaveLength(said.length);
    const all = (await app.list({ status: ['open'] })).items;
    await app.close(all.map(({ id }) => id));
    await app.poll();
    expect(await app.alerts()).toEqual([]);
    expect((await app.alerts({ isAll: true }))[0]).toMatchObject({ endedAt: expect.any(Number) });
  });

  it('holds nothing that anybody wrote, nor who they are', async () => {
    const world = await told(({ webhook }) => [
      ALWAYS,
      RULES,
      `alerts: { to: [webhook], webhook: "${webhook}", breach: false }`,
    ]);
    const { conversation } = await hear(world, '@esimerkki apua, salaisuuteni on 131052-308T');
    const [notice] = world.desk.notices;
    expect(notice?.said.alerts).toMatchObject([
      { kind: 'rule', data: { rule: 'apua', conversations: [conversation.id] } },
    ]);
    expect(notice?.body).not.toContain('131052');
    expect(notice?.body).not.toContain(conversation.contact.handle);
  });
});

describe('out of hours', () => {
  it('only what is critical is told; the rest when the brand is at work', async () => {
    const rules = `rules:
  - { name: hätä, when: { text: [hätä] }, do: { urgency: critical, notify: webhook } }
  - { name: apua, when: { text: [apua] }, do: { notify: webhook } }`;
    const world = await told(({ webhook }) => [NOT_NOW, rules, `alerts: { to: [], webhook: "${webhook}" }`]);
    await hear(world, '@esimerkki apua');
    expect(world.desk.notices).toEqual([]);
    expect((await world.app.alerts()).map(({ toldAt }) => toldAt)).toEqual([null]);
    await hear(world, '@esimerkki hätä');
    expect(world.desk.notices.map(({ said }) => said.alerts.map(({ data }) => data.rule))).toEqual([['hätä']]);
    // the control: the same database at work
    const file = join(world.brand.sandbox.workspace, 'kuulo.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace(NOT_NOW, ALWAYS));
    await (await world.brand.as('aino')).poll();
    expect(world.desk.notices.at(-1)?.said.alerts.map(({ data }) => data.rule)).toEqual(['apua']);
  });
});

describe('an outlet that does not take it', () => {
  it.each([500, 'hang'] as const)('%s: the poll is none the worse, and it is tried again', async (answer) => {
    const world = await told(({ webhook }) => [ALWAYS, RULES, `alerts: { to: [], webhook: "${webhook}" }`]);
    const { app, desk } = world;
    desk.answer = answer;
    const { report } = await hear(world, '@esimerkki apua');
    expect(report.runs.every(({ status }) => status === 'ok')).toBe(true);
    expect(report.untold).toEqual([expect.stringContaining('webhook')]);
    expect((await app.status()).alerts).toMatchObject({ standing: 1, failing: 1 });
    const doctor = (await app.doctor()).filter(({ subject, isFine }) => subject === 'alerts' && !isFine);
    expect(doctor).toHaveLength(1);
    // not at once
    desk.answer = 200;
    const before = desk.notices.length;
    await app.poll();
    expect(desk.notices).toHaveLength(before);
    change(app, 'update alerts set tried_at = tried_at - 61000');
    await app.poll();
    expect(desk.notices).toHaveLength(before + 1);
    const ids = desk.notices.flatMap(({ said }) => said.alerts.map(({ id }) => id));
    expect(new Set(ids).size).toBe(1);
    expect((await app.alerts({ isAll: true }))[0]).toMatchObject({ toldAt: expect.any(Number), error: null });
    expect((await app.status()).alerts).toMatchObject({ failing: 0 });
  });
});

describe('e-mail', () => {
  it('comes as one for all, and is signed for by nobody', async () => {
    const box = await openMailBox();
    ends.push(box.end);
    const world = await told(() => [
      ALWAYS,
      'rules: [{ name: apua, when: { text: [apua] }, do: { notify: email } }]',
      'alerts: { to: [], email: vuoro@esimerkki.fi }',
      `mail: { host: 127.0.0.1, port: ${box.port}, from: "Kuulo <kuulo@esimerkki.fi>" }`,
    ]);
    await hear(world, '@esimerkki apua');
    expect(box.mails.map(({ subject }) => subject)).toEqual([expect.stringContaining('Rule apua acted')]);
    expect(box.mails[0]?.headers.get('auto-submitted')).toBe('auto-generated');
    expect(await world.app.testOutlets()).toEqual([{ outlet: 'email', problem: null }]);
    expect(box.mails.at(-1)?.text).toContain('This is a test');
  });
});

describe('a spike and a silence', () => {
  it('are told where an account is far off its usual, and not where it is new', async () => {
    const world = await told(({ webhook }) => [
      ALWAYS,
      `alerts: { to: [webhook], webhook: "${webhook}", breach: false, silence: 1h }`,
    ]);
    const { app, desk, brand } = world;
    await write(brand, { count: 30, platform: 'mastodon', visibility: 'public', text: '@esimerkki hei' });
    await app.poll();
    const hour = 3_600_000;
    const last = Math.floor(Date.now() / hour) * hour - hour / 2;
    // they came in the last full hour, of an account that was never heard before
    change(
      app,
      `update messages set posted_at = ${last} where account = 'masto' and text like '%hei%'; delete from meta where name = 'spikesUpTo'`,
    );
    await app.poll();
    expect(await app.alerts()).toEqual([]);
    // heard for a month, and usually quiet
    change(
      app,
      `update messages set fetched_at = fetched_at - 30 * 24 * ${hour} where account = 'masto'; delete from meta where name = 'spikesUpTo'`,
    );
    await app.poll();
    expect(await app.alerts()).toMatchObject([{ kind: 'spike', subject: 'account masto', data: { usual: 0 } }]);
    expect(desk.notices.at(-1)?.said.text).toContain('messages in an hour, usually 0');
    // a stream that brought something daily, and then nothing; one that brought something once is not missed
    const days = [1, 2, 3, 4, 5, 6].map((day) => `('masto', 'mentions', ${Date.now() - day * 24 * hour}, x'00')`);
    change(app, `insert into raw_pages (account, stream, fetched_at, body) values ${days.join(', ')}`);
    change(app, `update streams set last_new_at = ${Date.now() - 2 * hour} where stream = 'mentions'`);
    await app.poll({ accounts: ['x'] });
    const silent = (await app.alerts()).filter(({ kind }) => kind === 'silence');
    expect(silent).toMatchObject([{ subject: 'masto mentions', data: { why: 'nothingNew' } }]);
    await hear(world, '@esimerkki taas');
    expect((await app.alerts()).filter(({ kind }) => kind === 'silence')).toEqual([]);
  });
});

describe('promises', () => {
  it('are told of before they are due, and again when they are overdue', async () => {
    const world = await told(({ webhook }) => [
      ALWAYS,
      `alerts: { to: [webhook], webhook: "${webhook}", breach: false }`,
    ]);
    const { app, desk } = world;
    const [one] = (await app.list({ status: ['open'] })).items;
    const now = Date.now();
    const { id } = await app.followUp(one?.id ?? 0, { dueAt: now + 30 * 60_000, words: 'soita' });
    await app.followUp(one?.id ?? 0, { dueAt: now + 10 * 3_600_000, words: 'myöhemmin' });
    await app.poll();
    expect(desk.notices.flatMap(({ said }) => said.alerts.map(({ data }) => [data.promise, data.isOverdue]))).toEqual([
      [id, false],
    ]);
    change(app, `update follow_ups set due_at = ${now - 1000} where id = ${id}`);
    await app.poll();
    expect(desk.notices.at(-1)?.said.alerts).toMatchObject([{ data: { promise: id, isOverdue: true } }]);
    const words = async () => (await app.alerts()).map((alert) => alertWords(alert, 'fi'));
    expect(await words()).toMatchObject([expect.stringMatching(/^Asiakkaalle annettu lupaus on myöhässä \(/)]);
    // found in a reply and confirmed by nobody, it says so
    change(app, `update follow_ups set status = 'proposed', due_at = ${now - 2000} where id = ${id}`);
    await app.poll();
    const unsure = { promise: id, isOverdue: true, isConfirmed: false };
    expect((await app.alerts()).map(({ data }) => data)).toMatchObject([unsure]);
    expect(await words()).toMatchObject([expect.stringMatching(/lupaus on myöhässä, vahvistamatta \(/)]);
    await app.keepFollowUp(id);
    await app.poll();
    expect(await app.alerts()).toEqual([]);
  });
});
