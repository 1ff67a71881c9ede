import { expect, test } from 'vitest';
import { PLAIN_APP_PASSWORD } from '../../src/sandbox/bluesky/sessions.ts';
import { type BlueskyBrand, logIn } from './bluesky-brand.ts';
import { type OpenSandbox, openSandbox } from './open-sandbox.ts';

const ZERO = '2222222222222';

interface Loose {
  [name: string]: ReturnType<typeof JSON.parse>;
}

/** A sandbox with somebody who has just written to the brand in private. */
async function openChat(text = 'Hei, voitteko auttaa?') {
  const sandbox = await openSandbox();
  const brand = await logIn(sandbox);
  const log = (await brand.chat('getLog')).body.cursor as string;
  await sandbox.ask('customers', { count: 1, platform: 'bluesky', visibility: 'private', text });
  const [convo] = (await brand.chat('listConvos', { limit: '1' })).body.convos;
  return { sandbox, brand, convo, log };
}

async function messagesOf(brand: BlueskyBrand, convoId: string): Promise<Loose[]> {
  return (await brand.chat('getMessages', { convoId })).body.messages;
}

function send(brand: BlueskyBrand, convoId: string, message: object) {
  return brand.chat('sendMessage', {}, { convoId, message });
}

/** Somebody who has not written in private, by what their profile says. */
async function findStranger(sandbox: OpenSandbox, brand: BlueskyBrand, is: (author: Loose) => boolean) {
  await sandbox.ask('customers', { count: 90, platform: 'bluesky', visibility: 'public' });
  const { notifications } = (await brand.get('app.bsky.notification.listNotifications', { limit: '100' })).body;
  return notifications.find(({ author }: Loose) => is(author)).author.did as string;
}

test('what is said in private shows in no public place', async () => {
  const { brand, convo } = await openChat('Aivan salainen sana');
  const [message] = await messagesOf(brand, convo.id);
  expect(message).toMatchObject({ text: 'Aivan salainen sana', sender: { did: convo.members[1].did } });
  expect((await send(brand, convo.id, { text: 'Yhtä salainen sana' })).status).toBe(200);
  const did = convo.members[1].did;
  const public_ = [
    await brand.get('app.bsky.feed.searchPosts', { q: 'salainen' }),
    await brand.get('app.bsky.notification.listNotifications', { limit: '100' }),
    await brand.get('app.bsky.feed.getAuthorFeed', { actor: did }),
    await brand.get('app.bsky.feed.getAuthorFeed', { actor: brand.did }),
  ];
  for (const { status, body } of public_) {
    expect(status).toBe(200);
    expect(JSON.stringify(body)).not.toContain('salainen');
  }
  const uri = `at://${did}/app.bsky.feed.post/${message?.id}`;
  expect((await brand.get('app.bsky.feed.getPosts', { uris: [uri] })).body.posts).toEqual([]);
  expect((await brand.get('app.bsky.feed.getPostThread', { uri })).body.error).toBe('NotFound');
  const record = { repo: did, collection: 'app.bsky.feed.post', rkey: String(message?.id) };
  expect((await brand.get('com.atproto.repo.getRecord', record)).body.error).toBe('RecordNotFound');
});

test('chat answers only who names its service, and only a password with access to it', async () => {
  const { sandbox, brand } = await openChat();
  const bare = await brand.get('chat.bsky.convo.listConvos');
  expect(bare).toMatchObject({ status: 404, body: { error: 'XRPCNotSupported' } });
  const plain = await logIn(sandbox, PLAIN_APP_PASSWORD);
  expect((await plain.get('app.bsky.feed.searchPosts', { q: 'hei' })).status).toBe(200);
  const refusal = { status: 400, body: { error: 'InvalidToken', message: 'Bad token method' } };
  expect(await plain.chat('listConvos')).toMatchObject(refusal);
  const { body } = await plain.post('com.atproto.server.refreshSession', {}, plain.refreshJwt);
  plain.accessJwt = body.accessJwt;
  expect(await plain.chat('getLog')).toMatchObject(refusal);
  expect((await brand.chat('noSuchThing')).status).toBe(404);
});

test('the log begins at now; from a kept cursor it tells everything once and in order', async () => {
  const { sandbox, brand, convo, log } = await openChat();
  expect((await brand.chat('getLog')).body.logs).toEqual([]);
  await send(brand, convo.id, { text: 'Hei, katsotaan.' });
  const [reaction, own, first] = await messagesOf(brand, convo.id);
  expect(own?.sender.did).toBe(brand.did);
  const ids = (await sandbox.state()).posts.filter(({ visibility }) => visibility === 'private');
  await sandbox.ask('remove', { platform: 'bluesky', id: ids.find(({ text }) => text === reaction?.text)?.id });
  const { body } = await brand.chat('getLog', { cursor: log });
  const told = body.logs.map(({ $type, message }: Loose) => [$type.split('#log')[1], message?.id]);
  expect(told).toEqual([
    ['BeginConvo', undefined],
    ['CreateMessage', first?.id],
    ['CreateMessage', own?.id],
    ['CreateMessage', reaction?.id],
    ['DeleteMessage', reaction?.id],
  ]);
  const revs: string[] = body.logs.map(({ rev }: Loose) => rev);
  expect(revs).toEqual([...new Set(revs)].sort());
  expect(body.cursor).toBe(revs.at(-1));
  expect((await brand.chat('getLog', { cursor: body.cursor })).body).toEqual({ cursor: body.cursor, logs: [] });
  const [gone] = await messagesOf(brand, convo.id);
  expect(gone).toMatchObject({ $type: 'chat.bsky.convo.defs#deletedMessageView', id: reaction?.id });
  expect(gone).not.toHaveProperty('text');
});

test('the whole log, page by page, has every message exactly once', async () => {
  const { sandbox, brand } = await openChat();
  await sandbox.ask('customers', { count: 130, platform: 'bluesky', visibility: 'private' });
  const seen: string[] = [];
  for (let cursor = ZERO; ; ) {
    const { body } = await brand.chat('getLog', { cursor });
    if (body.logs.length === 0) break;
    seen.push(
      ...body.logs.filter(({ message }: Loose) => message !== undefined).map(({ message }: Loose) => message.id),
    );
    cursor = body.cursor;
  }
  const { posts } = await sandbox.state();
  const wanted = posts.filter(({ platform, visibility }) => platform === 'bluesky' && visibility === 'private');
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toHaveLength(wanted.length);
});

test('chats and messages come newest first, page by page, each once', async () => {
  const { sandbox, brand, convo } = await openChat();
  await sandbox.ask('customers', { count: 25, platform: 'bluesky', visibility: 'private' });
  const chats: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const { body } = await brand.chat('listConvos', { limit: '7', ...(cursor === undefined ? {} : { cursor }) });
    chats.push(...body.convos.map(({ id }: Loose) => id));
    cursor = body.cursor;
    if (cursor === undefined) break;
  }
  expect(new Set(chats).size).toBe(chats.length);
  expect(chats.length).toBeGreaterThanOrEqual(26);
  for (const text of ['a', 'b', 'c', 'd', 'e']) await send(brand, convo.id, { text });
  const texts: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const more = cursor === undefined ? {} : { cursor };
    const { body } = await brand.chat('getMessages', { convoId: convo.id, limit: '3', ...more });
    texts.push(...body.messages.filter(({ sender }: Loose) => sender.did === brand.did).map(({ text }: Loose) => text));
    cursor = body.cursor;
    if (cursor === undefined) break;
  }
  expect(texts).toEqual(['e', 'd', 'c', 'b', 'a']);
  expect((await brand.chat('listConvos', { limit: '1' })).body.convos[0].id).toBe(convo.id);
});

test('a message answers the newest of the customer, and there is no key: a repeat is a second message', async () => {
  const { sandbox, brand, convo } = await openChat();
  const asked = (await sandbox.state()).posts.findLast(({ visibility }) => visibility === 'private');
  const first = await send(brand, convo.id, { text: 'Hei' });
  const second = await send(brand, convo.id, { text: 'Hei' });
  expect(first.body.id).not.toBe(second.body.id);
  const own = (await sandbox.state()).posts.filter(({ id }) => [first.body.id, second.body.id].includes(id));
  expect(own).toHaveLength(2);
  expect(own[0]).toMatchObject({ byBrand: true, visibility: 'private', inReplyTo: asked?.id, to: asked?.author });
});

test('a reply names the message it answers; one that is gone cannot be answered', async () => {
  const { sandbox, brand, convo } = await openChat();
  const [asked] = await messagesOf(brand, convo.id);
  const reply = await send(brand, convo.id, { text: 'Hei', replyTo: { messageId: asked?.id } });
  expect(reply.body.replyTo).toMatchObject({ id: asked?.id, text: asked?.text });
  const { posts } = await sandbox.state();
  const id = posts.find(({ text, visibility }) => visibility === 'private' && text === asked?.text)?.id;
  await sandbox.ask('remove', { platform: 'bluesky', id });
  const late = await send(brand, convo.id, { text: 'Hei', replyTo: { messageId: asked?.id } });
  expect(late).toMatchObject({ status: 400, body: { error: 'ReplyTargetNotFound' } });
});

test.each([
  ['1,000 graphemes', 'ä'.repeat(1000), 200],
  ['1,001 graphemes', 'ä'.repeat(1001), 400],
  ['10,000 bytes hold also below 1,000 graphemes', '👩‍👩‍👧'.repeat(600), 400],
  ['nothing', '', 400],
])('length of a message: %s', async (_name, text, status) => {
  const { brand, convo } = await openChat();
  expect((await send(brand, convo.id, { text })).status).toBe(status);
});

test('who takes no messages, or only of those they follow, cannot be written to first', async () => {
  const sandbox = await openSandbox();
  const brand = await logIn(sandbox);
  const allow = ({ associated }: Loose) => associated.chat.allowIncoming;
  const closed = await findStranger(sandbox, brand, (author) => allow(author) === 'none');
  const choosy = await findStranger(sandbox, brand, (one) => allow(one) === 'following' && !one.viewer.followedBy);
  const friend = await findStranger(sandbox, brand, (one) => allow(one) === 'following' && one.viewer.followedBy);
  const open = await findStranger(sandbox, brand, (author) => allow(author) === 'all');
  for (const [did, error] of [
    [closed, 'MessagesDisabled'],
    [choosy, 'NotFollowedBySender'],
  ] as const) {
    expect((await brand.chat('getConvoAvailability', { members: did })).body).toEqual({ canChat: false });
    expect(await brand.chat('getConvoForMembers', { members: did })).toMatchObject({ status: 400, body: { error } });
  }
  for (const did of [friend, open]) {
    expect((await brand.chat('getConvoAvailability', { members: did })).body).toEqual({ canChat: true });
    const { convo } = (await brand.chat('getConvoForMembers', { members: [did, brand.did] })).body;
    expect((await brand.chat('getConvoForMembers', { members: did })).body.convo.id).toBe(convo.id);
    expect((await brand.chat('getConvoAvailability', { members: did })).body.convo.id).toBe(convo.id);
    expect((await send(brand, convo.id, { text: 'Hei' })).status).toBe(200);
    expect((await messagesOf(brand, convo.id)).at(-1)?.text).toBe('Hei');
  }
  expect((await brand.chat('getConvoForMembers', { members: 'did:plc:aaa' })).body.error).toBe('RecipientNotFound');
  expect((await brand.chat('getConvoForMembers', { members: [open, friend] })).body.error).toBe('InvalidRequest');
  expect((await brand.chat('getConvo', { convoId: 'x' })).body.error).toBe('InvalidConvo');
});

test('who has written can be answered, whatever their setting says', async () => {
  const sandbox = await openSandbox();
  const brand = await logIn(sandbox);
  await sandbox.ask('customers', { count: 40, platform: 'bluesky', visibility: 'private' });
  const { convos } = (await brand.chat('listConvos', { limit: '100' })).body;
  const closed = convos.filter(({ members }: Loose) => members[1].associated.chat.allowIncoming === 'none');
  expect(closed.length).toBeGreaterThan(0);
  for (const { id } of closed) expect((await send(brand, id, { text: 'Hei' })).status).toBe(200);
});

test('a stranger is a request until accepted or answered; read is read until they write again', async () => {
  const { sandbox, brand, convo } = await openChat();
  expect(convo).toMatchObject({ status: 'request', unreadCount: 1 });
  const requests = (await brand.chat('listConvoRequests', { limit: '100' })).body.requests;
  expect(requests.map(({ id }: Loose) => id)).toContain(convo.id);
  const accepted = async () =>
    (await brand.chat('listConvos', { status: 'accepted', limit: '100' })).body.convos.map(({ id }: Loose) => id);
  expect(await accepted()).not.toContain(convo.id);
  expect((await brand.chat('acceptConvo', {}, { convoId: convo.id })).body.rev).toBeDefined();
  expect((await brand.chat('acceptConvo', {}, { convoId: convo.id })).body).toEqual({});
  expect(await accepted()).toContain(convo.id);
  const read = await brand.chat('updateRead', {}, { convoId: convo.id });
  expect(read.body.convo.unreadCount).toBe(0);
  const unread = async () =>
    (await brand.chat('listConvos', { readState: 'unread', limit: '100' })).body.convos.map(({ id }: Loose) => id);
  expect(await unread()).not.toContain(convo.id);
  const author = convo.members[1].handle;
  const answered = (await sandbox.state()).posts.find((post) => post.author === author)?.id;
  await sandbox.ask('say', { platform: 'bluesky', author, text: 'Huhuu?', inReplyTo: answered });
  expect(await unread()).toContain(convo.id);
  expect((await messagesOf(brand, convo.id))[0]?.text).toBe('Huhuu?');
});

test('a late message is answered with its id, is read only later, and the log tells of it then', async () => {
  const { sandbox, brand, convo } = await openChat();
  const cursor = (await brand.chat('getLog')).body.cursor;
  const match = 'POST /bluesky/xrpc/chat.bsky.convo.sendMessage';
  await sandbox.ask('faults', { match, kind: 'late', delayMs: 60_000 });
  const sent = await send(brand, convo.id, { text: 'Myöhässä' });
  expect(sent.status).toBe(200);
  const ids = async () => (await messagesOf(brand, convo.id)).map(({ id }) => id);
  expect(await ids()).not.toContain(sent.body.id);
  expect((await brand.chat('getLog', { cursor })).body.logs).toEqual([]);
  await sandbox.ask('clock', { advance: '61s' });
  expect(await ids()).toContain(sent.body.id);
  const { logs } = (await brand.chat('getLog', { cursor })).body;
  expect(logs.map(({ message }: Loose) => message?.id)).toContain(sent.body.id);
});
