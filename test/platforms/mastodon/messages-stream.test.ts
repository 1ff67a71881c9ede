import type { ServerResponse } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { failureOf, hear } from './hearing.ts';
import { closeServers, linked, MAIJA, ME, notification, open, status } from './scripted-server.ts';

afterEach(closeServers);

const PRIVATE = { kind: 'messages' } as const;
const direct = { visibility: 'direct' };
const ours = (id: string, more: object) => status(id, { account: ME, ...direct, ...more });

const BOTH = {
  '/api/v1/notifications?': linked(
    [
      notification('9', direct),
      notification('8'),
      notification('7', { visibility: 'private' }),
      { ...notification('6', direct), type: 'favourite' },
      notification('5', { ...direct, in_reply_to_id: 'o1' }),
    ],
    null,
  ),
  '/api/v1/accounts/108/statuses': linked(
    [ours('o2', { in_reply_to_id: 's9' }), status('o3', { account: ME }), ours('o1', {})],
    null,
  ),
  'id[]=o1': [ours('o1', {})],
  'id[]=s9': [status('s9', direct)],
};

test('both sides of private talk, each in its thread, and nothing public among them', async () => {
  const { messages } = await hear(await open(BOTH), PRIVATE, null);
  expect(messages.map((one) => [one.remoteId, one.direction, one.threadId])).toEqual([
    ['s9', 'inbound', 's9'],
    ['s7', 'inbound', 's7'],
    ['s5', 'inbound', 'o1'],
    ['o2', 'outbound', 's9'],
    ['o1', 'outbound', 'o1'],
  ]);
  expect(new Set(messages.map((one) => `${one.visibility} ${one.kind}`))).toEqual(new Set(['private direct']));
});

test('mentions and own posts have the public part of the same lists, and no private word in what is kept raw', async () => {
  const session = await open(BOTH);
  const mentions = await hear(session, { kind: 'mentions' }, null);
  expect(mentions.messages.map((one) => one.remoteId)).toEqual(['s8']);
  const own = await hear(session, { kind: 'own' }, null);
  expect(own.messages.map((one) => one.remoteId)).toEqual(['o3']);
  for (const page of [...mentions.pages, ...own.pages]) {
    expect(page.raw).not.toMatch(/direct|private/);
    const raws: unknown[] = JSON.parse(page.raw);
    for (const { rawIndex, remoteId } of page.messages)
      expect(JSON.stringify(raws[rawIndex ?? -1])).toContain(remoteId);
  }
});

test('a run that ends between the sides goes on with the other, and hears nothing twice after that', async () => {
  const session = await open(BOTH);
  const { pages, cursor } = await hear(session, PRIVATE, null);
  expect(pages.map((page) => page.messages.length)).toEqual([3, 2]);
  const rest = await hear(session, PRIVATE, pages[0]?.cursor ?? null);
  expect(rest.messages.map((one) => one.remoteId)).toEqual(expect.arrayContaining(['o2', 'o1']));
  const again = await hear(session, PRIVATE, cursor);
  expect(JSON.parse(again.cursor)).toEqual(JSON.parse(cursor));
  const counted = (heard: typeof again) => heard.pages.reduce((sum, page) => sum + page.requests, 0);
  expect(counted(again)).toBeGreaterThanOrEqual(2);
});

test('each side keeps its own place: what was walked is not walked again', async () => {
  const at = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
  const told = (id: string, days: number) => ({ ...notification(id, direct), created_at: at(days) });
  const written = (id: string, days: number) => ours(id, { created_at: at(days) });
  const asked: string[] = [];
  const session = await open(
    {
      '/api/v1/notifications?': linked(
        [told('9', 1), told('8', 5), told('7', 5), told('6', 6)],
        '/api/v1/notifications?older=1',
      ),
      'notifications?older': linked([told('5', 9)], null),
      '/api/v1/accounts/108/statuses': linked(
        [written('o9', 2), written('o8', 6), written('o7', 6), written('o6', 6)],
        '/api/v1/accounts/108/statuses?older=1',
      ),
      'statuses?older': linked([written('o5', 9)], null),
    },
    { asked },
  );
  const first = await hear(session, PRIVATE, null);
  expect(first.messages.length).toBe(10);
  expect(asked.filter((path) => path.includes('older')).length).toBe(2);
  asked.length = 0;
  await hear(session, PRIVATE, first.cursor);
  expect(asked.filter((path) => path.includes('older'))).toEqual([]);
});

test('the side that fails does not lose the other’s place', async () => {
  let isDown = true;
  const session = await open({
    ...BOTH,
    '/api/v1/accounts/108/statuses': (answer: ServerResponse) => {
      answer.writeHead(isDown ? 503 : 200, { 'content-type': 'application/json' });
      answer.end(isDown ? '' : JSON.stringify([ours('o1', {})]));
    },
    'max_id=': [],
  });
  expect((await failureOf(() => hear(session, PRIVATE, null))).kind).toBe('unavailable');
  isDown = false;
  const { messages } = await hear(session, PRIVATE, null);
  expect(messages.map((one) => one.remoteId)).toEqual(['s9', 's7', 's5', 'o1']);
});

test('a quote is shown with what it quotes, in a thread of its own', async () => {
  const post = status('p1', { account: ME });
  const quote = { state: 'accepted', quoted_status: post };
  const item = { ...notification('4', { quote, account: MAIJA }), type: 'quote' };
  const session = await open({ '/api/v1/notifications?': linked([item], null) });
  const { messages, pages } = await hear(session, { kind: 'mentions' }, null);
  expect(messages[0]).toMatchObject({ kind: 'quote', inReplyTo: 'p1', threadId: 's4' });
  expect(pages[0]?.context.map((one) => one.remoteId)).toEqual(['p1']);
});

test('comments are no stream here', async () => {
  const failure = await failureOf(async () => hear(await open({}), { kind: 'comments' }, null));
  expect(failure).toMatchObject({ kind: 'refused', reason: 'invalid' });
});
