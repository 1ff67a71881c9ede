/** A look before an answer goes: a post with what stands below it, and the newest of a chat. */
import { afterEach, expect, test } from 'vitest';
import type { HeardMessage } from '../../../src/domain/message.ts';
import { ChatScript } from './chat-script.ts';
import { failureOf, openOn } from './opened.ts';
import { CUSTOMER, iso, messageOf, NOW, postView } from './posts.ts';
import { DID, json, type Script, type ScriptedServer, startScriptedServer } from './scripted-server.ts';

const THREAD = 'app.bsky.feed.getPostThread';
const MESSAGES = 'chat.bsky.convo.getMessages';
const VIEW = 'app.bsky.feed.defs#';
const US = { did: DID, handle: 'brand.example.com' };
const WHISKER = { did: 'did:plc:whiskerwhiskerwhisker', handle: 'viikset.example.org' };
const HEARD = messageOf(postView('a', 60_000));

const servers: ScriptedServer[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function start(script: Script): Promise<ScriptedServer> {
  const server = await startScriptedServer(script);
  servers.push(server);
  return server;
}

async function around(script: Script, target: HeardMessage = HEARD) {
  return (await openOn((await start(script)).url)).lookAround(target);
}

test('one call: the post, and what its author and we said below it, however deep', async () => {
  const answer = below('b', US, 'a');
  const thanks = below('c', null, 'b');
  const stranger = below('d', WHISKER, 'a');
  const server = await start({
    [THREAD]: {
      thread: node(postView('a', 60_000), [node(answer, [node(thanks)]), node(stranger, [node(below('e', US, 'd'))])]),
    },
  });
  const session = await openOn(server.url);
  await session.identity();
  const told = await session.lookAround(HEARD);
  expect(told).toMatchObject({ deleted: [], requests: 1, costUsd: 0 });
  expect(told.messages).toMatchObject([
    { remoteId: HEARD.remoteId, threadId: HEARD.threadId, rawIndex: 0 },
    { remoteId: answer.uri, threadId: HEARD.remoteId, inReplyTo: HEARD.remoteId, direction: 'outbound', rawIndex: 1 },
    { remoteId: thanks.uri, threadId: HEARD.remoteId, inReplyTo: answer.uri, direction: 'inbound', rawIndex: 2 },
    { direction: 'outbound', rawIndex: 3 },
  ]);
  expect(told.raw).not.toContain('viikset');
});

test('another content hash is an edit', async () => {
  const view = postView('a', 60_000, { cid: 'bafyother', record: { text: 'asia on kunnossa' }, indexedAt: iso(NOW) });
  const told = await around({ [THREAD]: { thread: node(view) } });
  expect(told.messages).toMatchObject([{ text: 'asia on kunnossa', editedAt: NOW, postedAt: HEARD.postedAt }]);
});

test.each([
  ['not there', { thread: { $type: `${VIEW}notFoundPost`, uri: HEARD.remoteId, notFound: true } }],
  ['behind a block', { thread: { $type: `${VIEW}blockedPost`, uri: HEARD.remoteId, blocked: true } }],
  ['refused by its name', refusal(400, 'NotFound')],
])('%s is gone', async (_name, thread) => {
  expect(await around({ [THREAD]: thread })).toMatchObject({ messages: [], deleted: [HEARD.remoteId] });
});

test.each([
  ['another post', { thread: node(postView('other')) }],
  ['no thread', {}],
  ['a page of something in between', { thread: 'no' }],
  ['a method that is not there', refusal(404, 'NotFound')],
  ['a question that is refused', refusal(400, 'InvalidRequest')],
  ['a post without words', { thread: node({ ...postView('a'), record: {} }) }],
  ['answers that are no list', { thread: { ...node(postView('a')), replies: 'many' } }],
  ['an answer without a post', { thread: node(postView('a'), [{ $type: `${VIEW}threadViewPost` }]) }],
  ['an answer of ours without words', { thread: node(postView('a'), [node({ ...below('b', US, 'a'), record: {} })]) }],
  ['an answer of nobody', { thread: node(postView('a'), [node({ ...below('b', US, 'a'), author: {} })]) }],
])('%s tells nothing', async (_name, thread) => {
  expect(await failureOf(around({ [THREAD]: thread }))).toMatchObject({ kind: 'unavailable' });
});

test('answers that are deleted or behind a block say nothing', async () => {
  const gone = { $type: `${VIEW}notFoundPost`, uri: 'at://x', notFound: true };
  const blocked = { $type: `${VIEW}blockedPost`, uri: 'at://y', blocked: true };
  const told = await around({ [THREAD]: { thread: node(postView('a', 60_000), [gone, blocked]) } });
  expect(told.messages).toHaveLength(1);
});

test('a chat is read back to the message: one call when nothing is new, people only when something is', async () => {
  const chats = new ChatScript();
  chats.say('c1', 'vanha', { agoMs: 90_000 });
  const id = chats.say('c1', 'missä pakettini on', { agoMs: 60_000 });
  const server = await start(chats.script);
  const session = await openOn(server.url);
  await session.identity();
  const target = inChat(id);
  const quiet = await session.lookAround(target);
  expect(quiet).toMatchObject({ deleted: [], requests: 1 });
  expect(quiet.messages.map((one) => one.remoteId)).toEqual([id]);
  chats.say('c1', 'Hei! Selvitämme.', { by: DID, agoMs: 30_000 });
  chats.say('c1', 'kiitos', { agoMs: 10_000 });
  const { messages, raw } = await session.lookAround(target);
  expect(messages.map((one) => [one.text, one.direction, one.threadId])).toEqual([
    ['missä pakettini on', 'inbound', 'c1'],
    ['kiitos', 'inbound', 'c1'],
    ['Hei! Selvitämme.', 'outbound', 'c1'],
  ]);
  const raws: { text: string }[] = JSON.parse(raw);
  for (const one of messages) expect(raws[one.rawIndex ?? -1]?.text).toBe(one.text);
});

test('a message taken back is gone, over several pages', async () => {
  const chats = new ChatScript({ pageSize: 2 });
  const id = chats.say('c1', 'missä pakettini on', { agoMs: 60_000 });
  for (let n = 0; n < 5; n += 1) chats.say('c1', `vielä ${n}`, { agoMs: 50_000 - n });
  chats.remove('c1', id);
  const told = await around(chats.script, inChat(id));
  expect(told.deleted).toEqual([id]);
  expect(told.messages.map((one) => one.text)).toEqual(['vielä 4', 'vielä 3', 'vielä 2', 'vielä 1', 'vielä 0']);
});

test.each([
  ['a chat that does not show it', [sayingOf('m9', 90_000)]],
  ['an empty chat', []],
  ['a later message without words', [{ id: 'm2', sender: { did: DID }, sentAt: iso(NOW) }, sayingOf('m1', 60_000)]],
  ['a later message of nobody', [{ id: 'm2', text: 'hei', sentAt: iso(NOW) }, sayingOf('m1', 60_000)]],
  ['no list', null],
])('%s tells nothing', async (_name, messages) => {
  const convo = { id: 'c1', members: [{ did: CUSTOMER, handle: 'maija.example.org' }, US] };
  const script = { [MESSAGES]: { messages }, 'chat.bsky.convo.getConvo': { convo } };
  expect(await failureOf(around(script, inChat('m1')))).toMatchObject({ kind: 'unavailable' });
});

test('a chat without end is left', async () => {
  let page = 0;
  const script: Script = {
    [MESSAGES]: (_asked, response) => {
      page += 1;
      json(response, 200, { messages: [sayingOf(`n${page}`, 0)], cursor: String(page) });
    },
  };
  expect(await failureOf(around(script, inChat('m1')))).toMatchObject({ kind: 'unavailable' });
  expect(page).toBe(10);
});

function node(post: object, replies: readonly object[] = []) {
  return { $type: `${VIEW}threadViewPost`, post, replies };
}

/** A post below another of the customer's; null is the customer. */
function below(name: string, author: object | null, parent: string) {
  const ref = (key: string, by = CUSTOMER) => ({ uri: `at://${by}/app.bsky.feed.post/${key}`, cid: `bafy${key}` });
  const by = parent === 'b' ? DID : CUSTOMER;
  const record = { text: `post ${name}`, createdAt: iso(NOW), reply: { root: ref('a'), parent: ref(parent, by) } };
  const view = postView(name, 0, { record });
  if (author === null) return view;
  return { ...view, author, uri: `at://${'did' in author ? author.did : ''}/app.bsky.feed.post/${name}` };
}

function inChat(id: string): HeardMessage {
  const reference = { convoId: 'c1', isBlocked: false, isDisabled: false };
  const chat = { kind: 'direct', visibility: 'private', threadId: 'c1', inReplyTo: null } as const;
  return { ...HEARD, ...chat, remoteId: id, text: 'missä pakettini on', reference };
}

function sayingOf(id: string, agoMs: number) {
  return {
    $type: 'chat.bsky.convo.defs#messageView',
    id,
    text: 'hei',
    sender: { did: CUSTOMER },
    sentAt: iso(NOW - agoMs),
  };
}

function refusal(status: number, error: string): Script[string] {
  return (_asked, response) => json(response, status, { error, message: 'no' });
}
