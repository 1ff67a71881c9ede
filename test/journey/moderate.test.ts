import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../src/domain/problem.ts';
import type { Brand } from '../support/brand.ts';
import {
  approved,
  changeSettings,
  codeOf,
  newCustomer,
  newestId,
  openQuietOffice,
  type PlatformId,
  sql,
} from './office.ts';

const CAN: readonly PlatformId[] = ['facebook', 'instagram'];
const CANNOT: readonly PlatformId[] = ['bluesky', 'mastodon'];

async function hiddenOnPlatform(brand: Brand, id: string): Promise<boolean | undefined> {
  return (await brand.control('state')).posts.find((post) => post.id === id)?.hidden;
}

describe('hiding a customer’s message', () => {
  it.each(CAN)('%s: hidden, shown again, both on record', async (platform) => {
    const office = await openQuietOffice();
    const { brand, aino } = office;
    const { id } = await newCustomer(office, platform);
    const message = (await aino.show(id)).thread[0];
    if (message === undefined) throw new Error('nobody wrote');
    expect(await aino.moderation(message.id)).toMatchObject({ isAllowed: true });
    expect((await aino.moderate(message.id, 'hide')).hiddenAt).not.toBeNull();
    expect(await hiddenOnPlatform(brand, message.remoteId)).toBe(true);
    const detail = await aino.show(id);
    expect(detail.thread[0]?.hiddenAt).not.toBeNull();
    await aino.moderate(`${platform}:${message.remoteId}`, 'unhide');
    expect(await hiddenOnPlatform(brand, message.remoteId)).toBe(false);
    const { events, thread } = await aino.show(id);
    expect(thread[0]?.hiddenAt).toBeNull();
    expect(events.flatMap(({ kind, actor }) => (kind.includes('hidden') ? [[kind, actor]] : []))).toEqual([
      ['message.hidden', 'aino'],
      ['message.unhidden', 'aino'],
    ]);
  });

  it('x: only replies under our own posts, and at a price', async () => {
    const office = await openQuietOffice();
    const { brand, aino } = office;
    const mentioned = await newCustomer(office, 'x');
    const [mention] = (await aino.show(mentioned.id)).thread;
    expect(await aino.moderation(mention?.id ?? 0)).toMatchObject({ isAllowed: false });
    const { posts, requests } = await brand.control('state');
    expect(await codeOf(aino.moderate(mention?.id ?? 0, 'hide'))).toBe('NOT_MODERATABLE');
    expect((await brand.control('state')).requests).toBe(requests);
    const ours = posts.find((post) => post.platform === 'x' && post.byBrand);
    const author = posts.find((post) => post.platform === 'x' && post.id === mention?.remoteId)?.author;
    const text = '@esimerkki huijareita koko porukka!';
    await brand.control('say', { platform: 'x', author, text, inReplyTo: ours?.id });
    await aino.poll({ accounts: ['x'] });
    const said = (await brand.control('state')).posts.find((post) => post.text === text);
    const id = `x:${said?.id}`;
    expect(await aino.moderation(id)).toMatchObject({ isAllowed: true, priceUsd: expect.any(Number) });
    expect((await aino.moderate(id, 'hide')).hiddenAt).not.toBeNull();
    expect(await hiddenOnPlatform(brand, said?.id ?? '')).toBe(true);
    // twice does no harm
    await aino.moderate(id, 'hide');
    await aino.moderate(id, 'unhide');
    expect(await hiddenOnPlatform(brand, said?.id ?? '')).toBe(false);
    // the day's money spent, it is not asked
    changeSettings(brand, 'dailyBudgetUsd: 20', 'dailyBudgetUsd: 0.001');
    const poor = await brand.as('aino');
    expect(await codeOf(poor.moderate(id, 'hide'))).toBe('BUDGET_SPENT');
    expect(await hiddenOnPlatform(brand, said?.id ?? '')).toBe(false);
  });

  it('what a hide cost counts in the budget of the replies, and in that of the next hide', async () => {
    const office = await openQuietOffice();
    const { brand, aino } = office;
    const { id } = await newCustomer(office, 'x');
    await approved(office, id, 'Hei! Ohjeet tulevat sähköpostiin.');
    const [message] = (await aino.show(id)).thread;
    const priceUsd = 0.015;
    changeSettings(brand, 'dailyBudgetUsd: 20', `dailyBudgetUsd: ${priceUsd}`);
    const ville = await brand.as('ville');
    const hidden =
      "insert into events (at, kind, actor, login, message, data) values (?, 'message.hidden', 'aino', '', ?, ?)";
    const data = JSON.stringify({ priceUsd: 0.01 });
    // longer ago than a day, and free ones, do not count
    sql(brand, hidden, aino.now() - 25 * 3_600_000, message?.id ?? 0, data);
    sql(brand, hidden, aino.now() - 1_000, message?.id ?? 0, JSON.stringify({ priceUsd: 0 }));
    expect((await ville.send({ isDryRun: true })).items.map((item) => item.problem)).toEqual([null]);
    sql(brand, hidden, aino.now() - 1_000, message?.id ?? 0, data);
    const [item] = (await ville.send()).items;
    expect([item?.reply.status, item?.problem?.code]).toEqual(['approved', 'BUDGET_SPENT']);
    expect(item?.problem?.facts).toMatchObject({ spentUsd: 0.01 });
    // the control: with the budget it had, it goes
    expect((await office.ville.send()).items.map((one) => one.reply.status)).toEqual(['sent']);
  });

  it.each(CAN)('%s: what may be answered afterwards is asked of the platform', async (platform) => {
    const office = await openQuietOffice();
    const { brand, aino } = office;
    const { id } = await newCustomer(office, platform);
    const remoteId = await newestId(office, id);
    const reference = () => sql(brand, 'select reference from messages where remote_id = ?', remoteId)[0]?.reference;
    const before = reference();
    const mark = "update messages set reference = json_set(reference, '$.stale', 1) where remote_id = ?";
    for (const act of ['hide', 'unhide'] as const) {
      sql(brand, mark, remoteId);
      await aino.moderate(`${platform}:${remoteId}`, act);
      expect(reference()).not.toContain('stale');
    }
    expect(reference()).toBe(before);
    // a look that fails takes back nothing that was done
    await brand.control('faults', { match: `GET /${platform}/`, kind: '500', times: 9 });
    expect((await aino.moderate(`${platform}:${remoteId}`, 'hide')).hiddenAt).not.toBeNull();
    expect(await hiddenOnPlatform(brand, remoteId)).toBe(true);
  });

  it('an address that several comments share names none of them; a number or an id does', async () => {
    const office = await openQuietOffice();
    const { aino } = office;
    const [one, two] = [await newCustomer(office, 'instagram'), await newCustomer(office, 'instagram')];
    const [message, other] = [(await aino.show(one.id)).thread[0], (await aino.show(two.id)).thread[0]];
    const shared = 'https://www.instagram.com/direct/inbox/';
    for (const id of [message?.id, other?.id]) {
      sql(office.brand, 'update messages set url = ? where id = ?', shared, id ?? 0);
    }
    const refused = async (call: Promise<unknown>) => {
      const problem = await call.catch((error: unknown) => error);
      expect(problem).toMatchObject({ code: 'USAGE', facts: { problem: expect.stringContaining('several') } });
      return JSON.stringify(problem instanceof ProblemError ? problem.facts : null);
    };
    for (const asked of [aino.show(shared), aino.draft(shared, { text: 'Hei!' })]) {
      expect(await refused(asked)).toMatch(new RegExp(`\\b${two.id}, ${one.id}\\b`));
    }
    const named = await refused(aino.moderate(shared, 'hide'));
    expect(named).toMatch(new RegExp(`\\b${other?.id}, ${message?.id}\\b`));
    expect(await hiddenOnPlatform(office.brand, message?.remoteId ?? '')).toBe(false);
    expect((await aino.show(`instagram:${message?.remoteId}`)).conversation.id).toBe(one.id);
    // the control: an address of its own
    const alone = await newCustomer(office, 'mastodon');
    const url = (await aino.show(alone.id)).thread[0]?.url ?? '';
    expect((await aino.show(url)).conversation.id).toBe(alone.id);
  });

  it.each(CANNOT)('%s: cannot, and nothing is asked of it', async (platform) => {
    const office = await openQuietOffice();
    const { id } = await newCustomer(office, platform);
    const message = (await office.aino.show(id)).thread[0];
    const { requests } = await office.brand.control('state');
    expect(await codeOf(office.aino.moderate(message?.id ?? 0, 'hide'))).toBe('NOT_MODERATABLE');
    expect((await office.brand.control('state')).requests).toBe(requests);
  });

  it('what the platform did not confirm is not written down', async () => {
    const office = await openQuietOffice();
    const { id } = await newCustomer(office, 'facebook');
    const message = (await office.aino.show(id)).thread[0];
    await office.brand.control('faults', { match: 'POST /facebook/', kind: '500', times: 5 });
    expect(await codeOf(office.aino.moderate(message?.id ?? 0, 'hide'))).toBe('PLATFORM_DOWN');
    expect((await office.aino.show(id)).thread[0]?.hiddenAt).toBeNull();
  });

  it('a private message, our own, an and an unknown one are refused before any call', async () => {
    const office = await openQuietOffice();
    const secret = await newCustomer(office, 'facebook', { visibility: 'private' });
    const message = (await office.aino.show(secret.id)).thread[0];
    expect(await codeOf(office.aino.moderate(message?.id ?? 0, 'hide'))).toBe('NOT_MODERATABLE');
    const [own] = sql(office.brand, "select id from messages where direction = 'outbound' and platform = 'facebook'");
    expect(await codeOf(office.aino.moderate(Number(own?.id), 'hide'))).toBe('NOT_MODERATABLE');
    expect(await codeOf(office.aino.moderate('facebook:nothing', 'hide'))).toBe('UNKNOWN_MESSAGE');
  });
});
