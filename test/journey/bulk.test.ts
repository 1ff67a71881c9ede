import { appendFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startSpoilingProxy } from '../support/spoiling-proxy.ts';
import { apply, approvedPlan, customers, expire, file, planFrom, rowsOf, said, saidTexts } from './bulk-office.ts';
import { changeSettings, codeOf, openQuietOffice, SEND, sql } from './office.ts';

describe('bulk apply', () => {
  it('sends each row once, also when it is applied twice', async () => {
    const office = await openQuietOffice();
    const before = await saidTexts(office.brand);
    const ids = await customers(office, 'mastodon', 5);
    const { plan } = await approvedPlan(office, ids);
    const { progress, stop, told } = await apply(office.aino, plan);
    expect([progress.sent, progress.remaining, stop]).toEqual([5, 0, null]);
    expect(told.map(({ row, reply, isEarlier }) => [row, reply?.status, isEarlier])).toEqual(
      [1, 2, 3, 4, 5].map((row) => [row, 'sent', false]),
    );
    const again = await apply(office.aino, plan);
    expect(again.told.map(({ reply, isEarlier }) => [reply?.status, isEarlier])).toEqual(ids.map(() => ['sent', true]));
    expect((await saidTexts(office.brand)).toSorted()).toEqual([...before, ...ids.map(said)].toSorted());
    // a send of everything that waits finds nothing of the plan
    expect((await office.ville.send()).items).toEqual([]);
  });

  it('sends nothing when the file is not the one that was planned, or the count is off', async () => {
    const office = await openQuietOffice();
    const ids = await customers(office, 'mastodon', 2);
    const { plan } = await approvedPlan(office, ids);
    const before = await saidTexts(office.brand);
    expect(await codeOf(apply(office.aino, plan, { expect: 1 }))).toBe('PLAN_COUNT');
    expect(await codeOf(apply(office.aino, plan, { expect: 3 }))).toBe('PLAN_COUNT');
    const whole = readFileSync(plan.file, 'utf8');
    writeFileSync(plan.file, whole.replace('tänään', 'ehkä'));
    expect(await codeOf(apply(office.aino, plan))).toBe('PLAN_CHANGED');
    expect(await codeOf(office.ville.approvePlan(plan.id))).toBe('PLAN_CHANGED');
    writeFileSync(plan.file, whole);
    appendFileSync(plan.file, '\n');
    expect(await codeOf(apply(office.aino, plan))).toBe('PLAN_CHANGED');
    expect(await saidTexts(office.brand)).toEqual(before);
    writeFileSync(plan.file, whole);
    expect((await apply(office.aino, plan)).progress.sent).toBe(2);
  });

  it('needs the approval of somebody else, and one that still holds', async () => {
    const office = await openQuietOffice();
    const ids = await customers(office, 'mastodon', 1);
    const path = file(office.brand, 'one.csv', `conversation,text\n${ids[0]},Hei!\n`);
    const own = await planFrom(office.ville, path);
    expect(own.plan.isReviewed).toBe(true);
    expect(await codeOf(apply(office.aino, own.plan))).toBe('PLAN_UNREVIEWED');
    expect(await codeOf(office.ville.approvePlan(own.plan.id))).toBe('FOUR_EYES');
    expect(await codeOf(office.aino.approvePlan(own.plan.id))).toBe('NOT_PERMITTED');
    const { plan } = await planFrom(office.aino, path);
    expect(await codeOf(office.ville.approvePlan(plan.id, { hash: own.plan.hash.replace(/./, 'x') }))).toBe(
      'PLAN_CHANGED',
    );
    await office.ville.approvePlan(plan.id, { hash: plan.hash });
    sql(office.brand, 'update plans set approval_expires_at = 1 where id = ?', plan.id);
    expect(await codeOf(apply(office.aino, plan))).toBe('PLAN_UNREVIEWED');
    await office.ville.approvePlan(plan.id);
    await office.ville.rejectPlan(plan.id, 'Wrong words');
    expect(await codeOf(apply(office.aino, plan))).toBe('PLAN_UNREVIEWED');
    expect(await codeOf(office.ville.approvePlan(plan.id))).toBe('PLAN_UNREVIEWED');
    expect(await codeOf(office.ville.rejectPlan(own.plan.id, ' '))).toBe('NOTE_MISSING');
  });

  it('the first few go first, and a yes is needed for the rest', async () => {
    const office = await openQuietOffice();
    const ids = await customers(office, 'mastodon', 5);
    const { plan } = await approvedPlan(office, ids);
    const unasked = await apply(office.aino, plan, { isConfirmed: false });
    expect([unasked.progress.sent, unasked.stop, unasked.problem?.code]).toEqual([3, 'canary', 'CONFIRMATION_MISSING']);
    expect(unasked.problem?.facts).toMatchObject({ action: expect.stringContaining('--expect 5 --yes') });
    const asked: number[] = [];
    const no = await apply(office.aino, plan, {
      isConfirmed: false,
      confirm: async ({ sent }) => {
        asked.push(sent);
        return false;
      },
    });
    expect([no.progress.sent, no.stop]).toEqual([3, 'canary']);
    const yes = await apply(office.aino, plan, { isConfirmed: false, confirm: async () => true });
    expect([yes.progress.sent, yes.stop, asked]).toEqual([5, null, [3]]);
  });

  it('stops when the first few do not all go', async () => {
    const office = await openQuietOffice();
    const ids = await customers(office, 'mastodon', 5);
    const { plan } = await approvedPlan(office, ids);
    sql(office.brand, "update messages set text = 'STOP!' where conversation = ?", ids[1] ?? 0);
    const { progress, stop, problem, told } = await apply(office.aino, plan);
    expect([stop, problem?.code, progress.sent]).toEqual(['canary', 'BULK_STOPPED', 2]);
    expect(told.find(({ row }) => row === 2)?.problem?.code).toBe('OPTED_OUT');
    // the next run tries others, until as many went as are wanted first
    const next = await apply(office.aino, plan);
    expect([next.progress.sent, next.progress.refused, next.progress.remaining]).toEqual([4, 1, 0]);
  });

  it('is one run at a time, and stops where it is paused', async () => {
    const office = await openQuietOffice();
    const ids = await customers(office, 'mastodon', 6);
    const { plan } = await approvedPlan(office, ids);
    let second = '';
    const { progress, stop } = await apply(office.aino, plan, {
      onRow: ({ row }) => {
        if (row === 4) void office.aino.pausePlan(plan.id, 'wrong price');
      },
      isConfirmed: false,
      confirm: async () => {
        second = await codeOf(apply(office.ville, plan));
        return true;
      },
    });
    expect(second).toBe('LOCKED');
    expect([stop, progress.isPaused, progress.sent < 6, progress.sent + progress.remaining]).toEqual([
      'paused',
      true,
      true,
      6,
    ]);
    expect(await codeOf(apply(office.aino, plan))).toBe('PLAN_PAUSED');
    expect(await codeOf(office.aino.resumePlan(plan.id))).toBe('NOT_PERMITTED');
    await office.ville.resumePlan(plan.id);
    await office.aino.pause({ accounts: [], reason: 'all' });
    expect(await codeOf(apply(office.aino, plan))).toBe('PAUSED');
    await office.ville.resume({ accounts: [] });
    await office.aino.pause({ accounts: ['masto'], reason: 'one' });
    const account = await apply(office.aino, plan);
    expect([account.stop, account.problem?.code]).toEqual(['paused', 'ACCOUNT_PAUSED']);
    await office.ville.resume({ accounts: ['masto'] });
    expect((await apply(office.aino, plan)).progress).toMatchObject({ sent: 6, remaining: 0 });
    expect((await saidTexts(office.brand)).filter((text) => ids.map(said).includes(text))).toHaveLength(6);
  });

  it('stops at the first outcomes that nobody knows, and settles them before it goes on', async () => {
    const office = await openQuietOffice();
    const ids = await customers(office, 'mastodon', 8);
    const { plan } = await approvedPlan(office, ids);
    await apply(office.aino, plan, { isConfirmed: false });
    await office.brand.control('faults', { match: SEND.mastodon, kind: 'dropAfter', times: 5 });
    const { progress, stop, problem } = await apply(office.aino, plan);
    expect([stop, problem?.code, progress.unknown, progress.sent]).toEqual(['unknown', 'BULK_STOPPED', 3, 3]);
    // the first three are found on the platform, two more meet the same
    const rest = await apply(office.aino, plan);
    expect(rest.progress).toMatchObject({ sent: 6, unknown: 2, remaining: 0 });
    const last = await apply(office.aino, plan);
    expect(last.progress).toMatchObject({ sent: 8, unknown: 0, remaining: 0 });
    expect((await saidTexts(office.brand)).filter((text) => ids.map(said).includes(text))).toHaveLength(8);
  });

  it('stops after the first that fail, and a failed one waits for a person', async () => {
    const office = await openQuietOffice();
    const { url } = office.brand.sandbox;
    let refusing = true;
    const refusal = JSON.stringify({ error: 'InvalidRequest', message: 'no' });
    const proxy = await startSpoilingProxy(url, (call, response) => {
      if (!refusing || call.method !== 'POST' || !call.url?.includes('putRecord')) return false;
      call.resume();
      response.writeHead(400, { 'content-type': 'application/json', connection: 'close' }).end(refusal);
      return true;
    });
    onTestFinished(() => proxy.close());
    changeSettings(office.brand, `${url}/bluesky`, `${proxy.url}/bluesky`);
    changeSettings(office.brand, /^review:/m, 'bulk: { canary: 0, errorsMax: 2 }\nreview:');
    const [aino, ville] = [await office.brand.as('aino'), await office.brand.as('ville')];
    const ids = await customers({ ...office, aino }, 'bluesky', 6);
    const { plan } = await approvedPlan({ ...office, aino, ville }, ids);
    const { progress, stop, problem } = await apply(aino, plan);
    expect([stop, progress.failed, progress.sent]).toEqual(['errors', 2, 0]);
    expect(problem?.facts).toMatchObject({ plan: 'b1', sent: 0, remaining: 4 });
    refusing = false;
    const rest = await apply(aino, plan);
    const told = rest.told.map(({ row, reply, problem: its }) => [row, reply?.status, its?.code]);
    expect(told).toEqual([1, 2, 3, 4, 5, 6].map((row) => [row, row <= progress.failed ? 'failed' : 'sent', undefined]));
    expect(rest.stop).toBeNull();
    const failed = rest.told.filter(({ reply }) => reply?.status === 'failed');
    expect(failed.map(({ isEarlier }) => isEarlier)).toEqual(failed.map(() => true));
    for (const { reply } of failed) await aino.retry(reply?.id ?? 0);
    expect((await apply(aino, plan)).progress).toMatchObject({ sent: 6, failed: 0, remaining: 0 });
  });

  it('keeps to the cap of a day, and says so', async () => {
    const office = await openQuietOffice();
    changeSettings(office.brand, /send: \{/, 'send: { perAccountPerDay: 4,');
    const ids = await customers(office, 'mastodon', 6);
    const { plan } = await approvedPlan(office, ids);
    const app = await office.brand.as('aino');
    const { progress, stop, problem } = await apply(app, plan);
    expect([progress.sent, progress.remaining, stop, problem?.code]).toEqual([4, 2, 'cap', 'DAILY_CAP']);
  });

  it('leaves a customer alone who wrote again, was answered or opted out since', async () => {
    const office = await openQuietOffice();
    changeSettings(office.brand, /^review:/m, 'bulk: { canary: 0 }\nreview:');
    const [again, answered, gone, fine] = await customers(office, 'mastodon', 4);
    const { plan } = await approvedPlan(office, [again ?? 0, answered ?? 0, gone ?? 0, fine ?? 0]);
    const app = await office.brand.as('aino');
    const thread = async (id: number) => (await app.show(id)).thread[0];
    const first = await thread(again ?? 0);
    await office.brand.control('say', {
      platform: 'mastodon',
      author: first?.author.handle,
      text: '@esimerkki hei, vielä yksi asia',
      inReplyTo: first?.remoteId,
    });
    const reply = await app.draft(answered ?? 0, { text: 'Käsin vastattu.' });
    await app.submit(reply.id);
    await office.ville.approve(reply.id);
    await office.brand.control('remove', { platform: 'mastodon', id: (await thread(gone ?? 0))?.remoteId });
    const { progress, told } = await apply(app, plan);
    expect([progress.sent, progress.refused]).toEqual([1, 3]);
    const codes = Object.fromEntries(told.map(({ row, problem, reply: its }) => [row, problem?.code ?? its?.status]));
    expect(codes).toEqual({ 1: 'APPROVAL_VOID', 2: 'ALREADY_ANSWERED', 3: 'NOT_ANSWERABLE', 4: 'sent' });
    expect((await saidTexts(office.brand)).filter((text) => text === said(fine ?? 0))).toHaveLength(1);
  });

  it('goes on with the accounts that may, and says why the others wait', async () => {
    const office = await openQuietOffice();
    changeSettings(office.brand, /^review:/m, 'bulk: { canary: 0 }\nreview:');
    const [masto, x] = [await customers(office, 'mastodon', 3), await customers(office, 'x', 3)];
    const { plan } = await approvedPlan(office, [...masto, ...x]);
    const app = await office.brand.as('aino');
    await app.pause({ accounts: ['x'], reason: 'wrong tone' });
    const { progress, stop, problem, told } = await apply(app, plan);
    expect([progress.sent, progress.remaining, stop, problem?.code]).toEqual([3, 3, 'paused', 'ACCOUNT_PAUSED']);
    expect(told.map(({ row }) => row).toSorted()).toEqual([1, 2, 3]);
    await office.ville.resume({ accounts: ['x'] });
    // the approval is over; given once more, it takes along what was begun
    await expire(office, plan);
    expect(await codeOf(apply(app, plan))).toBe('PLAN_UNREVIEWED');
    await office.ville.approvePlan(plan.id);
    expect((await apply(app, plan)).progress).toMatchObject({ sent: 6, remaining: 0 });
  });

  it('takes back what waits when the plan is rejected in the middle', async () => {
    const office = await openQuietOffice();
    const ids = await customers(office, 'mastodon', 4);
    const { plan } = await approvedPlan(office, ids);
    await office.aino.pause({ accounts: ['masto'], reason: 'wait' });
    expect((await apply(office.aino, plan)).progress).toMatchObject({ sent: 0, counts: { approved: 3 } });
    await office.ville.rejectPlan(plan.id, 'Wrong price');
    await office.ville.resume({ accounts: ['masto'] });
    expect(await codeOf(apply(office.aino, plan))).toBe('PLAN_UNREVIEWED');
    expect((await office.ville.send({ replies: [1, 2, 3] })).items.map(({ reply }) => reply.status)).toEqual([
      'cancelled',
      'cancelled',
      'cancelled',
    ]);
    expect((await office.aino.plan(plan.id)).counts).toEqual({ cancelled: 3 });
  });

  it('asks once more as each goes whether its customer opted out, also in another conversation', async () => {
    const office = await openQuietOffice();
    const ids = await customers(office, 'mastodon', 3);
    const [other = 0] = await customers(office, 'mastodon', 1);
    const { plan } = await approvedPlan(office, ids);
    await office.aino.pause({ accounts: ['masto'], reason: 'wait' });
    await apply(office.aino, plan);
    const contact = 'select contact from conversations where id = ?';
    sql(
      office.brand,
      `update messages set text = 'Stop.', contact = (${contact}) where conversation = ?`,
      ids[0] ?? 0,
      other,
    );
    await office.ville.resume({ accounts: ['masto'] });
    const [item] = (await office.ville.send({ replies: [1] })).items;
    expect([item?.problem?.code, item?.reply.status]).toEqual(['OPTED_OUT', 'inReview']);
    expect((await apply(office.aino, plan)).progress).toMatchObject({ sent: 2, refused: 1, remaining: 0 });
  });

  it('is interrupted after the one in flight, and goes on from there', async () => {
    const office = await openQuietOffice();
    const ids = await customers(office, 'mastodon', 8);
    const { plan } = await approvedPlan(office, ids);
    const stop = new AbortController();
    let after = 0;
    const cut = await apply(office.aino, plan, {
      signal: stop.signal,
      onRow: () => {
        if (stop.signal.aborted) after += 1;
        stop.abort();
      },
    });
    expect([cut.stop, cut.progress.unknown, after <= 1]).toEqual(['interrupted', 0, true]);
    expect((await apply(office.aino, plan)).progress).toMatchObject({ sent: 8, remaining: 0 });
    expect((await saidTexts(office.brand)).filter((text) => ids.map(said).includes(text))).toHaveLength(8);
  });

  it('writes the plan for its owner only, one row a line', async () => {
    const office = await openQuietOffice();
    const ids = await customers(office, 'x', 2);
    const report = await approvedPlan(office, ids);
    expect(statSync(report.plan.file).mode & 0o777).toBe(0o600);
    expect(report.plan).toMatchObject({ count: 2, author: 'aino', status: 'planned' });
    expect(report.plan.costUsd).toBeGreaterThan(0);
    expect(rowsOf(report)).toMatchObject(
      ids.map((id, index) => ({ row: index + 1, conversation: id, text: said(id) })),
    );
    const kinds = sql(office.brand, "select kind from events where kind like 'plan.%' order by id").map(
      ({ kind }) => kind,
    );
    expect(kinds).toEqual(['plan.made', 'plan.approved']);
  });
});
