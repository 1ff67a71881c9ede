import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { postWebhook } from '../../src/outside/webhook.ts';
import { openWebhookDesk, type WebhookDesk } from '../support/webhook-desk.ts';

let desk: WebhookDesk;
beforeEach(async () => {
  desk = await openWebhookDesk();
});
afterEach(() => desk.end());

const NOTICE = { text: 'hei ä', isTest: true, alerts: [] };

test('a notice arrives as JSON, signed where there is a secret', async () => {
  expect(await postWebhook({ url: desk.url, secret: 'salainen' }, NOTICE)).toBeNull();
  expect(await postWebhook({ url: desk.url, secret: null }, NOTICE)).toBeNull();
  const [signed, plain] = desk.notices;
  expect(signed?.said).toEqual(NOTICE);
  const mac = createHmac('sha256', 'salainen')
    .update(signed?.body ?? '')
    .digest('hex');
  expect(signed?.headers['x-kuulo-signature']).toBe(`sha256=${mac}`);
  expect(plain?.headers['x-kuulo-signature']).toBeUndefined();
});

test('what is not taken is told, and a redirect is not followed', async () => {
  desk.answer = 500;
  expect(await postWebhook({ url: desk.url, secret: null }, NOTICE)).toBe('the webhook answered 500');
  desk.answer = 'redirect';
  expect(await postWebhook({ url: desk.url, secret: null }, NOTICE)).toBe('the webhook answered 307');
  expect(desk.notices).toHaveLength(2);
});

test('one that hangs, or is not there, holds nobody up, and its address is not told', async () => {
  desk.answer = 'hang';
  const url = `${desk.url}T000/secret-token`;
  const begun = performance.now();
  expect(await postWebhook({ url, secret: null }, NOTICE, 200)).toBe('the webhook did not answer within 0.2 s');
  expect(performance.now() - begun).toBeLessThan(2_000);
  await desk.end();
  const gone = await postWebhook({ url, secret: null }, NOTICE);
  expect(gone).toContain('cannot be reached');
  expect(gone).not.toContain('secret-token');
});
