import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Stream } from '../../../src/domain/stream.ts';
import type { Prepared, Session } from '../../../src/platforms/platform.ts';
import { x } from '../../../src/platforms/x/x.ts';
import { SANDBOX_CREDENTIALS } from '../../../src/sandbox/credentials.ts';
import { type SpoilingProxy, startSpoilingProxy } from '../../support/spoiling-proxy.ts';
import { ContractWorld, failureOf, hear } from '../contract-world.ts';
import { lockedVault } from './scripted-x.ts';

describe('against the sandbox', () => {
  let world: ContractWorld;
  beforeEach(async () => {
    world = await ContractWorld.start('x');
  });
  afterEach(async () => {
    await world.end();
  });

  test('a bearer token reads and does not answer', async () => {
    const session = await world.open({ credentials: { bearerToken: SANDBOX_CREDENTIALS.x.bearerToken } });
    expect((await session.identity()).handle).toBe('esimerkki');
    const prepared = x.prepare(await world.outgoing(session, 'Hei!'));
    expect((await failureOf(() => session.send(prepared, 'key'))).kind).toBe('auth');
    expect((await world.posts()).filter((post) => post.inReplyTo === prepared.targetRemoteId && post.byBrand)).toEqual(
      [],
    );
  });

  test('the same words again are perhaps our own success, and a look says so', async () => {
    const session = await world.open();
    const prepared = x.prepare(await world.outgoing(session, 'Hei! Selvitämme.'));
    const since = Date.now();
    const sent = await session.send(prepared, 'key');
    expect(await failureOf(() => session.send(prepared, 'key'))).toMatchObject({ kind: 'unknown', status: 403 });
    expect(await session.findSent(prepared, 'key', { since })).toMatchObject({ remoteId: sent.remoteId });
  });

  test('logged in with the browser: both sides of a chat, an answer in private, and a renewal when the token is dead', async () => {
    const { clientId, clientSecret } = SANDBOX_CREDENTIALS.x;
    const credentials = { clientId, clientSecret };
    const baseUrl = `${world.sandbox.url}/x`;
    const redirectUri = 'http://127.0.0.1:9/';
    const options = { baseUrl, redirectUri, signal: new AbortController().signal, now: Date.now };
    const begun = await x.login?.begin(credentials, options);
    const page = await fetch(begun?.authorizeUrl ?? '', { redirect: 'manual' });
    const result = begun && (await x.login?.finish(begun, new URL(page.headers.get('location') ?? ''), options));
    const vault = lockedVault(result?.session ?? null);
    const account = { name: 'x', handle: 'esimerkki', remoteId: null, limits: null };
    const session = await x.open(credentials, { account, vault, ...options });
    const { tokenKind, scopes } = await session.identity();
    expect([tokenKind, scopes]).toEqual(['OAuth 2.0 user', expect.arrayContaining(['dm.write', 'tweet.write'])]);
    await world.customers(40);
    await world.clock('3h');
    const prepared = x.prepare(await world.whispered(session, 'Hei! Katsomme tilaustasi & palaamme.'));
    expect(vault.saved).toHaveLength(1);
    const since = Date.now();
    const sent = await session.send(prepared, 'key');
    const made = (await world.posts()).filter((post) => post.id === sent.remoteId);
    expect(made).toMatchObject([{ visibility: 'private', byBrand: true }]);
    expect(await session.findSent(prepared, 'key', { since })).toMatchObject({
      remoteId: sent.remoteId,
      url: sent.url,
    });
    const again = (await hear(session, { kind: 'messages' }, null)).messages;
    const ours = again.find((message) => message.remoteId === sent.remoteId);
    const theirs = again.find((message) => message.remoteId === prepared.targetRemoteId);
    expect(ours).toMatchObject({ direction: 'outbound', threadId: theirs?.threadId, url: sent.url });
    expect(vault.saved).toHaveLength(1);
  });

  test('what a customer changes or takes back is found by looking again', async () => {
    const session = await world.open();
    const { messages } = await hear(session, { kind: 'mentions' }, null);
    const [changed, taken] = messages.filter((message) => message.direction === 'inbound');
    await world.upstream('edit', { id: changed?.remoteId ?? '', text: '@esimerkki korjattu teksti' });
    await world.upstream('remove', { id: taken?.remoteId ?? '' });
    const told = await session.recheck(messages);
    expect(told.deleted).toEqual([taken?.remoteId]);
    const now = told.messages.find((message) => message.remoteId === changed?.remoteId);
    expect(now).toMatchObject({ text: '@esimerkki korjattu teksti', editedAt: expect.any(Number) });
    expect(told.messages).toHaveLength(messages.length - 1);
    const { id } = z.object({ id: z.string() }).parse(now?.reference);
    expect(id).not.toBe(changed?.remoteId);
  });

  test('who did not call us cannot be answered, and X says so', async () => {
    const session = await world.open();
    const outgoing = await world.outgoing(session, 'Hei!');
    await world.clock('1m');
    const { messages } = await hear(session, { kind: 'search', query: 'Esimerkki' }, null);
    const target = messages.find((message) => message.kind === 'search');
    if (!target) throw new Error('nobody talks about us');
    expect(x.eligibility(target, outgoing.situation)).toMatchObject({ public: false, priceUsd: 0 });
    const prepared: Prepared = {
      ...x.prepare(outgoing),
      payload: { text: 'Hei!', reply: { in_reply_to_tweet_id: target.remoteId } },
    };
    expect(await failureOf(() => session.send(prepared, 'key'))).toMatchObject({
      kind: 'refused',
      reason: 'notAllowed',
    });
  });

  test('a search left alone for longer than X goes back hears what there is and tells the gap', async () => {
    const stream = { kind: 'search', query: '@esimerkki' } as const;
    await world.clock('1m');
    const session = await world.open();
    const { cursor, messages } = await hear(session, stream, null);
    expect(messages.length).toBeGreaterThan(0);
    await world.clock('9d');
    const added = await world.customers(5);
    await world.clock('1m');
    const next = await hear(session, stream, { cursor });
    const gaps = next.pages.flatMap((page) => page.gap ?? []);
    expect(next.messages.map((message) => message.remoteId)).toEqual(
      expect.arrayContaining(await world.publicOf(added)),
    );
    expect(gaps).toHaveLength(1);
    expect(gaps[0]?.until).toBeGreaterThan(gaps[0]?.from ?? 0);
  });

  test('a first poll back to before X’s 7 days tells the gap, and one within them none', async () => {
    const session = await world.open();
    const now = Date.now();
    const day = 86_400_000;
    const gapsOf = async (stream: Stream, days: number) => {
      const gaps: unknown[] = [];
      const options = { backfillFrom: now - days * day, now, overlapMs: 0 };
      for await (const page of session.fetch(stream, null, options)) if (page.gap) gaps.push(page.gap);
      return gaps;
    };
    const stream = { kind: 'search', query: '@esimerkki' } as const;
    const [gap] = z
      .tuple([z.object({ from: z.number(), until: z.number(), why: z.string() })])
      .parse(await gapsOf(stream, 30));
    expect(Math.abs(gap.from - (now - 30 * day))).toBeLessThan(60_000);
    expect(Math.abs(gap.until - (now - 7 * day))).toBeLessThan(60_000);
    expect(await gapsOf(stream, 7)).toEqual([]);
    expect(await gapsOf({ kind: 'mentions' }, 30)).toEqual([]);
  });

  test('a reply carries its parent for reading', async () => {
    const session = await world.open();
    const outgoing = await world.outgoing(session, 'Hei! Selvitämme.');
    const sent = await session.send(x.prepare(outgoing), 'key');
    const { pages } = await hear(session, { kind: 'own' }, null);
    const reply = pages.flatMap((page) => page.messages).find((message) => message.remoteId === sent.remoteId);
    expect(reply).toMatchObject({
      kind: 'reply',
      inReplyTo: outgoing.target.remoteId,
      threadId: outgoing.target.threadId,
    });
    const parent = pages
      .flatMap((page) => page.context)
      .find((message) => message.remoteId === outgoing.target.remoteId);
    expect(parent).toMatchObject({ text: outgoing.target.text, author: { handle: outgoing.target.author.handle } });
  });

  test('what a page costs: a mention of ours a tenth of a cent, its author a cent, other posts half a cent', async () => {
    const session = await world.open();
    const { cursor } = await hear(session, { kind: 'mentions' }, null);
    await world.customers(2);
    const mentions = await hear(session, { kind: 'mentions' }, { cursor });
    expect(mentions.pages.map((page) => page.costUsd)).toEqual([0.022]);
    expect(mentions.pages.map((page) => page.requests)).toEqual([1]);
    await world.clock('1m');
    const { pages } = await hear(session, { kind: 'search', query: 'Esimerkki' }, null);
    const authors = new Set(pages.flatMap((page) => page.messages).map((message) => message.author.remoteId)).size;
    const posts = pages.flatMap((page) => [...page.messages, ...page.context]).length;
    expect(pages.reduce((sum, page) => sum + page.costUsd, 0)).toBeCloseTo(posts * 0.005 + authors * 0.01, 6);
  });
});

describe('against a server with a script', () => {
  const servers: SpoilingProxy[] = [];
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
  });
  const NOW = Date.now();
  const ours = (text: string, more: object = {}) => ({
    id: '900',
    text,
    author_id: '7',
    created_at: new Date(NOW).toISOString(),
    referenced_tweets: [{ type: 'replied_to', id: '12' }],
    ...more,
  });
  const link = { url: 'https://t.co/aaaaaaaaaa', expanded_url: 'https://kauppa.example/?a=1&b=2' };

  test.each([
    [
      'the words as X changed them',
      [ours('@maija Katso &lt;tätä&gt;: https://t.co/aaaaaaaaaa', { entities: { urls: [link] } })],
      '900',
    ],
    [
      'an edited one, by its first id',
      [ours('@maija Katso <tätä>: https://kauppa.example/?a=1&b=2', { edit_history_tweet_ids: ['899', '900'] })],
      '899',
    ],
    ['other words under the same post', [ours('@maija Hei vaan')], 'cannotTell'],
    ['another target', [ours('Katso', { referenced_tweets: [{ type: 'replied_to', id: '13' }] })], 'absent'],
    ['the same words long ago', [ours('Katso', { created_at: '2020-01-01T00:00:00Z' })], 'absent'],
    ['a post that cannot be read', [{ id: '900', text: 'Katso' }], 'cannotTell'],
    ['nothing', [], 'absent'],
  ])('a look at %s', async (_name, data, expected) => {
    const session = await open(() => ({ data, meta: { result_count: data.length } }));
    const found = await session.findSent(prepared(), 'key', { since: NOW });
    expect(typeof found === 'string' ? found : found.remoteId).toBe(expected);
  });

  test('who we are is asked once before sending, and before nothing else; another’s token sends nothing', async () => {
    const asked: string[] = [];
    const tell = (call: IncomingMessage) => {
      asked.push(`${call.method}`);
      return call.method === 'POST' ? { data: { id: '901' } } : { meta: { result_count: 0 } };
    };
    const session = await open(tell);
    expect((await session.send(prepared(), 'key')).url).toBe('https://x.com/Esimerkki/status/901');
    await session.send(prepared(), 'key');
    await session.findSent(prepared(), 'key', { since: NOW });
    expect(asked).toEqual(['POST', 'POST', 'GET']);
    const other = await open(tell, '8');
    const words = 'this token belongs to @Esimerkki (id 7), not to @esimerkki (id 8)';
    expect(await failureOf(() => other.send(prepared(), 'key'))).toMatchObject({ kind: 'auth', words });
    expect(asked).toHaveLength(3);
  });

  test('a look that does not end proves nothing', async () => {
    let page = 0;
    const session = await open(() => {
      page += 1;
      const data = [
        ours('x', { id: String(2_000 - page), referenced_tweets: [], created_at: new Date(NOW + 1_000).toISOString() }),
      ];
      return { data, meta: { result_count: 1, next_token: `t${page}` } };
    });
    expect(await session.findSent(prepared(), 'key', { since: NOW })).toBe('cannotTell');
  });

  test('a server that knows only the new names is asked in them', async () => {
    const asked: string[] = [];
    const session = await open((call, answer) => {
      const query = new URL(call.url ?? '', 'http://x').searchParams;
      asked.push(query.has('tweet.fields') ? 'tweet' : 'post');
      if (!query.has('tweet.fields')) return { meta: { result_count: 0 } };
      const errors = [{ message: 'The query parameter [tweet.fields] is not one of [post.fields]', parameters: {} }];
      answer
        .writeHead(400, JSON_TYPE)
        .end(JSON.stringify({ errors, title: 'Invalid Request', detail: 'Invalid.', type: 'x' }));
      return undefined;
    });
    await hear(session, { kind: 'mentions' }, null);
    await hear(session, { kind: 'mentions' }, null);
    expect(asked).toEqual(['tweet', 'post', 'post']);
  });

  test('200 with errors and no list is a failure, not silence', async () => {
    const session = await open(() => ({ errors: [{ title: 'Forbidden', detail: 'no', type: 'about:blank' }] }));
    expect((await failureOf(() => hear(session, { kind: 'mentions' }, null))).kind).toBe('unavailable');
  });

  test('money is a reason of its own', async () => {
    const session = await open((_call, answer) => {
      const told = {
        title: 'UsageCapExceeded',
        detail: 'Usage cap exceeded: Monthly product cap',
        type: 'https://api.x.com/2/problems/usage-capped',
      };
      answer.writeHead(429, JSON_TYPE).end(JSON.stringify(told));
      return undefined;
    });
    const failure = await failureOf(() => hear(session, { kind: 'mentions' }, null));
    expect(failure).toMatchObject({ kind: 'refused', reason: 'money', until: null });
  });

  test('an empty page with a token is not the end', async () => {
    const session = await open((call) =>
      call.url?.includes('pagination_token')
        ? { data: [ours('Moi', { author_id: '99' })], meta: { result_count: 1 } }
        : { meta: { result_count: 0, next_token: 'more' } },
    );
    expect((await hear(session, { kind: 'mentions' }, null)).messages.length).toBe(1);
  });

  async function open(
    tell: (call: IncomingMessage, answer: ServerResponse) => object | undefined,
    remoteId = '7',
  ): Promise<Session> {
    const server = await startSpoilingProxy('http://127.0.0.1:9', (call, answer) => {
      const isSelf = call.url?.includes('/users/me?');
      const told = isSelf ? { data: { id: '7', username: 'Esimerkki' } } : tell(call, answer);
      if (told) answer.writeHead(200, JSON_TYPE).end(JSON.stringify(told));
      return true;
    });
    servers.push(server);
    return x.open(SANDBOX_CREDENTIALS.x, {
      account: { name: 'x', handle: 'esimerkki', remoteId, limits: null },
      baseUrl: server.url,
      signal: new AbortController().signal,
      vault: lockedVault(null),
      now: Date.now,
    });
  }
});

const JSON_TYPE = { 'content-type': 'application/json' };

function prepared(): Prepared {
  const text = 'Katso <tätä>: https://kauppa.example/?a=1&b=2';
  const measure = { units: 1, max: 280, unit: 'weighted' } as const;
  const payload = { text, reply: { in_reply_to_tweet_id: '12' } };
  return { platform: 'x', account: 'x', visibility: 'public', targetRemoteId: '11', preview: text, measure, payload };
}
