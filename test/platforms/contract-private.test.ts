import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { HeardMessage } from '../../src/domain/message.ts';
import { PLATFORMS } from '../../src/platforms/registry.ts';
import { addressedStream, BY_HAND, ContractWorld, failureOf, hear } from './contract-world.ts';

const KEY = '0193a1b2-0000-7000-8000-000000000002';
const MESSAGES = { kind: 'messages' } as const;

test.each(PLATFORMS.map((known) => [known.id, known] as const))('%s tells its streams alike', async (_id, known) => {
  const platform = await known.load();
  expect([...platform.streams].sort()).toEqual([...known.streams].sort());
  expect(platform.title).toBe(known.title);
});

describe.each(PLATFORMS.map(({ id }) => id))('%s keeps the contract in private', (id) => {
  let world: ContractWorld;

  beforeEach(async () => {
    world = await ContractWorld.start(id);
  });
  afterEach(async () => {
    await world.end();
  });

  /** Of each four customers one writes in private. */
  async function privateCustomers(count: number): Promise<string[]> {
    const added = new Set(await world.customers(count * 4));
    const posts = await world.posts();
    const ids = posts.filter((post) => added.has(post.id) && post.visibility === 'private').map((post) => post.id);
    expect(ids).toHaveLength(count);
    return ids;
  }

  test('everyone who wrote in private is heard once, and nobody by another stream', async () => {
    const added = await privateCustomers(20);
    const session = await world.open();
    const first = await hear(session, MESSAGES, null);
    const ids = first.messages.map((message) => message.remoteId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(added));
    expect(first.pages.flatMap((page) => page.unreadable)).toEqual([]);
    expect(first.pages.map((page) => page.gap).filter(Boolean)).toEqual([]);
    expect(first.messages.every((message) => message.visibility === 'private' && message.kind === 'direct')).toBe(true);
    const inPublic = await hear(session, addressedStream(id), null);
    expect(inPublic.messages.filter((message) => message.visibility === 'private')).toEqual([]);
    expect(inPublic.messages.length).toBeGreaterThan(0);
    const second = await hear(session, MESSAGES, { cursor: first.cursor });
    expect(second.messages.filter((message) => !ids.includes(message.remoteId))).toEqual([]);
  });

  test('texts are those a person reads there', async () => {
    const posts = new Map((await world.posts()).map((post) => [post.id, post]));
    const { messages } = await hear(await world.open(), MESSAGES, null);
    expect(messages.length).toBeGreaterThan(0);
    for (const message of messages) {
      expect(message.text).toContain(posts.get(message.remoteId)?.text ?? 'unknown message');
      expect(message.author.name).toMatch(/\S/);
      expect(message.url).toMatch(/^https?:/);
    }
  });

  test('what comes after a poll is heard by the next, killed after every page', async () => {
    let { cursor } = await hear(await world.open(), MESSAGES, null);
    const heard = new Set<string>();
    const expected: string[] = [];
    // X takes no more than 15 of these calls in a quarter of an hour
    for (let run = 0; run < 6; run += 1) {
      if (run < 3) expected.push(...(await privateCustomers(7)));
      const step = await hear(await world.open(), MESSAGES, { cursor, pagesMax: run < 4 ? 1 : 100, overlapMs: 60_000 });
      for (const message of step.messages) heard.add(message.remoteId);
      cursor = step.cursor;
    }
    expect(expected.filter((one) => !heard.has(one))).toEqual([]);
  });

  test('an answer given in the platform’s own app is heard in the same chat', async () => {
    const session = await world.open();
    const { target } = await world.whispered(session, '');
    const before = await hear(session, MESSAGES, null);
    const author = id === 'bluesky' ? 'esimerkki.sandbox' : 'esimerkki';
    const said = await world.say({
      author,
      text: `@${target.author.handle} Hei, soitamme!`,
      inReplyTo: target.remoteId,
      visibility: 'private',
    });
    const after = await hear(session, MESSAGES, { cursor: before.cursor, overlapMs: 60_000 });
    const ours = after.messages.filter((message) => message.remoteId === said);
    expect(ours).toMatchObject([{ direction: 'outbound', visibility: 'private', threadId: target.threadId }]);
  });

  test('a private answer goes to that chat only, once, and is found again', async () => {
    const session = await world.open();
    const prepared = world.platform.prepare(await world.whispered(session, 'Hei! Lähetämme uuden paketin.'));
    expect(prepared.visibility).toBe('private');
    const since = Date.now();
    const sent = await session.send(prepared, KEY);
    const ours = (await world.posts()).filter((post) => post.byBrand && post.id === sent.remoteId);
    expect(ours).toMatchObject([{ visibility: 'private', inReplyTo: prepared.targetRemoteId }]);
    expect(ours[0]?.text).toContain('Hei! Lähetämme uuden paketin.');
    expect(await (await world.open()).findSent(prepared, KEY, { since })).toMatchObject({ remoteId: sent.remoteId });
    const { messages } = await hear(session, MESSAGES, null);
    expect(messages.filter((message) => message.remoteId === sent.remoteId)).toHaveLength(1);
  });

  test('nothing private can be prepared as a public post', async () => {
    const whispered = await world.whispered(await world.open(), 'Hei!');
    expect(world.platform.eligibility(whispered.target, BY_HAND)).toMatchObject({ public: false, private: true });
    expect(() => world.platform.prepare({ ...whispered, visibility: 'public' })).toThrow(
      expect.objectContaining({ reason: 'notAnswerable' }),
    );
  });

  test('too long is refused before any call, by the rule of private messages', async () => {
    const whispered = await world.whispered(await world.open(), 'å'.repeat(20_000));
    expect(() => world.platform.prepare(whispered)).toThrow(expect.objectContaining({ reason: 'tooLong' }));
    const { measure } = world.platform.prepare({ ...whispered, text: 'åäö' });
    expect(measure.units).toBeGreaterThanOrEqual(3);
  });

  test.each([
    ['dropBefore', 'unknown', 0],
    ['dropAfter', 'unknown', 1],
    ['500', 'unknown', 0],
    ['500After', 'unknown', 1],
    ['html200', 'unknown', 1],
    ['truncate', 'unknown', 1],
    ['malformed', 'unknown', 1],
    ['429', 'throttled', 0],
  ])('%s is %s, and a look tells the truth', async (kind, expected, made) => {
    const session = await world.open();
    const prepared = world.platform.prepare(await world.whispered(session, 'Tämä & tuo <selvitetään>.'));
    const since = Date.now();
    await world.fault('whisper', { kind, times: 1, ...(kind === '429' ? { retryAfter: 30 } : {}) });
    expect((await failureOf(() => session.send(prepared, KEY))).kind).toBe(expected);
    const ours = (await world.posts()).filter((post) => post.byBrand && post.text.includes('Tämä & tuo'));
    expect(ours).toHaveLength(made);
    const found = await session.findSent(prepared, KEY, { since });
    expect(typeof found === 'string' ? found : found.remoteId).toBe(ours[0]?.id ?? 'absent');
  });
});

describe.each(PLATFORMS.map(({ id }) => id))('%s follows what changes upstream', (id) => {
  let world: ContractWorld;

  beforeEach(async () => {
    world = await ContractWorld.start(id);
  });
  afterEach(async () => {
    await world.end();
  });

  async function heardThree(): Promise<readonly [HeardMessage, HeardMessage, HeardMessage]> {
    await world.customers(3);
    const { messages } = await hear(await world.open(), addressedStream(id), null);
    const newest = messages
      .filter((message) => message.direction === 'inbound')
      .toSorted((a, b) => b.postedAt - a.postedAt);
    const [one, two, three] = newest;
    if (!one || !two || !three) throw new Error('nobody wrote');
    return [one, two, three];
  }

  test('edited, deleted and untouched are told apart', async () => {
    const [edited, deleted, same] = await heardThree();
    await world.upstream('edit', { id: edited.remoteId, text: 'Paketti löytyikin, kiitos!' });
    await world.upstream('remove', { id: deleted.remoteId });
    const told = await (await world.open()).recheck([edited, deleted, same]);
    expect(told.deleted).toEqual([deleted.remoteId]);
    const texts = new Map(told.messages.map((message) => [message.remoteId, message.text]));
    expect(texts.get(edited.remoteId)).toContain('Paketti löytyikin, kiitos!');
    expect(texts.get(same.remoteId) ?? same.text).toBe(same.text);
    expect(texts.has(deleted.remoteId)).toBe(false);
    expect(told.requests).toBeGreaterThan(0);
  });

  test('a look that fails is a failure, never "all gone"', async () => {
    const heard = await heardThree();
    const session = await world.open();
    await session.identity();
    await world.fault('any', { kind: '500', times: 10 });
    expect((await failureOf(() => session.recheck(heard))).kind).toBe('unavailable');
  });

  test('hides and shows again where it can, and says why where it cannot', async () => {
    const [target] = await heardThree();
    const { isAllowed, why } = world.platform.moderation(target);
    expect(why).toMatch(/\S/);
    if (!isAllowed) return;
    const session = await world.open();
    await session.moderate(target, 'hide');
    await session.moderate(target, 'hide');
    expect((await world.posts()).find((post) => post.id === target.remoteId)?.hidden).toBe(true);
    await session.moderate(target, 'unhide');
    expect((await world.posts()).find((post) => post.id === target.remoteId)?.hidden).toBe(false);
    await world.fault('any', { kind: '500', times: 10 });
    expect((await failureOf(() => session.moderate(target, 'hide'))).kind).toMatch(/unknown|unavailable/);
  });
});
