import { describe, expect, it } from 'vitest';
import { startSpoilingProxy } from '../support/spoiling-proxy.ts';
import {
  ACCOUNT,
  approved,
  changeSettings,
  codeOf,
  newCustomer,
  openQuietOffice,
  PLATFORMS,
  SEND,
  timesSaid,
} from './office.ts';

const TEXT = 'Hei! Selvitämme asian ja palaamme sinulle tänään.';

describe('a pause', () => {
  it('stops everything outgoing until an approver resumes, and says who paused and why', async () => {
    const office = await openQuietOffice();
    for (const platform of PLATFORMS) await approved(office, (await newCustomer(office, platform)).id, TEXT);
    await office.aino.pause({ accounts: [], reason: 'Kriisi: tarkistetaan viestit' });
    const { items } = await office.ville.send();
    expect(items.map((item) => [item.reply.status, item.problem?.code])).toEqual(
      PLATFORMS.map(() => ['approved', 'PAUSED']),
    );
    expect(items[0]?.problem?.facts).toMatchObject({ by: 'aino', reason: 'Kriisi: tarkistetaan viestit' });
    expect(await timesSaid(office.brand, TEXT)).toBe(0);
    expect(await codeOf(office.aino.resume({ accounts: [] }))).toBe('NOT_PERMITTED');
    expect(await office.ville.resume({ accounts: [] })).toEqual([]);
    expect((await office.ville.send()).items.map((item) => item.reply.status)).toEqual(PLATFORMS.map(() => 'sent'));
  });

  it('of one account leaves the others alone', async () => {
    const office = await openQuietOffice();
    for (const platform of ['x', 'mastodon'] as const)
      await approved(office, (await newCustomer(office, platform)).id, TEXT);
    await office.ville.pause({ accounts: ['x'], reason: '' });
    const told = (await office.ville.send()).items.map((item) => [item.reply.account, item.problem?.code]);
    expect(Object.fromEntries(told)).toEqual({ x: 'ACCOUNT_PAUSED', masto: undefined });
  });

  it('in the middle of a run stops before the next call', async () => {
    const office = await openQuietOffice();
    const { brand } = office;
    let posts = 0;
    let pausing: Promise<unknown> = Promise.resolve();
    // the pause comes while the second call is under way
    const proxy = await startSpoilingProxy(brand.sandbox.url, (call) => {
      if (call.method === 'POST' && call.url === '/x/2/tweets') {
        posts += 1;
        if (posts === 2) pausing = office.aino.pause({ accounts: [], reason: 'seis' });
      }
      return false;
    });
    try {
      changeSettings(brand, `${brand.sandbox.url}/x`, `${proxy.url}/x`);
      const through = { brand, aino: await brand.as('aino'), ville: await brand.as('ville') };
      for (let n = 1; n <= 5; n += 1) await approved(through, (await newCustomer(through, 'x')).id, `${TEXT} ${n}`);
      const { items } = await through.ville.send();
      await pausing;
      const statuses = items.map((item) => item.reply.status);
      expect(statuses.slice(0, 2)).toEqual(['sent', 'sent']);
      // the third may have been claimed with the second's outcome, before the pause was on record
      expect(posts).toBeLessThanOrEqual(3);
      expect(items.at(-1)?.problem?.code).toBe('PAUSED');
    } finally {
      await proxy.close();
    }
  });
});

describe('a login that is refused', () => {
  it.each(PLATFORMS)('%s: fails the reply, pauses the account, and a check lifts it', async (platform) => {
    const office = await openQuietOffice();
    const first = await approved(office, (await newCustomer(office, platform)).id, `${TEXT} 1`);
    await approved(office, (await newCustomer(office, platform)).id, `${TEXT} 2`);
    // Bluesky's session is renewed twice before the refusal counts
    const times = platform === 'bluesky' ? 3 : 1;
    await office.brand.control('faults', { match: SEND[platform], kind: '401', times });
    const { items } = await office.ville.send();
    expect(items.map((item) => [item.reply.status, item.problem?.code])).toEqual([
      ['failed', 'AUTH_FAILED'],
      ['approved', 'ACCOUNT_PAUSED'],
    ]);
    expect((await office.ville.pauses()).map(({ scope, by }) => [scope, by])).toEqual([
      [`account:${ACCOUNT[platform]}`, 'system'],
    ]);
    const { requests } = await office.brand.control('state');
    expect((await office.ville.send()).items.map((item) => item.problem?.code)).toEqual(['ACCOUNT_PAUSED']);
    expect((await office.brand.control('state')).requests).toBe(requests);
    // listening goes on, and does not lift it
    await office.aino.poll({ accounts: [ACCOUNT[platform]] });
    expect(await office.ville.pauses()).toHaveLength(1);
    await office.ville.checkAccounts([ACCOUNT[platform]]);
    expect(await office.ville.pauses()).toEqual([]);
    await office.ville.retry(first.id);
    expect((await office.ville.send()).items.map((item) => item.reply.status)).toEqual(['sent', 'sent']);
    for (const n of [1, 2]) expect(await timesSaid(office.brand, `${TEXT} ${n}`)).toBe(1);
  });
});
