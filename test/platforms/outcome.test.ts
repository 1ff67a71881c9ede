import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { TwitterApi } from 'twitter-api-v2';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { BODY_MAX_BYTES, networkFailure, wireAgent, wireFetch } from '../../src/platforms/http.ts';
import { type Answered, outcomeOf } from '../../src/platforms/outcome.ts';
import type { Prepared, Session } from '../../src/platforms/platform.ts';
import { PLATFORMS } from '../../src/platforms/registry.ts';
import { selfSigned } from '../support/self-signed.ts';
import { type SpoilingProxy, startSpoilingProxy } from '../support/spoiling-proxy.ts';
import { ADDRESSES, ContractWorld, failureOf } from './contract-world.ts';
import { type Answer, ROWS, type Row, type Spoken } from './outcome-rows.ts';

const KEY = '0193a1b2-0000-7000-8000-00000000000';
const SPEAKS: Readonly<Record<string, Spoken>> = {
  x: 'x',
  mastodon: 'mastodon',
  bluesky: 'bluesky',
  facebook: 'graph',
  instagram: 'graph',
};

describe.each(PLATFORMS.map(({ id }) => id))('%s: the outcome table over real HTTP', (id) => {
  let world: ContractWorld;
  let proxy: SpoilingProxy;
  let session: Session;
  let prepared: Prepared;
  let spoil: ((call: IncomingMessage, answer: ServerResponse) => void) | null = null;
  let sends = 0;

  beforeAll(async () => {
    world = await ContractWorld.start(id);
    proxy = await startSpoilingProxy(world.sandbox.url, (call, answer) => {
      if (!`${call.method} ${call.url}`.startsWith(ADDRESSES[id]?.send ?? 'never') || spoil === null) return false;
      sends += 1;
      // Read to its end: a client must not see its call cut before it is answered.
      call.resume().on('end', () => spoil?.(call, answer));
      return true;
    });
    session = await world.open({ server: proxy.url });
    prepared = world.platform.prepare(await world.outgoing(session, 'Hei! Selvitämme heti.'));
    await session.identity();
  });
  afterAll(async () => {
    await proxy.close();
    await world.end();
  });

  test.each(ROWS.flatMap((row) => rowFor(row, id)))('$name', async ({ means, answer }) => {
    spoil = (_call, response) => tell(response, answer);
    sends = 0;
    const failure = await failureOf(() => session.send(prepared, `${KEY}1`));
    expect(failure).toMatchObject(means);
    expect(failure.words).toMatch(/\S/);
    if (means.kind === 'throttled') expect(failure.until).toBeGreaterThan(Date.now() + 20_000);
    if (means.kind === 'refused' || means.kind === 'auth') expect(failure.until).toBeNull();
    // A token that has run out is renewed and the call made again: nothing was done with it.
    if (failure.status !== 401) expect(sends).toBe(1);
    expect(await madeSoFar()).toEqual([]);
  });

  test.each([
    ['reset after the request', (call: IncomingMessage) => call.socket.resetAndDestroy()],
    ['closed after the request', (call: IncomingMessage) => call.socket.destroy()],
    ['closed in the head', (call: IncomingMessage) => call.socket.end('HTTP/1.1 200 OK\r\ncontent-le')],
  ])('a connection %s is unknown', async (_name, breakIt) => {
    spoil = breakIt;
    expect(await failureOf(() => session.send(prepared, `${KEY}2`))).toMatchObject({ kind: 'unknown', reason: null });
  });

  test('2xx, JSON, with an id: sent, and nothing but that', async () => {
    spoil = null;
    const sent = await session.send(prepared, `${KEY}3`);
    expect(await madeSoFar()).toEqual([sent.remoteId]);
  });

  test('nobody listens (ECONNREFUSED): nothing was written', async () => {
    const late = await startSpoilingProxy(world.sandbox.url, () => false);
    const other = await world.open({ server: late.url });
    await other.identity();
    await late.close();
    const failure = await failureOf(() => other.send(prepared, `${KEY}4`));
    expect(failure).toMatchObject({ kind: 'unavailable', reason: null });
    expect(failure.words).toContain('ECONNREFUSED');
  });

  test('no such name (ENOTFOUND): nothing was written', async () => {
    // where the machine itself is behind a proxy, that one would be asked for the name
    for (const name of ['no_proxy', 'NO_PROXY']) vi.stubEnv(name, '*');
    const other = await world.open({ server: 'http://kuulo.invalid' });
    const failure = await failureOf(() => other.send(prepared, `${KEY}5`));
    expect(failure).toMatchObject({ kind: 'unavailable', reason: null });
    expect(failure.words).toMatch(/ENOTFOUND|EAI_AGAIN/);
    vi.unstubAllEnvs();
  });

  test('a certificate that nobody vouches for: refused, and not a byte of ours is heard', async () => {
    let heard = 0;
    const server = createSecureServer(selfSigned(), (_call, answer) => {
      heard += 1;
      answer.end('{}');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const other = await world.open({ server: `https://localhost:${portOf(server.address())}` });
    const failure = await failureOf(() => other.send(prepared, `${KEY}6`));
    expect(failure).toMatchObject({ kind: 'refused', reason: 'certificate' });
    expect(heard).toBe(0);
    server.closeAllConnections();
    server.close();
  });

  async function madeSoFar(): Promise<string[]> {
    const posts = await world.posts();
    return posts.filter((post) => post.byBrand && post.inReplyTo === prepared.targetRemoteId).map((post) => post.id);
  }
});

describe('both transports', () => {
  const wire = { deadlineMs: 200, bodyMaxBytes: BODY_MAX_BYTES, isSend: true, signal: new AbortController().signal };

  test('no answer in time is unknown', async () => {
    const silent = createTcpServer(() => {});
    await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
    const url = `http://127.0.0.1:${portOf(silent.address())}`;
    const byFetch = () => wireFetch(wire)(url, { method: 'POST', body: '{}' });
    const api = new TwitterApi('token', { httpAgent: wireAgent({ ...wire, baseUrl: url }) });
    for (const call of [byFetch, () => api.v2.tweet('Hei!')]) {
      const error = await call().then(
        () => null,
        (reason: unknown) => reason,
      );
      expect(networkFailure(error, true)).toMatchObject({ kind: 'unknown', words: 'no answer before the deadline' });
    }
    silent.close();
  });
});

describe('the table', () => {
  test('has every row, and every platform its own error in it or none', () => {
    const rows = new Set(ROWS.map((row) => row.name.slice(0, 3)));
    const wanted = '2xx 3xx 400 401 403 404 408 409 410 422 425 429 500 502 503 504'.split(' ');
    expect(wanted.filter((row) => !rows.has(row))).toEqual([]);
    for (const id of Object.keys(SPEAKS)) expect(ROWS.flatMap((row) => rowFor(row, id)).length).toBeGreaterThan(32);
    expect(Object.keys(SPEAKS).toSorted()).toEqual(PLATFORMS.map((one) => one.id).toSorted());
  });

  test('no status is left out: a send is never taken for sent, and what is in doubt is never called undone', () => {
    for (let status = 200; status < 600; status += 1) {
      const told = { status, ownError: null, tellsWait: false } satisfies Omit<Answered, 'isSend'>;
      const foreign = outcomeOf({ ...told, isSend: true });
      expect(
        foreign.kind === 'unknown' || (foreign.kind === 'auth' && status === 401) || foreign.reason === 'redirect',
      ).toBe(true);
      const own = outcomeOf({ ...told, isSend: true, ownError: 'byStatus' });
      const isInDoubt = status < 300 || status >= 500 || [408, 409, 425].includes(status);
      expect(own.kind === 'unknown').toBe(isInDoubt);
      // a read writes nothing
      expect(outcomeOf({ ...told, isSend: false }).kind).not.toBe('unknown');
      expect(outcomeOf({ ...told, isSend: false, ownError: 'byStatus' }).kind).not.toBe('unknown');
    }
  });

  test.each([
    [400, 'refused', 'invalid'],
    [401, 'auth', null],
    [403, 'auth', null],
    [404, 'refused', 'notFound'],
    [410, 'refused', 'notFound'],
    [422, 'refused', 'invalid'],
    [429, 'throttled', null],
  ] as const)('where its own error leaves it to the status, %i is %s %s', (status, kind, reason) => {
    for (const isSend of [true, false]) {
      expect(outcomeOf({ status, isSend, ownError: 'byStatus', tellsWait: false })).toEqual({ kind, reason });
    }
  });

  test('no error of its own makes a broken server’s answer to a send final', () => {
    for (const status of [408, 409, 425, 500, 502, 503, 504]) {
      const ownError = { kind: 'refused', reason: 'invalid' } as const;
      expect(outcomeOf({ status, isSend: true, ownError, tellsWait: true }).kind).toBe('unknown');
    }
  });
});

function rowFor({ name, means, answer }: Row, id: string): { name: string; means: Row['means']; answer: Answer }[] {
  const told = 'status' in answer ? answer : answer[SPEAKS[id] ?? 'x'];
  return told === null ? [] : [{ name, means, answer: told }];
}

function tell(response: ServerResponse, { status, type, headers, body, cut }: Answer): void {
  const length = cut ? { 'content-length': String(Buffer.byteLength(body) + 100) } : {};
  response.writeHead(status, { 'content-type': type ?? 'application/json', ...length, ...headers });
  if (cut) response.write(body, () => response.socket?.end());
  else response.end(body);
}

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
