import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import { takeLock } from '../../src/store/lock.ts';
import {
  approved,
  changeSettings,
  newCustomer,
  type Office,
  openQuietOffice,
  PLATFORMS,
  SEND,
  sql,
  timesSaid,
} from './office.ts';
import { runPrograms } from './programs.ts';

const TEXT = 'Hei! Selvitämme asian ja palaamme sinulle tänään.';

describe('send', () => {
  it.each(PLATFORMS)('%s: once, and never again', async (platform) => {
    const office = await openQuietOffice();
    const { id } = await newCustomer(office, platform);
    const reply = await approved(office, id, TEXT);
    const [item] = (await office.ville.send()).items;
    expect(item?.problem).toBeNull();
    expect(item?.reply).toMatchObject({ status: 'sent', attempts: 1, error: null });
    const { conversation, thread } = await office.aino.show(id);
    expect([conversation.status, conversation.waitingSince]).toEqual(['pending', null]);
    expect(thread.map((one) => one.direction)).toEqual(['inbound', 'outbound']);
    expect((await office.ville.send({ replies: [reply.id] })).items.map((one) => one.problem)).toEqual([null]);
    expect((await office.ville.send()).items).toEqual([]);
    expect(await timesSaid(office.brand, TEXT)).toBe(1);
    // heard again on our own stream, it is the same message
    await office.aino.poll();
    const again = await office.aino.show(id);
    expect(again.thread.filter((one) => one.direction === 'outbound')).toHaveLength(1);
    expect(again.events.map((event) => event.kind)).not.toContain('conversation.answeredElsewhere');
  });

  it('a dry run tells what would go and sends nothing', async () => {
    const office = await openQuietOffice();
    const { id } = await newCustomer(office, 'x');
    await approved(office, id, TEXT);
    const { items } = await office.ville.send({ isDryRun: true });
    expect(items.map((item) => [item.reply.status, item.problem])).toEqual([['approved', null]]);
    expect(await timesSaid(office.brand, TEXT)).toBe(0);
  });

  it('a dry run tells of each named reply what the send would do', async () => {
    const office = await openQuietOffice();
    changeSettings(office.brand, 'dailyBudgetUsd: 20', 'dailyBudgetUsd: 0.02');
    changeSettings(office.brand, 'review: { public: required', 'review: { public: optional');
    const app = await office.brand.as('aino');
    const ids: number[] = [];
    for (const n of [1, 2, 3])
      ids.push((await approved(office, (await newCustomer(office, 'x')).id, `${TEXT} ${n}`)).id);
    const early = await approved(office, (await newCustomer(office, 'bluesky')).id, TEXT);
    sql(office.brand, 'update replies set send_after = send_after + 60000 where id = ?', early.id);
    const away = await approved(office, (await newCustomer(office, 'bluesky')).id, TEXT);
    sql(office.brand, "update replies set status = 'sending' where id = ?", away.id);
    const free = await app.draft((await newCustomer(office, 'mastodon')).id, { text: TEXT });
    const bad = await app.draft((await newCustomer(office, 'mastodon')).id, { text: 'Hei {{x}}', isUnfinished: true });
    ids.push(early.id, away.id, free.id, bad.id);
    const before = sql(office.brand, 'select * from replies');
    const told = (await app.send({ replies: ids, isDryRun: true })).items;
    expect(Object.fromEntries(told.map((item) => [ids.indexOf(item.reply.id), item.problem?.code ?? 'goes']))).toEqual({
      0: 'goes',
      1: 'goes',
      2: 'BUDGET_SPENT',
      3: 'NOT_DUE',
      4: 'OUTCOME_UNKNOWN',
      5: 'goes',
      6: 'GUARD',
    });
    expect(sql(office.brand, 'select * from replies')).toEqual(before);
    // with review asked for, a draft does not go
    const strict = (await office.ville.send({ replies: [free.id], isDryRun: true })).items;
    expect(strict.map((item) => item.problem?.code)).toEqual(['REVIEW_MISSING']);
  });

  it('a claim that fails takes no outcome with it', async () => {
    const office = await openQuietOffice();
    const one = await approved(office, (await newCustomer(office, 'mastodon')).id, `${TEXT} 1`);
    const two = await approved(office, (await newCustomer(office, 'mastodon')).id, `${TEXT} 2`);
    refuse(office, 'sending', two.id);
    await expect(office.ville.send()).rejects.toThrow('refused by the drill');
    expect((await office.aino.reply(one.id)).status).toBe('sent');
    expect((await office.aino.reply(two.id)).status).toBe('approved');
    sql(office.brand, 'drop trigger drill');
    const { settled, items } = await office.ville.send();
    expect([settled, items.map((item) => item.reply.status)]).toEqual([[], ['sent']]);
    expect([await timesSaid(office.brand, one.text), await timesSaid(office.brand, two.text)]).toEqual([1, 1]);
  });

  it('an outcome that the database does not take is looked up by the next run', async () => {
    const office = await openQuietOffice();
    const { id, text } = await approved(office, (await newCustomer(office, 'bluesky')).id, TEXT);
    refuse(office, 'sent', id);
    const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    onTestFinished(() => told.mockRestore());
    await expect(office.ville.send()).rejects.toThrow('refused by the drill');
    // the one thing that must not be lost
    expect(told.mock.calls.join()).toMatch(/is public as at:.+app\.bsky\.feed\.post/);
    sql(office.brand, 'drop trigger drill');
    expect((await office.ville.send()).settled.map((item) => item.reply.status)).toEqual(['sent']);
    expect(await timesSaid(office.brand, text)).toBe(1);
  });

  it('a copy of the database from before the send uses the same key', async () => {
    const office = await openQuietOffice();
    const { id, key, text } = await approved(office, (await newCustomer(office, 'bluesky')).id, TEXT);
    expect(key).not.toBeNull();
    await office.ville.send();
    expect((await office.aino.reply(id)).key).toBe(key);
    // as the copy has it: approved, and nothing of the post heard
    sql(office.brand, "delete from messages where direction = 'outbound'");
    const before = 'remote_id = null, sent_at = null, prepared = null, attempts = 0';
    sql(office.brand, `update replies set status = 'approved', ${before}`);
    // the look sees the post; sent although it is there, the same key makes no second one
    const [item] = (await office.ville.send()).items;
    expect([item?.reply.status, item?.problem?.code]).toEqual(['approved', 'ALREADY_ANSWERED']);
    const anyway = (await office.ville.send({ replies: [id], isAdditional: true })).items;
    expect(anyway.map((one) => one.reply.status)).toEqual(['sent']);
    expect(await timesSaid(office.brand, text)).toBe(1);
    const other = await approved(office, (await newCustomer(office, 'bluesky')).id, TEXT);
    expect((await office.aino.edit(other.id, `${TEXT}!`)).key).toBeNull();
  });

  it('two programs that send at once make one post of each reply', async () => {
    const office = await openQuietOffice();
    const texts: string[] = [];
    for (const platform of [...PLATFORMS, ...PLATFORMS]) {
      const { id } = await newCustomer(office, platform);
      texts.push(`${TEXT} (${texts.length})`);
      await approved(office, id, texts.at(-1) ?? '');
    }
    await office.brand.control('faults', { match: 'POST', kind: 'slow', delayMs: 300, times: 3 });
    const items = z.object({ items: z.array(z.object({ reply: z.object({ status: z.string() }) })) });
    const operators = ['aino', 'ville', 'aino'];
    const call = 'app.send({ waitMs: 10_000 })';
    await runPrograms({ brand: office.brand, operators, call, env: { KUULO_SETTLE_MS: '0' } }, (value) =>
      items.parse(value),
    );
    expect(await Promise.all(texts.map((text) => timesSaid(office.brand, text)))).toEqual(texts.map(() => 1));
    expect(await office.aino.counts()).toMatchObject({ replies: { sent: 10, approved: 0, queued: 0, unknown: 0 } });
  });

  it('leaves an account that another program sends for alone, and says so', async () => {
    const office = await openQuietOffice();
    const { id } = await newCustomer(office, 'bluesky');
    await approved(office, id, TEXT);
    const lock = takeLock(office.ville.config.database, 'send:bluesky');
    expect((await office.ville.send()).items.map((item) => item.problem?.code)).toEqual(['LOCKED']);
    expect(await timesSaid(office.brand, TEXT)).toBe(0);
    const patient = office.ville.send({ waitMs: 20_000 });
    await lock?.release();
    expect((await patient).items.map((item) => item.reply.status)).toEqual(['sent']);
  });

  it('sends in the order of the replies, and not before their time', async () => {
    const office = await openQuietOffice();
    for (const n of [1, 2, 3]) await approved(office, (await newCustomer(office, 'mastodon')).id, `${TEXT} ${n}`);
    await office.ville.send();
    const { posts } = await office.brand.control('state');
    const said = posts.filter((post) => post.byBrand && post.text.includes(TEXT)).map((post) => post.text.slice(-1));
    expect(said).toEqual(['1', '2', '3']);
    const slow = await office.brand.as('ville');
    const later = await approved(office, (await newCustomer(office, 'mastodon')).id, `${TEXT} 4`);
    sql(office.brand, 'update replies set send_after = send_after + 60000 where id = ?', later.id);
    expect((await slow.send()).items).toEqual([]);
    const [early] = (await slow.send({ replies: [later.id] })).items;
    expect(early?.problem).toMatchObject({ code: 'NOT_DUE', facts: { reply: later.id, until: expect.any(Number) } });
    expect(await timesSaid(office.brand, `${TEXT} 4`)).toBe(0);
  });

  it('stops at the budget, and only what costs money', async () => {
    const office = await openQuietOffice();
    changeSettings(office.brand, 'dailyBudgetUsd: 20', 'dailyBudgetUsd: 0.02');
    for (const n of [1, 2, 3]) await approved(office, (await newCustomer(office, 'x')).id, `${TEXT} ${n}`);
    await approved(office, (await newCustomer(office, 'bluesky')).id, `${TEXT} 4`);
    const { items } = await (await office.brand.as('ville')).send();
    const told = items.map((item) => [item.reply.platform, item.reply.status, item.problem?.code ?? null]);
    expect(told.toSorted((a, b) => `${a}`.localeCompare(`${b}`))).toEqual([
      ['bluesky', 'sent', null],
      ['x', 'approved', 'BUDGET_SPENT'],
      ['x', 'sent', null],
      ['x', 'sent', null],
    ]);
    // the control: with the budget it had, the third goes too
    expect((await office.ville.send()).items.map((item) => item.reply.status)).toEqual(['sent']);
  });

  it('keeps the pace across runs, and a signal ends the wait without another post', async () => {
    const office = await openQuietOffice({ KUULO_SETTLE_MS: '0', KUULO_SEND_PER_MINUTE: '2' });
    for (const n of [1, 2, 3, 4]) await approved(office, (await newCustomer(office, 'bluesky')).id, `${TEXT} ${n}`);
    const stop = new AbortController();
    const sending = office.ville.send({ signal: stop.signal });
    await expect.poll(async () => (await office.aino.counts()).replies.sent, { timeout: 5_000 }).toBe(2);
    stop.abort();
    // the outcomes did not wait for the pace
    expect((await sending).items.map((item) => item.reply.status)).toEqual(['sent', 'sent', 'approved', 'approved']);
    const next = new AbortController();
    const again = office.aino.send({ signal: next.signal });
    next.abort();
    expect((await again).items.map((item) => item.reply.status)).toEqual(['approved', 'approved']);
    sql(office.brand, 'update reply_attempts set at = at - 60000');
    const onward = new AbortController();
    const rest = office.ville.send({ signal: onward.signal });
    await expect.poll(async () => (await office.aino.counts()).replies.sent, { timeout: 5_000 }).toBe(4);
    onward.abort();
    await rest;
  });

  it('one reply that cannot be prepared does not stop the others', async () => {
    const office = await openQuietOffice();
    const long = await approved(office, (await newCustomer(office, 'mastodon')).id, TEXT);
    await approved(office, (await newCustomer(office, 'mastodon')).id, 'Ok.');
    // the instance takes shorter texts since the approval
    sql(office.brand, "update accounts set text_max = 40 where name = 'masto'");
    const { items } = await office.ville.send();
    expect(items.map((item) => [item.reply.status, item.problem?.code])).toEqual([
      ['inReview', 'NOT_ANSWERABLE'],
      ['sent', undefined],
    ]);
    expect(await timesSaid(office.brand, long.text)).toBe(0);
  });

  it('what the platform told one reply holds for the account', async () => {
    const office = await openQuietOffice();
    for (const n of [1, 2]) await approved(office, (await newCustomer(office, 'mastodon')).id, `${TEXT} ${n}`);
    await office.brand.control('faults', { match: SEND.mastodon, kind: '429', retryAfter: 90 });
    const { items } = await office.ville.send();
    expect(items.map((item) => [item.reply.status, item.problem?.code])).toEqual([
      ['queued', 'THROTTLED'],
      ['approved', 'THROTTLED'],
    ]);
    const { requests } = await office.brand.control('state');
    expect((await office.aino.send()).items.map((item) => item.problem?.code)).toEqual(['THROTTLED']);
    expect((await office.brand.control('state')).requests).toBe(requests);
    sql(office.brand, 'update replies set send_after = 0');
    expect((await office.aino.send()).items.map((item) => item.reply.status)).toEqual(['sent', 'sent']);
  });
});

/** The database takes everything but this move. */
function refuse({ brand }: Office, status: string, reply: number): void {
  const body = "begin select raise(abort, 'refused by the drill'); end";
  const when = `new.id = ${reply} and new.status = '${status}' and old.status <> '${status}'`;
  sql(brand, `create trigger drill before update on replies when ${when} ${body}`);
}
