import { afterEach, beforeEach, expect, test } from 'vitest';
import { SANDBOX_CREDENTIALS } from '../../../src/sandbox/credentials.ts';
import { INSTAGRAM_LOGIN_TOKEN } from '../../../src/sandbox/instagram/login-tokens.ts';
import { type GraphSandbox, startGraphSandbox } from '../graph/graph-sandbox.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let sandbox: GraphSandbox;
beforeEach(async () => {
  sandbox = await startGraphSandbox('instagram');
});
afterEach(() => sandbox.end());

const refresh = (access_token: string, more: Record<string, string> = {}) =>
  sandbox.get('/refresh_access_token', { grant_type: 'ig_refresh_token', access_token, ...more });
const me = async (token: string) => (await sandbox.get('/me', { fields: 'user_id,username' }, token)).body;

test('a day old it is renewed for 60 days; the old one goes on to its own end', async () => {
  sandbox.world.advance(DAY_MS - HOUR_MS);
  expect((await refresh(INSTAGRAM_LOGIN_TOKEN)).body.error.code).toBe(100);
  sandbox.world.advance(HOUR_MS + 1000);
  const { body } = await refresh(INSTAGRAM_LOGIN_TOKEN);
  expect(body).toMatchObject({ token_type: 'bearer', expires_in: 60 * 24 * 3600 });
  expect(body.access_token).not.toBe(INSTAGRAM_LOGIN_TOKEN);
  // the new one is young again
  expect((await refresh(body.access_token)).body.error.code).toBe(100);
  for (const token of [INSTAGRAM_LOGIN_TOKEN, body.access_token]) {
    expect(await me(token)).toMatchObject({ user_id: sandbox.brand.id });
  }
  sandbox.world.advance(59 * DAY_MS);
  expect((await me(INSTAGRAM_LOGIN_TOKEN)).error).toMatchObject({ code: 190, error_subcode: 463 });
  expect(await me(body.access_token)).toMatchObject({ user_id: sandbox.brand.id });
  sandbox.world.advance(DAY_MS);
  expect((await me(body.access_token)).error).toMatchObject({ code: 190, error_subcode: 463 });
});

test('one that has ended is not renewed', async () => {
  sandbox.world.advance(60 * DAY_MS - HOUR_MS);
  expect((await refresh(INSTAGRAM_LOGIN_TOKEN)).status).toBe(200);
  sandbox.world.advance(2 * HOUR_MS);
  expect((await refresh(INSTAGRAM_LOGIN_TOKEN)).body.error).toMatchObject({ code: 190, error_subcode: 463 });
});

test('only a token of Instagram Login, in the address, by its own grant', async () => {
  sandbox.world.advance(2 * DAY_MS);
  const { accessToken } = SANDBOX_CREDENTIALS.instagram;
  expect((await refresh(accessToken)).body.error.code).toBe(100);
  expect((await refresh('IGAAunknown')).body.error.code).toBe(190);
  expect((await refresh(INSTAGRAM_LOGIN_TOKEN, { grant_type: 'refresh_token' })).body.error.code).toBe(100);
  const inHeader = await sandbox.get(
    '/refresh_access_token',
    { grant_type: 'ig_refresh_token' },
    INSTAGRAM_LOGIN_TOKEN,
  );
  expect(inHeader.body.error.code).toBe(100);
});
