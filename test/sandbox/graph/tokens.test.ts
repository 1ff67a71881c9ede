import { afterEach, beforeEach, expect, test } from 'vitest';
import { SANDBOX_CREDENTIALS } from '../../../src/sandbox/credentials.ts';
import { APP, MANAGER } from '../../../src/sandbox/graph/tokens.ts';
import { type GraphSandbox, startGraphSandbox } from './graph-sandbox.ts';

const HOUR_MS = 3_600_000;
const { pageAccessToken, appSecret } = SANDBOX_CREDENTIALS.facebook;

let sandbox: GraphSandbox;
beforeEach(async () => {
  sandbox = await startGraphSandbox('facebook');
});
afterEach(() => sandbox.end());

const exchange = (token: string, more: Record<string, string> = {}) =>
  sandbox.get('/oauth/access_token', {
    grant_type: 'fb_exchange_token',
    client_id: APP.id,
    client_secret: appSecret,
    fb_exchange_token: token,
    ...more,
  });
const inspect = (asking: string, input_token: string) => sandbox.get('/debug_token', { input_token }, asking);

test('a token is inspected by the app or a person, never by the Page itself', async () => {
  for (const asking of [`${APP.id}|${appSecret}`, MANAGER.shortToken]) {
    expect((await inspect(asking, pageAccessToken)).body.data).toMatchObject({ is_valid: true, type: 'PAGE' });
  }
  expect((await inspect(pageAccessToken, pageAccessToken)).body.error.code).toBe(100);
  expect((await inspect(`${APP.id}|wrong`, pageAccessToken)).body.error.code).toBe(190);
});

test('a short token ends after its hour and a half, and is not exchanged then', async () => {
  expect((await exchange(MANAGER.shortToken)).body.access_token).toBe(MANAGER.longToken);
  sandbox.world.advance(2 * HOUR_MS);
  expect((await exchange(MANAGER.shortToken)).body.error).toMatchObject({ code: 190, error_subcode: 463 });
  expect((await sandbox.get('/me', {}, MANAGER.shortToken)).body.error).toMatchObject({
    code: 190,
    error_subcode: 463,
  });
  const { body } = await inspect(`${APP.id}|${appSecret}`, MANAGER.shortToken);
  expect(body.data.is_valid).toBe(false);
  expect((await sandbox.get('/me/accounts', { fields: 'id' }, MANAGER.longToken)).status).toBe(200);
});

test('another app’s id, or a wrong secret, exchanges nothing', async () => {
  expect((await exchange(MANAGER.shortToken, { client_id: '1' })).body.error.code).toBe(101);
  expect((await exchange(MANAGER.shortToken, { client_secret: 'no' })).body.error.code).toBe(1);
});
