import { renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import { apply, approvedPlan, customers, expire, file, planFrom, said, saidTexts } from './bulk-office.ts';
import { changeSettings, codeOf, type Office, openQuietOffice, SEND, sql, timesSaid } from './office.ts';

const LATER = 60_000;

describe('a plan that somebody rejects while it runs', () => {
  it('sends nothing more when that happens while the question about the rest stands', async () => {
    const office = await openQuietOffice();
    const { plan } = await approvedPlan(office, await customers(office, 'mastodon', 5));
    const { progress, stop, problem } = await apply(office.aino, plan, {
      isConfirmed: false,
      confirm: async () => {
        await office.ville.rejectPlan(plan.id, 'Wrong price');
        return true;
      },
    });
    expect([stop, problem?.code, problem?.facts]).toEqual(['unreviewed', 'PLAN_UNREVIEWED', FACTS]);
    expect(progress).toMatchObject({ sent: 3, counts: { sent: 3 }, plan: { status: 'rejected' } });
    expect(await saidOf(office, plan.id)).toBe(3);
  });

  it('sends nothing more when that happens in the middle of a run that was told yes', async () => {
    const office = await openQuietOffice();
    const { plan } = await approvedPlan(office, await customers(office, 'mastodon', 8));
    await office.brand.control('faults', { match: SEND.mastodon, kind: 'slow', times: 100, delayMs: 100 });
    let rejected: Promise<unknown> = Promise.resolve();
    const { progress, stop, problem } = await apply(office.aino, plan, {
      onRow: ({ row }) => {
        if (row === 4) rejected = office.ville.rejectPlan(plan.id, 'Wrong price');
      },
    });
    await rejected;
    expect([stop, problem?.code]).toEqual(['unreviewed', 'PLAN_UNREVIEWED']);
    // one more may have been on its way
    expect(progress.sent).toBeLessThanOrEqual(5);
    expect(await saidOf(office, plan.id)).toBe(progress.sent);
    expect((await office.aino.send()).items).toEqual([]);
    expect(await saidOf(office, plan.id)).toBe(progress.sent);
  });

  it('makes no reply of it once its approval is over', async () => {
    const office = await openQuietOffice();
    const { plan } = await approvedPlan(office, await customers(office, 'mastodon', 5));
    const { stop, problem, progress } = await apply(office.aino, plan, {
      isConfirmed: false,
      confirm: async () => {
        sql(office.brand, 'update plans set approval_expires_at = 1');
        return true;
      },
    });
    expect([stop, problem?.code, progress.counts]).toEqual(['unreviewed', 'PLAN_UNREVIEWED', { sent: 3 }]);
  });

  it('takes along what failed, and what is looked up later does not go again', async () => {
    const office = await openQuietOffice();
    const ids = await customers(office, 'mastodon', 2);
    const { plan } = await approvedPlan(office, ids);
    const before = await saidTexts(office.brand);
    // of the first nobody knows what came; the second fails for good
    await office.brand.control('faults', { match: SEND.mastodon, kind: 'dropBefore', times: 1 });
    await office.brand.control('faults', { match: SEND.mastodon, kind: '401', times: 1 });
    const { rows } = await apply(office.aino, plan);
    expect(rows.map(({ reply }) => reply?.status)).toEqual(['unknown', 'failed']);
    await office.ville.resume({ accounts: ['masto'] });
    const [unknown, failed] = rows.map(({ reply }) => reply);
    await office.ville.rejectPlan(plan.id, 'Wrong words');
    expect((await office.aino.reply(failed?.id ?? 0)).status).toBe('cancelled');
    expect(await codeOf(office.aino.retry(failed?.id ?? 0))).toBe('WRONG_STATUS');
    expect((await office.aino.reply(unknown?.id ?? 0)).status).toBe('unknown');
    // proved absent, it is nobody's approved words any more
    await office.aino.settle();
    expect((await office.aino.reply(unknown?.id ?? 0)).status).toBe('queued');
    const [item] = (await office.aino.send({ replies: [unknown?.id ?? 0] })).items;
    expect(['PLAN_UNREVIEWED', 'APPROVAL_VOID']).toContain(item?.problem?.code);
    expect((await office.aino.send()).items.filter(({ reply }) => reply.status === 'sent')).toEqual([]);
    expect(await saidTexts(office.brand)).toEqual(before);
  });
});

describe('replies of a plan that a person takes up', () => {
  it('keep the approval that they were given by hand during a run', async () => {
    const office = await openQuietOffice();
    changeSettings(office.brand, /^review:/m, 'bulk: { canary: 0 }\nreview:');
    const all = await office.brand.as('aino');
    const ids = await customers(office, 'mastodon', 5);
    const { plan } = await approvedPlan(office, ids);
    await office.aino.pause({ accounts: ['masto'], reason: 'wait' });
    expect((await apply(all, plan)).progress.counts).toEqual({ approved: 5 });
    await office.ville.resume({ accounts: ['masto'] });
    await expire(office, plan);
    await office.ville.approvePlan(plan.id);
    const last = (await office.aino.replies(['approved'])).find((one) => one.plan?.row === 5)?.id ?? 0;
    const { progress } = await apply(office.aino, plan, {
      isConfirmed: false,
      confirm: async () => {
        await office.aino.edit(last, 'Hei! Tämä on kirjoitettu käsin.');
        await office.aino.submit(last);
        await office.ville.approve(last);
        return true;
      },
    });
    expect(progress).toMatchObject({ sent: 5, remaining: 0 });
    expect(await timesSaid(office.brand, 'Hei! Tämä on kirjoitettu käsin.')).toBe(1);
    expect(await timesSaid(office.brand, said(ids[4] ?? 0))).toBe(0);
    const approvals = sql(
      office.brand,
      "select actor, json_extract(data, '$.plan') as plan from events where kind = 'reply.approved' and reply = ? order by id",
      last,
    );
    expect(approvals).toEqual([
      { actor: 'aino', plan: plan.id },
      { actor: 'ville', plan: null },
    ]);
  });
});

describe('the undo time of a plan', () => {
  it('is waited for, and told', async () => {
    const office = await openQuietOffice({ KUULO_SETTLE_MS: '0', KUULO_UNDO_MS: '1500' });
    const { plan } = await approvedPlan(office, await customers(office, 'mastodon', 1));
    const { approvedAt } = (await office.aino.plan(plan.id)).plan;
    const told: number[] = [];
    const report = await applyWith(office, plan, { onWait: ({ until }) => told.push(until) });
    expect(told).toEqual([(approvedAt ?? 0) + 1500]);
    expect(report.progress.sent).toBe(1);
    expect(report.rows[0]?.reply?.attemptedAt).toBeGreaterThanOrEqual(told[0] ?? 0);
    // and of one that needs no review, since it was planned
    changeSettings(office.brand, 'public: required', 'public: optional');
    const free = { ...office, aino: await office.brand.as('aino') };
    const [id = 0] = await customers(free, 'mastodon', 1);
    const own = await planFrom(free.aino, file(office.brand, 'one.csv', `conversation,text\n${id},Hei hei!\n`));
    expect(own.plan.isReviewed).toBe(false);
    const sent = await applyWith(free, own.plan, { onWait: ({ until }) => told.push(until) });
    expect([told[1], sent.progress.sent]).toEqual([own.plan.createdAt + 1500, 1]);
  });

  it('lets the plan be rejected, paused or the run be stopped; then nothing goes', async () => {
    const office = await openQuietOffice({ KUULO_SETTLE_MS: '0', KUULO_UNDO_MS: String(LATER) });
    const { plan } = await approvedPlan(office, await customers(office, 'mastodon', 2));
    const before = await saidTexts(office.brand);
    const stop = new AbortController();
    const cut = await applyWith(office, plan, { signal: stop.signal, onWait: () => stop.abort() });
    expect([cut.stop, cut.rows, cut.progress.remaining]).toEqual(['interrupted', [], 2]);
    const paused = applyWith(office, plan, { onWait: () => void office.ville.pausePlan(plan.id, 'price') });
    expect(await codeOf(paused)).toBe('PLAN_PAUSED');
    await office.ville.resumePlan(plan.id);
    const rejected = applyWith(office, plan, { onWait: () => void office.ville.rejectPlan(plan.id, 'Wrong') });
    expect(await codeOf(rejected)).toBe('PLAN_UNREVIEWED');
    expect(await office.aino.replies(['approved', 'queued', 'cancelled'])).toEqual([]);
    expect(await saidTexts(office.brand)).toEqual(before);
  });

  it('begins anew for what is left when the plan is approved once more while it runs', async () => {
    const office = await openQuietOffice({ KUULO_SETTLE_MS: '0', KUULO_UNDO_MS: String(LATER) });
    const { plan } = await approvedPlan(office, await customers(office, 'mastodon', 4));
    sql(office.brand, 'update plans set approved_at = approved_at - ?', LATER);
    const { progress, stop, problem } = await apply(office.aino, plan, {
      isConfirmed: false,
      confirm: async () => {
        await office.ville.approvePlan(plan.id);
        return true;
      },
    });
    expect([progress.sent, progress.remaining, stop, problem?.code]).toEqual([3, 1, 'throttled', 'NOT_DUE']);
  });
});

it('a workspace that was moved takes its plans along', async () => {
  const office = await openQuietOffice();
  const { workspace } = office.brand.sandbox;
  const ids = await customers(office, 'mastodon', 2);
  const { plan } = await approvedPlan(office, ids);
  expect(plan.file).toBe(join(workspace, 'plans', 'b1.plan.jsonl'));
  expect(sql(office.brand, 'select file from plans')).toEqual([{ file: join('plans', 'b1.plan.jsonl') }]);
  await office.aino.end();
  await office.ville.end();
  const moved = join(dirname(workspace), `${basename(workspace)}-moved`);
  renameSync(workspace, moved);
  onTestFinished(() => renameSync(moved, workspace));
  const app = await openApp(await loadConfig({ workspace: moved, as: 'aino' }), {
    signal: new AbortController().signal,
  });
  onTestFinished(() => app.end());
  expect((await app.plan(plan.id)).plan.file).toBe(join(moved, 'plans', 'b1.plan.jsonl'));
  expect((await app.plans()).map((one) => one.plan.file)).toEqual([join(moved, 'plans', 'b1.plan.jsonl')]);
  expect(await app.planRows(plan.id)).toHaveLength(2);
});

it('one account that breaks off leaves none sending behind our back', async () => {
  const office = await openQuietOffice();
  changeSettings(office.brand, /^review:/m, 'bulk: { canary: 0 }\nreview:');
  const ids = [...(await customers(office, 'mastodon', 2)), ...(await customers(office, 'x', 3))];
  const { plan } = await approvedPlan(office, ids);
  await office.brand.control('faults', { match: SEND.x, kind: 'slow', times: 100, delayMs: 400 });
  const app = await office.brand.as('aino');
  const broken = apply(app, plan, {
    onRow: () => {
      throw new Error('nobody listens');
    },
  });
  await expect(broken).rejects.toThrow('nobody listens');
  expect(await office.aino.replies(['sending'])).toEqual([]);
});

const FACTS = expect.objectContaining({ status: 'rejected' });

/** How many of a plan's rows stand on the platforms. */
async function saidOf({ aino, brand }: Office, plan: number): Promise<number> {
  const texts = (await aino.planRows(plan)).map(({ text }) => text);
  return (await saidTexts(brand)).filter((text) => texts.includes(text)).length;
}

async function applyWith(
  { aino }: Office,
  plan: { id: number; count: number },
  how: Partial<Parameters<typeof aino.applyBulk>[1]>,
) {
  return await aino.applyBulk(plan.id, { expect: plan.count, isConfirmed: true, confirm: null, ...how });
}
