/** The connector on the real AT Protocol network: what a platform's own behaviour alone can prove. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { HeardMessage, Visibility } from '../../src/domain/message.ts';
import type { StreamKind } from '../../src/domain/stream.ts';
import { bluesky } from '../../src/platforms/bluesky/bluesky.ts';
import { type MessagePage, PlatformError, type PlatformFailure, type Session } from '../../src/platforms/platform.ts';
import { missingPrograms } from './databases.ts';
import { type LiveNetwork, startLiveNetwork } from './live-network.ts';
import { memoryVault } from './memory-vault.ts';
import { Person, until } from './person.ts';

const missing = missingPrograms();
const KEYS = ['019aa0b8-1c00-7abc-9def-0123456789ab', '019aa0b8-1c00-7abc-9def-0123456789ac'] as const;

let network: LiveNetwork | null = null;
let brand: Person;
let alice: Person;
let bob: Person;
let plain: string;
let reaching: string;

beforeAll(async () => {
  if (missing.length > 0) return;
  network = await startLiveNetwork();
  const { pds } = network;
  [brand, alice, bob] = await Promise.all([
    Person.join(pds, 'brand'),
    Person.join(pds, 'alice'),
    Person.join(pds, 'bob'),
  ]);
  plain = await brand.appPassword();
  reaching = await brand.appPassword({ reachesChats: true });
  for (const person of [brand, alice, bob]) await until(() => person.isKnown(), `${person.handle} is indexed`);
});

afterAll(async () => {
  await network?.stop();
});

beforeEach(({ skip }) =>
  skip(missing.length > 0, `needs ${missing.join(', ')}: apt-get install postgresql redis-server`),
);

const account = { name: 'live', handle: 'brand.test', remoteId: null, limits: null };
const vaults = new Map<string, ReturnType<typeof memoryVault>>();

/** A session of its own, on the vault that all with this password share. */
function open(appPassword = reaching): Promise<Session> {
  const vault = vaults.get(appPassword) ?? memoryVault();
  vaults.set(appPassword, vault);
  const baseUrl = network?.pds ?? '';
  const options = { account, baseUrl, signal: new AbortController().signal, vault, now: Date.now };
  return bluesky.open({ identifier: 'brand.test', appPassword }, options);
}

async function hear(session: Session, kind: Exclude<StreamKind, 'search' | 'hashtag'>, since: string | null = null) {
  const options = { backfillFrom: Date.now() - 3_600_000, now: Date.now(), overlapMs: 60_000 };
  const pages: MessagePage[] = [];
  for await (const page of session.fetch({ kind }, since, options)) pages.push(page);
  const messages = pages.flatMap((page) => page.messages);
  return { messages, deleted: pages.flatMap((page) => page.deleted), cursor: pages.at(-1)?.cursor ?? '' };
}

/** Listens until a message with these words came. */
async function heard(session: Session, text: string): Promise<HeardMessage> {
  let found: HeardMessage | undefined;
  await until(async () => {
    found = (await hear(session, 'mentions')).messages.find((one) => one.text.includes(text));
    return found !== undefined;
  }, `"${text}" is heard`);
  return found ?? expect.unreachable();
}

function situation(lastPrivateAt: number | null = null) {
  return { now: Date.now(), lastPrivateAt, isAnsweredPrivately: false, isByHand: true, features: [] };
}

function prepared(target: HeardMessage, text: string, visibility: Visibility = 'public') {
  return bluesky.prepare({ account, target, visibility, text, language: 'en', situation: situation() });
}

async function failureOf(call: Promise<unknown>): Promise<PlatformFailure> {
  const error = await call.then(() => null).catch((thrown: unknown) => thrown);
  if (error instanceof PlatformError) return error.failure;
  throw error ?? new Error('the call went through');
}

describe('posts', () => {
  test('the same key twice is one post; the look finds it; another text under the key is refused', async () => {
    await alice.postSeen('@brand.test about keys', { mention: brand });
    const session = await open();
    const target = await heard(session, 'about keys');
    const reply = prepared(target, 'Once only');
    expect(await session.findSent(reply, KEYS[0], { since: 0 })).toBe('absent');
    const sent = await session.send(reply, KEYS[0]);
    expect((await session.send(reply, KEYS[0])).remoteId).toBe(sent.remoteId);
    expect((await failureOf(session.send(prepared(target, 'Other words'), KEYS[0]))).kind).toBe('unknown');
    expect(await session.findSent(reply, KEYS[0], { since: 0 })).toMatchObject({ remoteId: sent.remoteId });
    expect(await session.findSent(prepared(target, 'Other words'), KEYS[0], { since: 0 })).toBe('cannotTell');
    expect((await brand.posts()).filter((text) => text === 'Once only' || text === 'Other words')).toEqual([
      'Once only',
    ]);
  });

  test('a reply high in our thread is heard with what it answers', async () => {
    const root = await brand.postSeen('A thread of ours');
    const first = await alice.postSeen('Alice answers', { reply: { root, parent: root } });
    await bob.postSeen('Bob answers Alice', { reply: { root, parent: first } });
    const message = await heard(await open(), 'Bob answers Alice');
    expect(message).toMatchObject({ kind: 'reply', inReplyTo: first.uri, threadId: root.uri });
    expect(prepared(message, 'x').payload).toMatchObject({ reply: { root, parent: { uri: message.remoteId } } });
  });

  test('a quote is heard as one', async () => {
    const root = await brand.postSeen('Quote this');
    await bob.postSeen('Bob quotes', { quote: root });
    expect(await heard(await open(), 'Bob quotes')).toMatchObject({ kind: 'quote', inReplyTo: root.uri });
  });

  test('a closed thread is told before anyone types, and refused when it closes later', async () => {
    const closed = await alice.postSeen('@brand.test closed from the start', { mention: brand });
    await alice.close(closed);
    await until(async () => (await brand.sees(closed))?.viewer.replyDisabled === true, 'the gate is indexed');
    const session = await open();
    const target = await heard(session, 'closed from the start');
    expect(bluesky.eligibility(target, situation())).toMatchObject({
      public: false,
      why: expect.stringMatching(/does not let us reply/),
    });

    const later = await alice.postSeen('@brand.test closed later', { mention: brand });
    const reply = prepared(await heard(session, 'closed later'), 'Too late');
    await alice.close(later);
    await until(async () => (await brand.sees(later))?.viewer.replyDisabled === true, 'the second gate is indexed');
    expect(await failureOf(session.send(reply, KEYS[1]))).toMatchObject({ kind: 'refused', reason: 'notAllowed' });
    expect(await brand.posts()).not.toContain('Too late');
  });

  test('an edit and a deletion are found again; a reply to what is deleted is refused', async () => {
    const edited = await alice.postSeen('@brand.test before the edit', { mention: brand });
    const gone = await alice.postSeen('@brand.test soon gone', { mention: brand });
    const stays = await alice.postSeen('@brand.test stays', { mention: brand });
    const session = await open();
    const targets = [];
    for (const words of ['before the edit', 'soon gone', 'test stays']) targets.push(await heard(session, words));
    const reply = prepared(targets[1] ?? expect.unreachable(), 'To nobody');
    await alice.rewrite(edited, '@brand.test after the edit');
    await alice.remove(gone);
    await until(async () => (await brand.sees(gone)) === null, 'the deletion is indexed');
    await until(async () => ![edited.cid, undefined].includes((await brand.sees(edited))?.cid), 'the edit is indexed');

    const seen = await session.recheck(targets);
    expect(seen.deleted).toEqual([gone.uri]);
    expect(seen.messages.map((one) => [one.remoteId, one.text, one.editedAt !== null])).toEqual([
      [edited.uri, '@brand.test after the edit', true],
      [stays.uri, '@brand.test stays', false],
    ]);
    expect(await failureOf(session.send(reply, KEYS[1]))).toMatchObject({ kind: 'refused', reason: 'notFound' });
    expect(await brand.posts()).not.toContain('To nobody');
  });
});

describe('chats', () => {
  test('a plain app password is refused in words; its other streams go on', async () => {
    const session = await open(plain);
    const failure = await failureOf(hear(session, 'messages'));
    expect(failure).toMatchObject({
      kind: 'refused',
      reason: 'notAllowed',
      words: expect.stringMatching(/lacks access to direct messages/),
    });
    await hear(session, 'mentions');
  });

  test('who may be written to in private is told as the chat service has it', async () => {
    await alice.takeChats('all');
    await bob.takeChats('following');
    await until(async () => (await brand.knows(alice)).takes === 'all', 'Alice’s declaration is indexed');
    await until(async () => (await brand.knows(bob)).takes === 'following', 'Bob’s declaration is indexed');
    await alice.postSeen('@brand.test chat with me', { mention: brand });
    await bob.postSeen('@brand.test do not chat with me', { mention: brand });
    const session = await open();
    const [yes, no] = [await heard(session, 'test chat with me'), await heard(session, 'do not chat')];
    expect(bluesky.eligibility(yes, situation())).toMatchObject({ public: true, private: true });
    expect(bluesky.eligibility(no, situation())).toMatchObject({ public: true, private: false });
    // The service says the same: what we would not prepare, it would not take.
    const forced = {
      ...prepared(yes, 'x', 'private'),
      payload: { convoId: null, to: bob.did, message: { text: 'x' } },
    };
    expect(await failureOf(session.send(forced, KEYS[1]))).toMatchObject({ kind: 'refused', reason: 'notAllowed' });

    await bob.follow(brand);
    await until(async () => (await brand.knows(bob)).isFollower, 'the follow is indexed');
    await bob.postSeen('@brand.test I follow you', { mention: brand });
    expect(bluesky.eligibility(await heard(session, 'I follow you'), situation()).private).toBe(true);
  });

  test('both sides are heard, deletions too; an answer arrives once and is found by its words', async () => {
    await brand.takeChats('all');
    await until(async () => (await alice.knows(brand)).takes === 'all', 'the brand’s declaration is indexed');
    const session = await open();
    const { cursor } = await hear(session, 'messages');
    const question = await alice.whisper(brand, 'My order is 1002 👋🏽');
    const inApp = await brand.whisper(alice, 'Said in the app');
    const first = await hear(session, 'messages', cursor);
    expect(first.messages.map((one) => [one.text, one.direction, one.author.handle, one.threadId])).toEqual([
      ['My order is 1002 👋🏽', 'inbound', 'alice.test', question.chat],
      ['Said in the app', 'outbound', 'brand.test', question.chat],
    ]);
    await brand.takeBack(inApp);
    const second = await hear(session, 'messages', first.cursor);
    expect(second).toMatchObject({ messages: [], deleted: [inApp.message] });
    // A first poll reads the same from the past.
    expect((await hear(session, 'messages')).messages.map((one) => one.text)).toEqual(['My order is 1002 👋🏽']);

    const target = first.messages[0] ?? expect.unreachable();
    const before = await brand.posts();
    const reply = prepared(target, 'We look into it: https://example.com', 'private');
    const since = Date.now();
    // what was said in the app a moment ago may be it, unless it is known to be something else
    expect(await session.findSent(reply, KEYS[1], { since })).toBe('cannotTell');
    const taken = new Set([inApp.message]);
    expect(await session.findSent(reply, KEYS[1], { since, taken })).toBe('absent');
    const sent = await session.send(reply, KEYS[1]);
    expect(await session.findSent(reply, KEYS[1], { since, taken })).toMatchObject({ remoteId: sent.remoteId });
    expect((await alice.chat(question.chat)).at(-1)).toEqual({
      did: brand.did,
      text: 'We look into it: https://example.com',
    });
    expect(await brand.posts()).toEqual(before);
    expect((await hear(session, 'messages', second.cursor)).messages.map((one) => one.remoteId)).toEqual([
      sent.remoteId,
    ]);
  });

  test('a public question is answered in private in a chat that is opened for it', async () => {
    const carol = await Person.join(network?.pds ?? '', 'carol');
    await until(() => carol.isKnown(), 'carol is indexed');
    await carol.takeChats('all');
    await until(async () => (await brand.knows(carol)).takes === 'all', 'Carol’s declaration is indexed');
    await carol.postSeen('@brand.test where is my parcel', { mention: brand });
    const session = await open();
    const reply = prepared(await heard(session, 'where is my parcel'), 'Only for you', 'private');
    const sent = await session.send(reply, KEYS[1]);
    const [chat = ''] = await carol.chats();
    expect(sent).toMatchObject({ url: `https://bsky.app/messages/${chat}` });
    expect(await carol.chat(chat)).toEqual([{ did: brand.did, text: 'Only for you' }]);
    expect(await brand.posts()).not.toContain('Only for you');
  });
});
