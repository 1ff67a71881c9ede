import { expect, test } from 'vitest';
import { openSandbox } from './open-sandbox.ts';

test('advancing moves Date, creation times and reset headers', async () => {
  const sandbox = await openSandbox();
  const first = await sandbox.mastodon('/api/v1/notifications');
  const { now } = await sandbox.ask('clock', { advance: '2h' });
  expect(Math.abs(Date.parse(String(now)) - Date.now() - 7_200_000)).toBeLessThan(5000);
  const second = await sandbox.mastodon('/api/v1/notifications');
  const moved = Date.parse(second.headers.get('date') ?? '') - Date.parse(first.headers.get('date') ?? '');
  expect(Math.abs(moved - 7_200_000)).toBeLessThan(5000);
  const { created_at } = await (await sandbox.toot('Hei')).json();
  expect(Math.abs(Date.parse(created_at) - Date.now() - 7_200_000)).toBeLessThan(5000);
  const reset = Date.parse(second.headers.get('x-ratelimit-reset') ?? '');
  expect(reset).toBeGreaterThan(Date.parse(String(now)));
});

test('a used-up rate window opens again when the clock says so', async () => {
  const sandbox = await openSandbox();
  const read = () => sandbox.mastodon('/api/v1/notifications?limit=1');
  for (let call = 0; call < 300; call += 1) await (await read()).arrayBuffer();
  const refused = await read();
  expect(refused.status).toBe(429);
  expect(refused.headers.get('x-ratelimit-remaining')).toBe('0');
  await sandbox.ask('clock', { advance: '4m' });
  expect((await read()).status).toBe(429);
  await sandbox.ask('clock', { advance: '1m' });
  expect((await read()).status).toBe(200);
});

test.each([['soon'], ['-2h'], [''], [null], [7_200_000], ['2 hours']])('advance %j is refused', async (advance) => {
  const sandbox = await openSandbox();
  await expect(sandbox.ask('clock', { advance })).rejects.toThrow('400');
});

test.each([
  ['90s', 90_000],
  ['1d12h', 129_600_000],
  ['250ms', 250],
  ['1.5h', 5_400_000],
])('advance %s moves %i ms', async (advance, wanted) => {
  const sandbox = await openSandbox({ startsAt: 0 });
  const { now } = await sandbox.ask('clock', { advance });
  expect(Date.parse(String(now)) - wanted).toBeGreaterThanOrEqual(0);
  expect(Date.parse(String(now)) - wanted).toBeLessThan(3000);
});
