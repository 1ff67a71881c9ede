import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { takeLock } from '../../src/store/lock.ts';
import { startBrand } from '../support/brand.ts';
import {
  ACCOUNT,
  approved,
  changeSettings,
  newCustomer,
  openOffice,
  PLATFORMS,
  sql,
  streams,
  write,
} from './office.ts';
import { runPrograms } from './programs.ts';

const DAY_MS = 86_400_000;

const reportShape = z.object({
  runs: z.array(z.object({ status: z.string(), problem: z.unknown() })),
  totals: z.object({ new: z.number() }),
});

const countMessages = 'select count(*) as n, count(distinct account || remote_id) as ids from messages';

describe('poll', () => {
  it('hears each message once, accounts side by side', async () => {
    const brand = await startBrand();
    const app = await brand.as('aino');
    const first = await app.poll();
    expect(first.runs.map((run) => `${run.account} ${run.status}`)).toEqual(
      PLATFORMS.flatMap((platform) => streams(app, platform).map(() => `${ACCOUNT[platform]} ok`)),
    );
    expect(first.totals.new).toBeGreaterThan(30);
    const [stored] = sql(brand, 'select count(*) as n from messages where raw_index is not null and score is not null');
    const heard = await app.list({ limit: 1_000 });
    expect(stored?.n).toBe(heard.items.reduce((sum, one) => sum + one.messages, 0));
    const second = await app.poll();
    expect(second.totals).toMatchObject({ new: 0, updated: 0, deleted: 0 });
    expect(sql(brand, countMessages).every((row) => row.n === row.ids)).toBe(true);
  });

  it('counts as new exactly what came', async () => {
    const { brand, aino } = await openOffice();
    await write(brand, { count: 12 });
    expect((await aino.poll()).totals.new).toBe(12);
    expect((await aino.poll()).totals.new).toBe(0);
  });

  it('two programs at once on one workspace never store twice', async () => {
    const brand = await startBrand();
    await write(brand, { count: 30 });
    const operators = ['aino', 'ville', 'aino'];
    const reports = await runPrograms({ brand, operators, call: 'app.poll()' }, (report) => reportShape.parse(report));
    const lone = await startBrand();
    await write(lone, { count: 30 });
    const { totals } = await (await lone.as('aino')).poll();
    expect(reports.reduce((sum, one) => sum + one.totals.new, 0)).toBe(totals.new);
    expect(sql(brand, countMessages)).toEqual(sql(lone, countMessages));
    for (const run of reports.flatMap((one) => one.runs)) {
      expect(['ok', 'skipped']).toContain(run.status);
      expect(run.problem).toBeNull();
    }
  });

  it('skips an account that another program polls, or waits for it', async () => {
    const brand = await startBrand();
    const app = await brand.as('aino');
    const lock = takeLock(app.config.database, 'poll:x');
    const skipped = await app.poll();
    expect(skipped.runs.filter((run) => run.status === 'skipped').map((run) => [run.account, run.problem])).toEqual(
      streams(app, 'x').map(() => ['x', null]),
    );
    const waited = await app.poll({ accounts: ['x'], waitMs: 50 });
    expect(waited.runs.map((run) => [run.status, run.problem?.code])).toEqual(
      streams(app, 'x').map(() => ['skipped', 'LOCKED']),
    );
    const patient = app.poll({ accounts: ['x'], waitMs: 20_000 });
    await lock?.release();
    expect((await patient).runs.map((run) => run.status)).toEqual(streams(app, 'x').map(() => 'ok'));
  });

  it('keeps what is older than the backfill as closed history that nobody waits for', async () => {
    const brand = await startBrand();
    const app = await brand.as('aino');
    const backfillMs = DAY_MS;
    const { totals } = await app.poll({ backfillMs });
    const { items } = await app.list({ limit: 1_000 });
    const old = items.filter((one) => one.lastMessageAt < app.now() - backfillMs);
    const young = items.filter((one) => one.lastMessageAt >= app.now() - backfillMs);
    expect([old.length > 0, young.length > 0, totals.new >= items.length]).toEqual([true, true, true]);
    expect(new Set(old.map((one) => one.status))).toEqual(new Set(['closed']));
    expect(old.every((one) => one.waitingSince === null && one.dueAt === null)).toBe(true);
    expect(young.some((one) => one.status === 'open' && one.waitingSince !== null)).toBe(true);
    expect(young.some((one) => one.status === 'closed')).toBe(false);
  });

  it('does not take for history what came while nobody polled', async () => {
    const { brand, aino } = await openOffice();
    const [id] = await write(brand, { count: 1, platform: 'mastodon' });
    // the message is older than the backfill by now, but it came after the last poll
    await aino.poll({ backfillMs: 0 });
    const { conversation } = await aino.show(`mastodon:${id}`);
    expect(conversation.status).toBe('open');
    expect(conversation.waitingSince).toBe(conversation.lastMessageAt);
  });

  it('goes on waiting for an answer however long ago the customer wrote', async () => {
    const office = await openOffice();
    const conversation = await newCustomer(office, 'mastodon', { text: 'Missä paketti viipyy?' });
    const long = office.aino.now() - 90 * DAY_MS;
    sql(office.brand, 'update messages set posted_at = ?, text = ? where conversation = ?', long, 'x', conversation.id);
    sql(office.brand, 'update conversations set waiting_since = ? where id = ?', long, conversation.id);
    // the text differs from what the platform tells: heard again, it counts as edited and the conversation is looked at
    sql(office.brand, "update streams set cursor = null where account = 'masto'");
    expect((await office.aino.poll({ accounts: ['masto'] })).totals.updated).toBe(1);
    const after = (await office.aino.show(conversation.id)).conversation;
    expect([after.status, after.waitingSince]).toEqual(['open', long]);
  });

  it.each(PLATFORMS)('opens a conversation on %s again when the customer answers our reply', async (platform) => {
    const office = await openOffice();
    for (let tries = 0; tries < 12; tries += 1) {
      const { id } = await newCustomer(office, platform);
      await approved(office, id, `Hei! Selvitämme asian tänään, palaamme pian. ${tries}`);
      await office.ville.send();
      const sent = (await office.aino.show(id)).conversation;
      expect([sent.status, sent.waitingSince, sent.dueAt]).toEqual(['pending', null, null]);
      await office.aino.poll();
      const { conversation, thread, events } = await office.aino.show(id);
      // Meta tells whole seconds: what came at once may stand before what it answers
      const [, reaction] = thread.filter((one) => one.direction === 'inbound');
      if (reaction === undefined) continue;
      expect(thread).toHaveLength(3);
      expect([conversation.status, conversation.waitingSince]).toEqual(['open', reaction.postedAt]);
      expect(events.filter((event) => event.kind === 'conversation.reopened')).toHaveLength(1);
      return;
    }
    throw new Error('no customer of this seed answers an answer');
  });

  it('opens a closed conversation for a late message that was posted before its newest one', async () => {
    const office = await openOffice();
    const { id } = await newCustomer(office, 'mastodon');
    await office.aino.close([id]);
    expect((await office.aino.show(id)).conversation).toMatchObject({ status: 'closed', waitingSince: null });
    // the newest is put later, and forgotten is one that the server shows again
    sql(
      office.brand,
      'update messages set remote_id = ?, posted_at = posted_at + 60000 where conversation = ?',
      '1',
      id,
    );
    sql(office.brand, "update streams set cursor = null where account = 'masto'");
    await office.aino.poll({ accounts: ['masto'] });
    const { conversation, thread } = await office.aino.show(id);
    expect(thread).toHaveLength(2);
    expect([conversation.status, conversation.waitingSince]).toEqual(['open', thread[0]?.postedAt]);
  });

  it('keeps parents for reading: shown, but no conversation of their own', async () => {
    const { brand, aino } = await openOffice();
    const { items } = await aino.list({ limit: 1_000 });
    const details = await Promise.all(items.map((one) => aino.show(one.id)));
    const parents = details.flatMap(({ parent }) => (parent === null ? [] : [parent]));
    expect(parents.length).toBeGreaterThan(0);
    expect(new Set(parents.map((one) => one.conversation))).toEqual(new Set([null]));
    expect(sql(brand, "select 1 from messages where direction = 'outbound' and score is not null")).toEqual([]);
    expect(items.every((one) => !one.contact.handle.startsWith('esimerkki'))).toBe(true);
  });

  it('is not led by a search that also finds us to take us for a customer', async () => {
    const brand = await startBrand();
    changeSettings(brand, /\{ search: '"Esimerkki Oy"' \}/g, '{ search: esimerkki }');
    const app = await brand.as('aino');
    const report = await app.poll();
    expect(report.runs.filter((run) => run.status !== 'ok')).toEqual([]);
    expect((await app.poll()).totals.new).toBe(0);
    const { items } = await app.list({ limit: 1_000 });
    expect(items.filter((one) => one.contact.handle.startsWith('esimerkki'))).toEqual([]);
  });
});
