import type { IncomingMessage } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PLATFORMS } from '../../src/platforms/registry.ts';
import { startSpoilingProxy } from '../support/spoiling-proxy.ts';
import { ADDRESSES, addressedStream, BY_HAND, ContractWorld, failureOf, hear } from './contract-world.ts';

const KEY = '0193a1b2-0000-7000-8000-000000000001';

describe.each(PLATFORMS.map(({ id }) => id))('%s keeps the contract', (id) => {
  let world: ContractWorld;

  beforeEach(async () => {
    world = await ContractWorld.start(id);
  });
  afterEach(async () => {
    await world.end();
  });

  test('tells who we are', async () => {
    const identity = await (await world.open()).identity();
    expect(identity.handle).toMatch(/^esimerkki/);
    expect(identity.remoteId).not.toBe('');
    expect(identity.limits.textMax).toBeGreaterThan(100);
  });

  test('a credential that does not hold is `auth`', async () => {
    const names = world.platform.settings.map((setting) => setting.name);
    const wrong = Object.fromEntries(names.map((name) => [name, 'esimerkki.sandbox']));
    expect((await failureOf(async () => (await world.open({ credentials: wrong })).identity())).kind).toBe('auth');
    expect((await failureOf(() => world.open({ credentials: {} }))).kind).toBe('auth');
  });

  describe('listening', () => {
    test('everyone who addressed us is heard once; a second poll brings nothing new', async () => {
      const added = await world.customers(90);
      const session = await world.open();
      const first = await hear(session, addressedStream(id), null);
      const ids = first.messages.map((message) => message.remoteId);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toEqual(expect.arrayContaining(await world.publicOf(added)));
      expect(first.pages.flatMap((page) => page.unreadable)).toEqual([]);
      expect(first.pages.map((page) => page.gap).filter(Boolean)).toEqual([]);
      const second = await hear(session, addressedStream(id), { cursor: first.cursor });
      expect(second.messages.filter((message) => !ids.includes(message.remoteId))).toEqual([]);
    });

    test('what comes after a poll is heard by the next', async () => {
      const session = await world.open();
      const first = await hear(session, addressedStream(id), null);
      for (const count of [1, 50, 120]) {
        const added = await world.publicOf(await world.customers(count));
        const next = await hear(session, addressedStream(id), { cursor: first.cursor, overlapMs: 60_000 });
        expect(next.messages.map((message) => message.remoteId)).toEqual(expect.arrayContaining(added));
      }
    });

    test('killed after every page, with people coming in between: nothing is lost', async () => {
      const expected = [...(await world.customers(230))];
      const heard = new Set<string>();
      let cursor = '';
      for (let run = 0; run < 30; run += 1) {
        const step = await hear(await world.open(), addressedStream(id), { cursor, pagesMax: 1 });
        for (const message of step.messages) heard.add(message.remoteId);
        cursor = step.cursor;
        if (run < 4) expected.push(...(await world.customers(30)));
      }
      const wanted = await world.publicOf(expected);
      expect(wanted.filter((one) => !heard.has(one))).toEqual([]);
    });

    test('messages carry what the inbox needs', async () => {
      const { pages } = await hear(await world.open(), addressedStream(id), null);
      for (const page of pages) {
        const raws: unknown = JSON.parse(page.raw);
        for (const message of page.messages) {
          expect(message).toMatchObject({ direction: 'inbound', text: expect.stringMatching(/\S/) });
          expect(message.author.handle).toMatch(/^[^@]/);
          expect(message.url).toMatch(/^https?:/);
          expect(message.text.isWellFormed()).toBe(true);
          expect(Array.isArray(raws) && raws.length > (message.rawIndex ?? -1)).toBe(true);
          expect(JSON.parse(JSON.stringify(message))).toEqual(message);
        }
      }
    });

    test('texts are those a person reads there', async () => {
      const posts = new Map((await world.posts()).map((post) => [post.id, post]));
      const { messages } = await hear(await world.open(), addressedStream(id), null);
      expect(messages.length).toBeGreaterThan(3);
      for (const message of messages) {
        expect(message.text.endsWith(posts.get(message.remoteId)?.text ?? 'unknown post')).toBe(true);
      }
    });

    test('our own posts are heard as ours', async () => {
      const { messages } = await hear(await world.open(), { kind: 'own' }, null);
      const own = (await world.posts())
        .filter((post) => post.byBrand && post.visibility === 'public')
        .map(({ id: one }) => one);
      expect(messages.map((message) => message.remoteId).toSorted()).toEqual(own.toSorted());
      expect(messages.every((message) => message.direction === 'outbound')).toBe(true);
    });

    whereThereIs('search')('search hears what matches, whoever is addressed', async () => {
      await world.clock('1m');
      const stream = { kind: 'search', query: 'Esimerkki' } as const;
      const { messages, cursor } = await hear(await world.open(), stream, null);
      expect(messages.length).toBeGreaterThan(0);
      const again = await hear(await world.open(), stream, { cursor });
      const ids = new Set(messages.map((message) => message.remoteId));
      expect(again.messages.filter((message) => !ids.has(message.remoteId))).toEqual([]);
    });

    test.each([
      ['dropBefore', 'unavailable'],
      ['dropAfter', 'unavailable'],
      ['500', 'unavailable'],
      ['500After', 'unavailable'],
      ['html200', 'unavailable'],
      ['truncate', 'unavailable'],
      ['malformed', 'unavailable'],
      ['429', 'throttled'],
      ['401', 'auth'],
    ])('%s is %s, never "nothing new"', async (kind, expected) => {
      const session = await world.open();
      await session.identity();
      await world.fault('read', { kind, times: 6, ...(kind === '429' ? { retryAfter: 30 } : {}) });
      const failure = await failureOf(() => hear(session, addressedStream(id), null));
      expect(failure.kind).toBe(expected);
      if (kind === '429') expect(failure.until).toBeGreaterThan(Date.now() + 20_000);
    });
  });

  describe('answering', () => {
    test('the reply stands in the right thread, once, with the words that were approved', async () => {
      const session = await world.open();
      const prepared = world.platform.prepare(await world.outgoing(session, 'Hei! Selvitämme heti. Terv. Aino'));
      const before = Date.now();
      const sent = await session.send(prepared, KEY);
      const ours = (await world.posts()).filter((post) => post.inReplyTo === prepared.targetRemoteId && post.byBrand);
      expect(ours.map((post) => post.id)).toEqual([sent.remoteId]);
      expect(ours[0]?.text).toContain('Hei! Selvitämme heti. Terv. Aino');
      expect(sent.url).toMatch(/^https?:/);
      expect(Math.abs(sent.sentAt - before)).toBeLessThan(10_000);
    });

    whereThereIs('keys')('the same key again makes no second post', async () => {
      const session = await world.open();
      const prepared = world.platform.prepare(await world.outgoing(session, 'Hei! Palaamme asiaan.'));
      const sent = await session.send(prepared, KEY);
      const again = await session.send(prepared, KEY).catch(() => null);
      expect(again === null || again.remoteId === sent.remoteId).toBe(true);
      expect(
        (await world.posts()).filter((post) => post.inReplyTo === prepared.targetRemoteId && post.byBrand).length,
      ).toBe(1);
    });

    test('a token that is another account’s posts nothing, nor does it look', async () => {
      const honest = await world.open();
      const prepared = world.platform.prepare(await world.outgoing(honest, 'Hei!'));
      const { remoteId } = await honest.identity();
      const others: { remoteId: string | null; handle?: string }[] = [{ remoteId: `${remoteId}1` }];
      // Bluesky's login is by name: a name that is not ours cannot be told apart before the account was asked once.
      if (id !== 'bluesky') others.push({ remoteId: null, handle: 'kilpailija' });
      for (const known of others) {
        const session = await world.open({ known });
        expect(await failureOf(() => session.send(prepared, KEY))).toMatchObject({ kind: 'auth' });
        const again = await world.open({ known });
        expect(await failureOf(() => again.findSent(prepared, KEY, { since: Date.now() }))).toMatchObject({
          kind: 'auth',
        });
      }
      expect(
        (await world.posts()).filter((post) => post.inReplyTo === prepared.targetRemoteId && post.byBrand),
      ).toEqual([]);
      // renamed, but still who we know: the control
      const renamed = await world.open({ known: { remoteId, ...(id !== 'bluesky' && { handle: 'ennen' }) } });
      expect((await renamed.send(prepared, KEY)).remoteId).not.toBe('');
    });

    test('too long is refused before any call', async () => {
      const outgoing = await world.outgoing(await world.open(), 'x'.repeat(20_000));
      expect(() => world.platform.prepare(outgoing)).toThrow(expect.objectContaining({ reason: 'tooLong' }));
      expect(() => world.platform.prepare({ ...outgoing, text: ' ' })).toThrow(
        expect.objectContaining({ reason: 'empty' }),
      );
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
      ['401', 'auth', 0],
    ])('%s is %s, and a look tells the truth', async (kind, expected, made) => {
      const session = await world.open();
      const prepared = world.platform.prepare(
        await world.outgoing(session, 'Tämä & tuo <selvitetään>: https://esimerkki.fi/a?b=1&c=2'),
      );
      const since = Date.now();
      await world.fault('send', { kind, times: 1, ...(kind === '429' ? { retryAfter: 30 } : {}) });
      // A refreshed login may pass a single 401.
      if (kind === '401') await world.fault('send', { kind, times: 5 });
      const failure = await failureOf(() => session.send(prepared, KEY));
      expect(failure.kind).toBe(expected);
      if (kind === '429') expect(failure.until).toBeGreaterThan(Date.now() + 20_000);
      const ours = (await world.posts()).filter((post) => post.inReplyTo === prepared.targetRemoteId && post.byBrand);
      expect(ours.length).toBe(made);
      const found = await session.findSent(prepared, KEY, { since });
      expect(typeof found === 'string' ? found : found.remoteId).toBe(ours[0]?.id ?? 'absent');
    });

    test('a look that fails is a failure, never `absent`', async () => {
      const session = await world.open();
      const prepared = world.platform.prepare(await world.outgoing(session, 'Hei!'));
      const blind = await startSpoilingProxy(world.sandbox.url, (call, answer) => {
        if (call.method !== 'GET' || !/\/tweets|\/statuses|getRecord|\/comments|\/replies/.test(call.url ?? ''))
          return false;
        answer.writeHead(503).end();
        return true;
      });
      const other = await world.open({ server: blind.url });
      expect((await failureOf(() => other.findSent(prepared, KEY, { since: Date.now() }))).kind).toBe('unavailable');
      await blind.close();
    });

    test('a look finds the reply though the server’s clock was moved on', async () => {
      const session = await world.open();
      const prepared = world.platform.prepare(await world.outgoing(session, 'Hei!'));
      const since = Date.now();
      const sent = await session.send(prepared, KEY);
      await world.clock('3h');
      expect(await (await world.open()).findSent(prepared, KEY, { since })).toMatchObject({ remoteId: sent.remoteId });
    });

    test('a redirect is never followed', async () => {
      let reached = 0;
      const elsewhere = await startSpoilingProxy('http://127.0.0.1:9', (_call, answer) => {
        reached += 1;
        answer.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"1","data":{"id":"1"}}');
        return true;
      });
      const proxy = await startSpoilingProxy(world.sandbox.url, (call, answer) => {
        if (!isSend(call)) return false;
        answer.writeHead(307, { location: `${elsewhere.url}${call.url}` }).end();
        return true;
      });
      const session = await world.open({ server: proxy.url });
      const prepared = world.platform.prepare(await world.outgoing(session, 'Hei!'));
      expect(await failureOf(() => session.send(prepared, KEY))).toMatchObject({ kind: 'refused', reason: 'redirect' });
      expect(reached).toBe(0);
      await Promise.all([proxy.close(), elsewhere.close()]);
    });

    test.each(['send', 'read'] as const)('an endless answer to a %s is cut', async (what) => {
      let written = 0;
      let isSpoiling = false;
      const proxy = await startSpoilingProxy(world.sandbox.url, (call, answer) => {
        if (!isSpoiling || (what === 'send') !== isSend(call)) return false;
        answer.writeHead(200, { 'content-type': 'application/json' });
        const more = () => {
          while (written < 500_000_000) {
            written += 65_536;
            if (!answer.write(Buffer.alloc(65_536, ' '))) return;
          }
          answer.end('{}');
        };
        answer.on('drain', more);
        more();
        return true;
      });
      const session = await world.open({ server: proxy.url });
      const prepared = world.platform.prepare(await world.outgoing(session, 'Hei!'));
      isSpoiling = true;
      const act = () => (what === 'send' ? session.send(prepared, KEY) : hear(session, addressedStream(id), null));
      expect((await failureOf(act)).kind).toBe(what === 'send' ? 'unknown' : 'unavailable');
      expect(written).toBeLessThan(250_000_000);
      await proxy.close();
    });

    test('private stays private, or is refused before any call', async () => {
      const session = await world.open();
      const outgoing = {
        ...(await world.outgoing(session, 'Lähetämme tilauksesi tiedot.')),
        visibility: 'private' as const,
      };
      if (!world.platform.eligibility(outgoing.target, BY_HAND).private) {
        expect(() => world.platform.prepare(outgoing)).toThrow(expect.objectContaining({ reason: 'notAnswerable' }));
        return;
      }
      const since = Date.now();
      const prepared = world.platform.prepare(outgoing);
      const sent = await session.send(prepared, KEY);
      const posts = (await world.posts()).filter((post) => post.id === sent.remoteId);
      expect(posts.map((post) => post.visibility)).toEqual(['private']);
      expect(await session.findSent(prepared, KEY, { since })).toMatchObject({ remoteId: sent.remoteId });
    });

    test('interrupted while the answer is awaited: unknown, and a look finds it', async () => {
      const prepared = world.platform.prepare(await world.outgoing(await world.open(), 'Hei!'));
      const interrupt = new AbortController();
      const session = await world.open({ signal: interrupt.signal });
      await session.identity();
      await world.fault('send', { kind: 'slow', delayMs: 20_000 });
      const since = Date.now();
      const sending = failureOf(() => session.send(prepared, KEY));
      await expect
        .poll(async () =>
          (await world.posts()).filter((post) => post.inReplyTo === prepared.targetRemoteId && post.byBrand),
        )
        .toHaveLength(1);
      interrupt.abort();
      expect((await sending).kind).toBe('unknown');
      expect(await (await world.open()).findSent(prepared, KEY, { since })).toMatchObject({
        remoteId: expect.any(String),
      });
    });

    test('nobody there: nothing was written', async () => {
      const session = await world.open();
      const prepared = world.platform.prepare(await world.outgoing(session, 'Hei!'));
      await world.end();
      expect((await failureOf(() => session.send(prepared, KEY))).kind).toBe('unavailable');
      world = await ContractWorld.start(id);
    });
  });

  /** Meta has neither a search nor keys: there only a look keeps a comment from being made twice. */
  function whereThereIs(_what: 'search' | 'keys'): (name: string, work: () => Promise<void>) => void {
    return id === 'facebook' || id === 'instagram' ? () => {} : test;
  }

  function isSend(call: IncomingMessage): boolean {
    return `${call.method} ${call.url}`.startsWith(ADDRESSES[id]?.send ?? 'never');
  }
});
