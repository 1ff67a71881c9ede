import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { HeardMessage } from '../../../src/domain/message.ts';
import { mastodon } from '../../../src/platforms/mastodon/mastodon.ts';
import { readStatus } from '../../../src/platforms/mastodon/message.ts';
import { failureOf } from './hearing.ts';
import { closeServers, JSON_TYPE, open, type Script, status } from './scripted-server.ts';

afterEach(closeServers);

const exchangeShape = z.object({
  heard: z.array(z.string()),
  answers: z.record(z.string(), z.object({ status: z.number(), body: z.unknown() })),
  texts: z.record(z.string(), z.string()),
  deleted: z.array(z.string()),
});

const html = (code: number) => (answer: ServerResponse) =>
  answer.writeHead(code, { 'content-type': 'text/html' }).end('<h1>404 Not Found</h1>');

test('edited, gone, forbidden and merely missing in the list are told apart', async () => {
  const file = new URL('fixtures/deleted.exchange.json', import.meta.url);
  const { heard, answers, texts, deleted } = exchangeShape.parse(JSON.parse(readFileSync(file, 'utf8')));
  const whole = (body: unknown) => (isStatus(body) ? status(body.id, body) : body);
  const script = Object.entries(answers).map(([path, { status: code, body }]) => [
    path,
    (answer: ServerResponse) =>
      answer.writeHead(code, JSON_TYPE).end(JSON.stringify(Array.isArray(body) ? body.map(whole) : whole(body))),
  ]);
  const asked: string[] = [];
  const session = await open(Object.fromEntries(script), { asked });
  const told = await session.recheck(heard.map(message));
  expect(Object.fromEntries(told.messages.map((one) => [one.remoteId, one.text]))).toEqual(texts);
  expect(told.deleted).toEqual(deleted);
  expect(told.messages.find((one) => one.remoteId === '601')?.editedAt).toBe(Date.UTC(2026, 10, 20, 9));
  expect(told.requests).toBe(asked.length);
});

test('what was found out when it was heard stays: thread, parent, kind', async () => {
  const heard = { ...message('700'), threadId: 'root', inReplyTo: 'p1', kind: 'quote' as const };
  const session = await open({ 'id[]=700': [status('700')] });
  const [now] = (await session.recheck([heard])).messages;
  expect(now).toMatchObject({ threadId: 'root', inReplyTo: 'p1', kind: 'quote', rawIndex: null });
});

test('fifty messages are three calls; without the list, one each', async () => {
  const ids = Array.from({ length: mastodon.recheck.batchMax }, (_one, at) => String(800 + at));
  const asked: string[] = [];
  const list = (answer: ServerResponse) =>
    answer.writeHead(200, JSON_TYPE).end(JSON.stringify(ids.map((id) => status(id))));
  const some = await (await open({ '/api/v1/statuses?': list }, { asked })).recheck(ids.map(message));
  expect(some.messages.length).toBe(50);
  expect(asked.filter((path) => path.includes('statuses')).length).toBe(3);
  const each: Script = Object.fromEntries(ids.map((id) => [`/api/v1/statuses/${id}`, status(id)]));
  expect((await (await open(each)).recheck(ids.map(message))).messages.length).toBe(50);
});

test('a web page that says 404 is believed only where the same door answers others', async () => {
  const walled = await open({ '/api/v1/statuses': html(404) });
  expect(await walled.recheck(['1', '2'].map(message))).toMatchObject({ messages: [], deleted: [] });
  const plain = await open({ '/api/v1/statuses': html(404), '/api/v1/statuses/2': status('2') });
  expect((await plain.recheck(['1', '2'].map(message))).deleted).toEqual(['1']);
});

test('a status under another id is not taken for ours', async () => {
  const session = await open({ 'id[]=1': [status('9')], '/api/v1/statuses/1': status('9') });
  expect(await session.recheck([message('1')])).toMatchObject({ messages: [], deleted: [] });
});

test('a server in trouble says nothing about the messages', async () => {
  const session = await open({ '/api/v1/statuses': (answer: ServerResponse) => answer.writeHead(503).end() });
  expect((await failureOf(() => session.recheck([message('1')]))).kind).toBe('unavailable');
});

test('nobody is hidden', async () => {
  const failure = await failureOf(async () => (await open({})).moderate(message('1'), 'hide'));
  expect(failure).toMatchObject({ kind: 'refused', reason: 'notAllowed' });
});

function message(id: string): HeardMessage {
  return readStatus(status(id), { stream: 'mentions', me: '108' });
}

function isStatus(body: unknown): body is { id: string } {
  return typeof body === 'object' && body !== null && 'id' in body;
}
