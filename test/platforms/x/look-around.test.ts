import { afterEach, expect, test } from 'vitest';
import type { HeardMessage } from '../../../src/domain/message.ts';
import { SANDBOX_CREDENTIALS } from '../../../src/sandbox/credentials.ts';
import { failureOf } from '../contract-world.ts';
import { type Asked, ok, problem, type ScriptedX, startScriptedX, type Told } from './scripted-x.ts';

const NOW = Date.UTC(2026, 10, 20, 12);
const DAY_MS = 86_400_000;
const BEGAN = idAt(NOW - 3_600_000);
const CHAT = '7-50';

let server: ScriptedX;
let lists: Record<string, Told>;

afterEach(async () => {
  await server.close();
});

/** Starts X by a script: what each path answers; who is not told of answers that there is nothing. */
async function start(told: Record<string, Told>): Promise<void> {
  lists = told;
  server = await startScriptedX(({ path }: Asked) => {
    const found = Object.keys(lists).find((part) => path === part || (part !== '/2/tweets' && path.includes(part)));
    return path === 'self' || found === undefined ? ok({ meta: { result_count: 0 } }) : lists[found];
  });
}

const open = (part = {}) => server.open({ now: () => NOW, ...part });
const itself = (more: object = {}) => ok({ data: [post(BEGAN, { author_id: '50', ...more })] });
const target = (more: Partial<HeardMessage> = {}): HeardMessage => ({
  remoteId: BEGAN,
  direction: 'inbound',
  kind: 'mention',
  visibility: 'public',
  author: { remoteId: '50', handle: 'maija', name: 'Maija', followers: 3, url: null, isBot: false },
  text: '@esimerkki missä pakettini on',
  language: 'fi',
  postedAt: NOW - 3_600_000,
  editedAt: null,
  inReplyTo: null,
  threadId: BEGAN,
  url: 'https://x.com/maija/status/1',
  media: [],
  reference: { id: BEGAN, authorId: '50', isSummoned: true, receivesDm: true, isUnderOurs: false },
  rawIndex: 0,
  ...more,
});
const direct = (more: Partial<HeardMessage> = {}) =>
  target({
    visibility: 'private',
    kind: 'direct',
    threadId: CHAT,
    reference: { conversationId: CHAT, participantId: '50' },
    ...more,
  });

test('asks for the post, for the talk of the two since then, for our newest posts and mentions; pays for what came', async () => {
  await start({ '/2/tweets': itself(), search: ok({ meta: { result_count: 0 } }) });
  const around = await (await open()).lookAround(target());
  expect(around).toMatchObject({ deleted: [], requests: 4, costUsd: 0.005 });
  const [, search, own, mentions] = server.asked;
  expect(search?.query).toMatchObject({ query: `conversation_id:${BEGAN} (from:7 OR from:50)`, since_id: BEGAN });
  expect(own?.path).toBe('/2/users/7/tweets');
  expect(own?.query).toMatchObject({ start_time: expect.stringMatching(/T11:5[78]:/), exclude: 'retweets' });
  expect(mentions?.path).toBe('/2/users/7/mentions');
});

test('a post too old for search is searched without its id; one too young is not searched at all', async () => {
  await start({ '/2/tweets': itself() });
  await (await open()).lookAround(target({ postedAt: NOW - 9 * DAY_MS }));
  expect(server.asked[1]?.query).not.toHaveProperty('since_id');
  const young = target({ postedAt: NOW - 10_000 });
  const told = await (await open()).lookAround(young);
  expect(told.requests).toBe(3);
  const asked = server.asked.slice(4);
  expect(asked.map(({ path }) => path)).toEqual(['/2/tweets', '/2/users/7/tweets', '/2/users/7/mentions']);
  expect(asked[2]?.query).toMatchObject({ since_id: BEGAN });
  expect(asked[1]?.query).toMatchObject({ since_id: BEGAN });
});

test('gone is gone without asking on, and is told once', async () => {
  const error = {
    type: 'https://api.x.com/2/problems/resource-not-found',
    resource_id: BEGAN,
    title: 'Not Found Error',
  };
  await start({ '/2/tweets': ok({ errors: [error] }) });
  expect(await (await open()).lookAround(target())).toMatchObject({ messages: [], deleted: [BEGAN], requests: 1 });
});

test('a post of which nothing is told may be anything: no news, and nothing is sent', async () => {
  await start({ '/2/tweets': ok({ meta: { result_count: 0 } }) });
  expect(await failureOf(async () => (await open()).lookAround(target()))).toMatchObject({ kind: 'unavailable' });
});

test('a colleague’s answer of a second ago stands in our own posts; one in another talk is left out', async () => {
  const answer = (id: string, conversation: string) =>
    post(id, {
      author_id: '7',
      conversation_id: conversation,
      referenced_tweets: [{ type: 'replied_to', id: conversation }],
    });
  const [ours, other] = [idAt(NOW - 1000), idAt(NOW - 2000)];
  await start({
    search: ok({ meta: { result_count: 0 } }),
    'users/7/tweets': ok({ data: [answer(ours, BEGAN), answer(other, idAt(NOW - DAY_MS))], meta: {} }),
    '/2/tweets': itself(),
  });
  const { messages, raw, costUsd } = await (await open()).lookAround(target());
  expect(messages.map((one) => [one.remoteId, one.direction])).toEqual([
    [BEGAN, 'inbound'],
    [ours, 'outbound'],
  ]);
  expect(raw).not.toContain(other);
  expect(costUsd).toBe(0.007);
});

test.each([
  ['search', ok({ data: [{ id: idAt(NOW - 5000), text: 'no author, no time' }], meta: {} })],
  ['users', ok({ data: [{ id: idAt(NOW - 5000) }], meta: {} })],
  ['users', ok({})],
  ['search', ok([])],
])('an item of %s that cannot be read may be the answer: it cannot be told', async (part, told) => {
  await start({ [part]: told, '/2/tweets': itself() });
  expect(await failureOf(async () => (await open()).lookAround(target()))).toMatchObject({ kind: 'unavailable' });
});

test('an app without the right to search is told as that', async () => {
  await start({ search: problem(403, 'client-not-enrolled'), '/2/tweets': itself() });
  expect(await failureOf(async () => (await open()).lookAround(target()))).toMatchObject({ kind: 'auth' });
});

test('a chat is read back to the message, and no further', async () => {
  const [later, own] = [idAt(NOW - 1000), idAt(NOW - 2000)];
  await start({
    dm_events: ok({ data: [event(later, '50'), event(own, '7'), event(BEGAN, '50'), event('99', '7')], meta: {} }),
  });
  const around = await (await open()).lookAround(direct());
  expect(around).toMatchObject({ deleted: [], requests: 1, costUsd: 0.04 });
  expect(around.messages.map((one) => [one.remoteId, one.direction, one.threadId])).toEqual([
    [later, 'inbound', CHAT],
    [own, 'outbound', CHAT],
    [BEGAN, 'inbound', CHAT],
  ]);
  expect(server.asked[0]).toMatchObject({
    path: '/2/dm_conversations/with/50/dm_events',
    query: { max_results: '10' },
  });
});

test('a message that is not in its place any more is gone; one older than X tells may be there', async () => {
  await start({ dm_events: ok({ data: [event('99', '7')], meta: { result_count: 1 } }) });
  expect((await (await open()).lookAround(direct())).deleted).toEqual([BEGAN]);
  const old = direct({ postedAt: NOW - 31 * DAY_MS });
  expect(await failureOf(async () => (await open()).lookAround(old))).toMatchObject({ kind: 'unavailable' });
});

test('pages without end and messages that cannot be read tell nothing', async () => {
  await start({ dm_events: ok({ data: [event(idAt(NOW), '50')], meta: { next_token: 'on' } }) });
  expect(await failureOf(async () => (await open()).lookAround(direct()))).toMatchObject({ kind: 'unavailable' });
  expect(server.asked.length).toBe(10);
  lists = { dm_events: ok({ data: [{ id: idAt(NOW), event_type: 'MessageCreate', text: 'from whom?' }], meta: {} }) };
  expect(await failureOf(async () => (await open()).lookAround(direct()))).toMatchObject({ kind: 'unavailable' });
});

test('with an app’s token nobody’s chats are read', async () => {
  await start({});
  const { bearerToken } = SANDBOX_CREDENTIALS.x;
  const session = await open({ credentials: { bearerToken } });
  expect(await failureOf(() => session.lookAround(direct()))).toMatchObject({ kind: 'auth' });
  expect(server.asked).toEqual([]);
});

function post(id: string, more: object) {
  const created_at = new Date(NOW - 3_600_000).toISOString();
  return {
    id,
    text: '@esimerkki missä pakettini on',
    conversation_id: BEGAN,
    created_at,
    edit_history_tweet_ids: [id],
    ...more,
  };
}

function event(id: string, sender: string) {
  const created_at = new Date(NOW - 1000).toISOString();
  return { id, event_type: 'MessageCreate', text: 'Hei', sender_id: sender, dm_conversation_id: CHAT, created_at };
}

/** An id that says this time: https://docs.x.com/fundamentals/x-ids */
function idAt(at: number): string {
  return String(BigInt(at - 1_288_834_974_657) << 22n);
}
