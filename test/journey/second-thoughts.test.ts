import { describe, expect, it } from 'vitest';
import { startSpoilingProxy } from '../support/spoiling-proxy.ts';
import {
  ACCOUNT,
  answerInApp,
  approved,
  changeSettings,
  codeOf,
  newCustomer,
  openQuietOffice,
  SEND,
  sql,
  timesSaid,
} from './office.ts';

const TEXT = 'Hei! Selvitämme asian ja palaamme sinulle tänään.';
const KEYLESS = ['facebook', 'instagram', 'x'] as const;

describe('a reply that is there although somebody said that it is not', () => {
  it.each(KEYLESS)('is found by its own words on %s, and never posted again', async (platform) => {
    const office = await openQuietOffice({ KUULO_SETTLE_MS: '3600000' });
    const { id } = await newCustomer(office, platform);
    const reply = await approved(office, id, TEXT);
    await office.brand.control('faults', { match: SEND[platform], kind: 'dropAfter' });
    await office.ville.send();
    expect((await office.ville.settleByWord(reply.id, 'notSent')).status).toBe('queued');
    const [item] = (await office.ville.send()).items;
    expect([item?.reply.status, item?.problem?.code]).toEqual(['held', 'HELD']);
    const again = (await office.ville.send({ replies: [reply.id], isAdditional: true })).items;
    expect(again.map((one) => one.problem?.code ?? one.reply.status)).not.toContain('ALREADY_ANSWERED');
    expect(await timesSaid(office.brand, TEXT)).toBe(1);
    expect((await office.aino.reply(reply.id)).status).toBe('sent');
  });
});

describe('an additional answer', () => {
  it('is one only over an answer that is there; what was said under a pause holds for that send alone', async () => {
    const office = await openQuietOffice();
    const { id } = await newCustomer(office, 'mastodon');
    const reply = await approved(office, id, TEXT);
    await office.ville.pause({ accounts: [], reason: 'seis' });
    await office.aino.send({ replies: [reply.id], isAdditional: true });
    expect((await office.aino.reply(reply.id)).isAdditional).toBe(false);
    await answerInApp(office, 'mastodon', { text: 'Soitimme jo!', inReplyTo: reply.targetRemoteId });
    await office.ville.resume({ accounts: [] });
    const timer = await office.brand.as('system');
    expect((await timer.send()).items.map((item) => item.problem?.code)).toEqual(['ALREADY_ANSWERED']);
    expect(await timesSaid(office.brand, TEXT)).toBe(0);
  });

  it('whose outcome nobody knows keeps an ordinary one back', async () => {
    const office = await openQuietOffice({ KUULO_SETTLE_MS: '3600000' });
    const { id } = await newCustomer(office, 'mastodon');
    const first = await office.aino.draft(id, { text: TEXT, isAdditional: true });
    await office.aino.submit(first.id);
    await office.ville.approve(first.id);
    await office.brand.control('faults', { match: SEND.mastodon, kind: 'dropBefore' });
    await office.ville.send();
    expect((await office.aino.reply(first.id)).status).toBe('unknown');
    const second = await office.aino.draft(id, { text: `${TEXT} Toinen.` });
    await office.aino.submit(second.id);
    expect(await codeOf(office.ville.approve(second.id))).toBe('ALREADY_ANSWERED');
  });
});

describe('a thread that cannot be looked at', () => {
  it('keeps only its own reply back; three in a row end the turn', async () => {
    const office = await openQuietOffice();
    const { brand } = office;
    const blind = new Set<string>();
    const proxy = await startSpoilingProxy(brand.sandbox.url, (call, answer) => {
      const isBlind = [...blind].some((id) => call.method === 'GET' && call.url?.includes(`/statuses/${id}/context`));
      if (isBlind) answer.writeHead(500, { 'content-type': 'application/json' }).end('{"error":"broken"}');
      return isBlind;
    });
    try {
      changeSettings(brand, `${brand.sandbox.url}/mastodon`, `${proxy.url}/mastodon`);
      sql(brand, 'delete from accounts');
      const through = { brand, aino: await brand.as('aino'), ville: await brand.as('ville') };
      await through.aino.poll({ accounts: [ACCOUNT.mastodon] });
      const targets: string[] = [];
      for (let n = 1; n <= 5; n += 1) {
        const reply = await approved(through, (await newCustomer(through, 'mastodon')).id, `${TEXT} ${n}`);
        targets.push(reply.targetRemoteId);
      }
      blind.add(targets[0] ?? '');
      const told = (await through.ville.send()).items.map((item) => item.problem?.code ?? item.reply.status);
      expect(told).toEqual(['PLATFORM_DOWN', 'sent', 'sent', 'sent', 'sent']);
      for (let n = 6; n <= 9; n += 1) {
        const reply = await approved(through, (await newCustomer(through, 'mastodon')).id, `${TEXT} ${n}`);
        blind.add(reply.targetRemoteId);
      }
      const { requests } = await brand.control('state');
      const next = (await through.ville.send()).items.map((item) => item.problem?.code);
      expect(next).toEqual(Array.from({ length: 5 }, () => 'PLATFORM_DOWN'));
      // the proxy answers the looks; the status itself is asked of the sandbox each time
      expect((await brand.control('state')).requests - requests).toBeLessThan(8);
    } finally {
      await proxy.close();
    }
  });
});

it('a colleague who answers the next customer while a call takes long is seen', async () => {
  const office = await openQuietOffice();
  const [first, second] = [await newCustomer(office, 'mastodon'), await newCustomer(office, 'mastodon')];
  await approved(office, first.id, `${TEXT} 1`);
  const { targetRemoteId } = await approved(office, second.id, `${TEXT} 2`);
  await office.brand.control('faults', { match: SEND.mastodon, kind: 'slow', delayMs: 3_000 });
  const sending = office.ville.send();
  while ((await timesSaid(office.brand, `${TEXT} 1`)) === 0) await new Promise(setImmediate);
  // later than the look that went along with the first call
  const at = performance.now();
  while (performance.now() - at < 500) await new Promise(setImmediate);
  await answerInApp(office, 'mastodon', { text: 'Soitimme jo!', inReplyTo: targetRemoteId });
  expect((await sending).items.map((item) => item.problem?.code ?? item.reply.status)).toEqual([
    'sent',
    'ALREADY_ANSWERED',
  ]);
});

describe('patience that a platform asks for', () => {
  it('as it is looked around holds for the next run', async () => {
    const office = await openQuietOffice();
    await approved(office, (await newCustomer(office, 'mastodon')).id, TEXT);
    const match = 'GET /mastodon/api/v1/statuses/';
    await office.brand.control('faults', { match, kind: '429', times: 2, retryAfter: 900 });
    expect((await office.ville.send()).items.map((item) => item.problem?.code)).toEqual(['THROTTLED']);
    const { requests } = await office.brand.control('state');
    for (let run = 0; run < 3; run += 1) await office.ville.send();
    expect((await office.brand.control('state')).requests).toBe(requests);
    sql(office.brand, 'update replies set send_after = 0');
    expect((await office.ville.send()).items.map((item) => item.reply.status)).toEqual(['sent']);
  });

  it('what is over the budget is not looked at', async () => {
    const office = await openQuietOffice();
    changeSettings(office.brand, 'dailyBudgetUsd: 20', 'dailyBudgetUsd: 0.001');
    const app = await office.brand.as('ville');
    for (const n of [1, 2]) await approved(office, (await newCustomer(office, 'x')).id, `${TEXT} ${n}`);
    const { requests } = await office.brand.control('state');
    expect((await app.send()).items.map((item) => item.problem?.code)).toEqual(['BUDGET_SPENT', 'BUDGET_SPENT']);
    // who we are, and no more
    expect((await office.brand.control('state')).requests - requests).toBeLessThanOrEqual(1);
  });
});

describe('rights', () => {
  it('four eyes asked for later hold for what was approved before', async () => {
    const office = await openQuietOffice();
    changeSettings(office.brand, 'fourEyes: true', 'fourEyes: false');
    const alone = await office.brand.as('ville');
    const { id } = await newCustomer(office, 'mastodon');
    const { id: reply } = await alone.draft(id, { text: TEXT });
    await alone.approve(reply);
    changeSettings(office.brand, 'fourEyes: false', 'fourEyes: true');
    const strict = await office.brand.as('ville');
    expect((await strict.send()).items.map((item) => item.problem?.code)).toEqual(['APPROVAL_VOID']);
    expect(await timesSaid(office.brand, TEXT)).toBe(0);
  });

  it('a trainee takes back nobody else’s reply, and nobody without the right decides a held one', async () => {
    const office = await openQuietOffice();
    changeSettings(office.brand, 'operators:\n', 'operators:\n  - { name: onni, role: trainee }\n');
    const onni = await office.brand.as('onni');
    const { id } = await newCustomer(office, 'mastodon');
    const reply = await approved(office, id, TEXT);
    expect(await codeOf(onni.cancel(reply.id))).toBe('NOT_PERMITTED');
    const own = await onni.draft((await newCustomer(office, 'x')).id, { text: TEXT });
    expect((await onni.cancel(own.id)).status).toBe('cancelled');
    sql(office.brand, "update replies set status = 'held' where id = ?", reply.id);
    for (const app of [onni, office.aino]) expect(await codeOf(app.cancel(reply.id))).toBe('NOT_PERMITTED');
    const timer = await office.brand.as('system');
    sql(office.brand, "update replies set status = 'failed' where id = ?", reply.id);
    expect(await codeOf(timer.retry(reply.id))).toBe('NOT_PERMITTED');
  });
});
