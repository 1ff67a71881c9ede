import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { HeardMessage } from '../../src/domain/message.ts';
import type { Stream } from '../../src/domain/stream.ts';
import type { Around, Session } from '../../src/platforms/platform.ts';
import { PLATFORMS } from '../../src/platforms/registry.ts';
import { startSpoilingProxy } from '../support/spoiling-proxy.ts';
import { addressedStream, ContractWorld, failureOf, hear } from './contract-world.ts';

/** Most calls a look may take, who we are known and nothing new. */
const CALLS_MAX: Readonly<Record<string, { readonly public: number; readonly private: number }>> = {
  x: { public: 3, private: 1 },
  bluesky: { public: 1, private: 1 },
  mastodon: { public: 2, private: 2 },
  facebook: { public: 3, private: 2 },
  instagram: { public: 3, private: 2 },
};

/** Where a private message can be changed by who wrote it. */
const EDITS_IN_PRIVATE = new Set(['mastodon']);

const CASES = PLATFORMS.flatMap(({ id }) => [
  { id, visibility: 'public' as const },
  { id, visibility: 'private' as const },
]);

describe.each(CASES)('a look around before an answer goes: $id, $visibility', ({ id, visibility }) => {
  let world: ContractWorld;
  let session: Session;
  let target: HeardMessage;
  const brand = id === 'bluesky' ? 'esimerkki.sandbox' : 'esimerkki';
  const inbound: Stream = visibility === 'private' ? { kind: 'messages' } : addressedStream(id);
  const outbound: Stream = { kind: visibility === 'private' ? 'messages' : 'own' };

  beforeEach(async () => {
    world = await ContractWorld.start(id);
    await world.customers(4);
    session = await world.open();
    await session.identity();
    target = await newestIn(inbound);
  });
  afterEach(async () => {
    await world.end();
  });

  test('nothing new: the message alone, as it was heard', async () => {
    const before = await world.posts();
    const around = await session.lookAround(target);
    expect(around.deleted).toEqual([]);
    expect(around.messages.map(bare)).toEqual([bare(target)]);
    expect(around.messages[0]?.text).toBe(target.text);
    expect(around.messages[0]?.editedAt ?? null).toBe(target.editedAt);
    expect(around.requests).toBeGreaterThan(0);
    expect(around.requests).toBeLessThanOrEqual(CALLS_MAX[id]?.[visibility] ?? 0);
    expect(around.costUsd).toBeLessThan(0.1);
    expect(await world.posts()).toEqual(before);
  });

  test('a colleague answered in the platform’s own app: told as the streams tell it', async () => {
    const text = `@${target.author.handle} Hei, tämä on jo hoidettu!`;
    const said = await world.say({ author: brand, text, inReplyTo: target.remoteId });
    const around = await session.lookAround(target);
    const ours = told(around, said);
    expect(ours).toMatchObject({ direction: 'outbound', visibility, threadId: target.threadId });
    const heard = (await hear(session, outbound, null)).messages.find((one) => one.remoteId === said);
    if (heard !== undefined) expect(bare(ours)).toEqual(bare(heard));
    expect(Boolean(heard) || id === 'facebook' || id === 'instagram').toBe(true);
    expect(told(around, target.remoteId).text).toBe(target.text);
  });

  test('the customer wrote again: told as the streams tell it', async () => {
    const said = await world.say({
      author: await authorOf(target),
      text: `@${brand} ja vielä yksi asia`,
      inReplyTo: target.remoteId,
    });
    // X's search knows posts half a minute later
    await world.clock('1m');
    const around = await session.lookAround(target);
    const theirs = told(around, said);
    expect(theirs).toMatchObject({ direction: 'inbound', visibility, threadId: target.threadId });
    expect(theirs.author.remoteId).toBe(target.author.remoteId);
    const heard = (await hear(session, inbound, null)).messages.find((one) => one.remoteId === said);
    expect(bare(theirs)).toEqual(heard && bare(heard));
  });

  test('the customer changed it', async () => {
    if (visibility === 'private' && !EDITS_IN_PRIVATE.has(id)) return;
    await world.upstream('edit', { id: target.remoteId, text: '@esimerkki asia on jo kunnossa' });
    const now = told(await session.lookAround(target), target.remoteId);
    expect(now.text).toContain('asia on jo kunnossa');
    expect(bare(now)).toEqual(bare(target));
  });

  test('the customer took it back', async () => {
    await world.upstream('remove', { id: target.remoteId });
    const around = await session.lookAround(target);
    expect(around.deleted).toEqual([target.remoteId]);
    expect(around.messages.filter((one) => one.remoteId === target.remoteId)).toEqual([]);
  });

  test('its items stand where its messages say', async () => {
    const said = await world.say({ author: brand, text: `@${target.author.handle} Hei!`, inReplyTo: target.remoteId });
    const around = await session.lookAround(target);
    const raws: unknown[] = JSON.parse(around.raw);
    const place = told(around, said).rawIndex;
    expect(place).not.toBeNull();
    expect(JSON.stringify(raws[place ?? -1])).toContain('Hei!');
    for (const { rawIndex } of around.messages) expect(raws.length).toBeGreaterThan(rawIndex ?? -1);
    expect(JSON.parse(JSON.stringify(around))).toEqual(around);
  });

  test.each(['500', '500After', 'html200', 'truncate', 'malformed', 'dropBefore', 'dropAfter'])(
    '%s is a failure, never "nothing new"',
    async (kind) => {
      await world.fault('any', { kind, times: 8 });
      expect((await failureOf(() => session.lookAround(target))).kind).toBe('unavailable');
    },
  );

  test('throttled is told with its time, a lost login as one', async () => {
    await world.fault('any', { kind: '429', times: 8, retryAfter: 30 });
    const failure = await failureOf(() => session.lookAround(target));
    expect(failure.kind).toBe('throttled');
    expect(failure.until).toBeGreaterThan(Date.now() + 20_000);
    const other = await world.open();
    await world.fault('any', { kind: '401', times: 20 });
    expect((await failureOf(() => other.lookAround(target))).kind).toMatch(/auth|throttled/);
  });

  test('each of its calls counts: whichever breaks, it cannot be told', async () => {
    const { requests } = await session.lookAround(target);
    let calls = 0;
    let broken = 0;
    const proxy = await startSpoilingProxy(world.sandbox.url, (call, answer) => {
      if (call.method !== 'GET' || broken === 0) return false;
      calls += 1;
      if (calls !== broken) return false;
      answer.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Log in to Wi-Fi</title>');
      return true;
    });
    const other = await world.open({ server: proxy.url });
    await other.identity();
    for (let turn = 1; turn <= requests; turn += 1) {
      [calls, broken] = [0, turn];
      expect((await failureOf(() => other.lookAround(target))).kind).toBe('unavailable');
    }
    await proxy.close();
  });

  async function newestIn(stream: Stream): Promise<HeardMessage> {
    const { messages } = await hear(session, stream, null);
    const [newest] = messages
      .filter((message) => message.direction === 'inbound')
      .toSorted((a, b) => b.postedAt - a.postedAt);
    if (newest === undefined) throw new Error('nobody wrote');
    return newest;
  }

  async function authorOf(message: HeardMessage): Promise<string> {
    const post = (await world.posts()).find((one) => one.id === message.remoteId);
    if (post === undefined) throw new Error('the sandbox does not know it');
    return post.author;
  }
});

describe.each(['x', 'bluesky', 'mastodon'])('%s: others under the same thread', (id) => {
  test('are left out: the streams bring those who speak to us', async () => {
    const world = await ContractWorld.start(id);
    const session = await world.open();
    const [one] = await world.publicOf(await world.customers(4));
    const posts = await world.posts();
    const target = (await hear(session, addressedStream(id), null)).messages.find(
      (message) => message.remoteId === one,
    );
    const stranger = posts.find((post) => !post.byBrand && post.author !== authorIn(posts, one))?.author ?? '';
    if (target === undefined) throw new Error('nobody wrote');
    await world.say({ author: stranger, text: 'sama juttu täällä', inReplyTo: target.remoteId });
    await world.clock('1m');
    const around = await session.lookAround(target);
    expect(around.messages.map((message) => message.remoteId)).toEqual([target.remoteId]);
    expect(around.raw).not.toContain('sama juttu');
    await world.end();
  });
});

function authorIn(posts: readonly { readonly id: string; readonly author: string }[], id: string | undefined): string {
  return posts.find((post) => post.id === id)?.author ?? '';
}

/** What decides where a message is kept. */
function bare({ remoteId, threadId, inReplyTo, direction, visibility }: HeardMessage) {
  return { remoteId, threadId, inReplyTo, direction, visibility };
}

function told({ messages }: Around, id: string): HeardMessage {
  const found = messages.find((message) => message.remoteId === id);
  if (found === undefined) throw new Error(`${id} is not told`);
  return found;
}
