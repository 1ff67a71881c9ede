import { createServer, type IncomingMessage, type RequestListener, request, type Server } from 'node:http';
import { request as secureRequest } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Socket, type Server as TcpServer } from 'node:net';
import { TwitterApi } from 'twitter-api-v2';
import { afterEach, describe, expect, test } from 'vitest';
import {
  type Answer,
  BODY_MAX_BYTES,
  networkFailure,
  retryAfterAt,
  type Wire,
  wireAgent,
  wireFetch,
} from '../../src/platforms/http.ts';
import { PlatformError, type PlatformFailure } from '../../src/platforms/platform.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function listen(server: Server | TcpServer): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closers.push(() => {
    server.close();
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
  return (server.address() as AddressInfo).port;
}

async function serve(listener: RequestListener): Promise<string> {
  return `http://127.0.0.1:${await listen(createServer(listener))}`;
}

/** A TCP server that does what it is told with each socket: for answers no HTTP server would give. */
async function serveRaw(onSocket: (socket: Socket) => void): Promise<string> {
  return `http://127.0.0.1:${await listen(createTcpServer(onSocket))}`;
}

function wire(changes: Partial<Wire> = {}): Wire {
  const signal = new AbortController().signal;
  return { deadlineMs: 5000, bodyMaxBytes: BODY_MAX_BYTES, isSend: false, signal, ...changes };
}

async function failureOf(call: Promise<unknown>): Promise<PlatformFailure> {
  const error = await call.then(
    () => expect.unreachable('the call went through'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(PlatformError);
  return (error as PlatformError).failure;
}

function post(to: Wire, url: string): Promise<Response> {
  return wireFetch(to)(url, { method: 'POST', body: '{"text":"hello"}', headers: { authorization: 'Bearer s3cret' } });
}

const endlessAnswer: RequestListener = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const chunk = Buffer.alloc(1_000_000, 0x20);
  let left = 50;
  const more = () => {
    while (left-- > 0) if (!response.write(chunk)) return void response.once('drain', more);
    response.end();
  };
  more();
};

describe('wireFetch', () => {
  test('hands over the answer, tells of it, and carries a Request with its body', async () => {
    const seen: Answer[] = [];
    const url = await serve((incoming, response) => {
      incoming.pipe(response.setHeader('date', new Date(Date.now() + 600_000).toUTCString()));
    });
    const asked = new Request(url, { method: 'POST', body: 'echo', headers: { 'content-type': 'text/plain' } });
    const answer = await wireFetch(wire({ onAnswer: (one) => seen.push(one) }))(asked);
    expect(answer).toBeInstanceOf(Response);
    expect(await answer.text()).toBe('echo');
    expect(seen.map((one) => one.status)).toEqual([200]);
    expect(seen[0]?.dateSkewMs).toBeGreaterThan(590_000);
  });

  test.each([true, false])('never follows a redirect (isSend %s)', async (isSend) => {
    const visits: string[] = [];
    const elsewhere = await serve((incoming, response) => {
      visits.push(incoming.url ?? '');
      response.end('{}');
    });
    const url = await serve((_request, response) => {
      response.writeHead(307, { location: `${elsewhere}/stolen?token=s3cret` }).end();
    });
    const failure = await failureOf(post(wire({ isSend }), url));
    expect(failure).toMatchObject({ kind: 'refused', reason: 'redirect', status: 307 });
    expect(failure.words).not.toContain('s3cret');
    expect(visits).toEqual([]);
  });

  test.each([
    [true, 'unknown'],
    [false, 'unavailable'],
  ])('cuts 50 MB at the cap (isSend %s)', async (isSend, kind) => {
    const url = await serve(endlessAnswer);
    const failure = await failureOf(post(wire({ isSend }), url));
    expect(failure).toMatchObject({ kind, words: 'answer larger than 32 MB' });
  });

  test.each([
    [true, 'unknown'],
    [false, 'unavailable'],
  ])('one deadline spans the whole call, a dripping body included (isSend %s)', async (isSend, kind) => {
    const url = await serve((_request, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write('.'), 20);
      response.on('close', () => clearInterval(drip));
    });
    const failure = await failureOf(post(wire({ isSend, deadlineMs: 200 }), url));
    expect(failure).toMatchObject({ kind, words: 'no answer before the deadline' });
  });

  test('a refused port wrote nothing, also for a send', async () => {
    const server = createTcpServer();
    const port = await listen(server);
    await new Promise((done) => server.close(done));
    const failure = await failureOf(post(wire({ isSend: true }), `http://127.0.0.1:${port}`));
    expect(failure).toMatchObject({ kind: 'unavailable', words: 'connection failed: ECONNREFUSED' });
  });

  test('a TLS handshake that dies wrote nothing', async () => {
    const plain = await serveRaw((socket) => socket.on('error', () => {}).once('data', () => socket.resetAndDestroy()));
    const failure = await failureOf(post(wire({ isSend: true }), plain.replace('http:', 'https:')));
    expect(failure.kind).toBe('unavailable');
  });

  test.each([
    ['before a byte of the answer', ''],
    ['in the head', 'HTTP/1.1 200 OK\r\ncontent-le'],
    ['in the body', 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"uri":'],
  ])('a connection lost %s is unknown for a send, unavailable for a read', async (_where, bytes) => {
    const url = await serveRaw((socket) => socket.on('error', () => {}).once('data', () => socket.end(bytes)));
    expect((await failureOf(post(wire({ isSend: true }), url))).kind).toBe('unknown');
    expect((await failureOf(post(wire(), url))).kind).toBe('unavailable');
  });

  test('an abort in flight is unknown, and does not colour the next call stopped before it began', async () => {
    const stop = new AbortController();
    const url = await serve(() => stop.abort());
    expect((await failureOf(post(wire({ isSend: true, signal: stop.signal }), url))).kind).toBe('unknown');
  });

  test('takes the proxy the environment names, but never for loopback', async () => {
    const asked: string[] = [];
    const proxy = await serve((incoming, response) => {
      asked.push(incoming.url ?? '');
      response.end('by proxy');
    });
    const before = process.env.http_proxy;
    process.env.http_proxy = proxy;
    try {
      for (const isSend of [true, false]) {
        expect(await (await post(wire({ isSend }), 'http://kuulo.invalid/x')).text()).toBe('by proxy');
      }
      const near = await serve((_request, response) => void response.end('direct'));
      expect(await (await post(wire({ isSend: true }), near)).text()).toBe('direct');
    } finally {
      if (before === undefined) delete process.env.http_proxy;
      else process.env.http_proxy = before;
    }
    expect(asked).toEqual(['http://kuulo.invalid/x', 'http://kuulo.invalid/x']);
  });

  test('each send opens a connection, reads share one', async () => {
    const ports: (number | undefined)[] = [];
    const url = await serve((incoming, response) => {
      ports.push(incoming.socket.remotePort);
      response.end('{}');
    });
    for (const isSend of [true, true, false, false]) await (await post(wire({ isSend }), url)).text();
    expect(new Set(ports).size).toBe(3);
  });
});

describe('wireAgent', () => {
  const client = (changes: Partial<Wire>, baseUrl: string | null) =>
    new TwitterApi('s3cret', { httpAgent: wireAgent({ ...wire(changes), baseUrl }) });
  const kindOf = async (call: Promise<unknown>, isSend: boolean) => {
    const error = await call.then(
      () => expect.unreachable('the call went through'),
      (reason: unknown) => reason,
    );
    return networkFailure(error, isSend);
  };

  test('puts the path of the base URL first, asks for no compression, tells of the answer', async () => {
    const seen: IncomingMessage[] = [];
    const statuses: number[] = [];
    const url = await serve((incoming, response) => {
      seen.push(incoming);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":{"id":"7","text":"hello"}}');
    });
    const api = client({ isSend: true, onAnswer: (one) => statuses.push(one.status) }, `${url}/x`);
    expect((await api.v2.tweet('hello')).data.id).toBe('7');
    expect(seen[0]?.url).toBe('/x/2/tweets');
    expect(seen[0]?.headers['accept-encoding']).toBeUndefined();
    expect(statuses).toEqual([200]);
  });

  test('refuses a redirect', async () => {
    const url = await serve((_request, response) => void response.writeHead(307, { location: '/again' }).end());
    const failure = await kindOf(client({ isSend: true }, url).v2.tweet('hello'), true);
    expect(failure).toMatchObject({ kind: 'refused', reason: 'redirect' });
  });

  test.each(['application/json', 'text/html'])('cuts 50 MB of %s at the cap', async (type) => {
    const url = await serve((incoming, response) => {
      const write = response.writeHead.bind(response);
      response.writeHead = () => write(200, { 'content-type': type });
      endlessAnswer(incoming, response);
    });
    expect((await kindOf(client({}, url).v2.me(), false)).words).toBe('answer larger than 32 MB');
    expect((await kindOf(client({ isSend: true }, url).v2.tweet('hello'), true)).kind).toBe('unknown');
  });

  test('has a deadline, and knows a refused port and an early reset from a lost answer', async () => {
    const silent = await serve(() => {});
    const late = await kindOf(client({ isSend: true, deadlineMs: 200 }, silent).v2.tweet('hello'), true);
    expect(late).toMatchObject({ kind: 'unknown', words: 'no answer before the deadline' });
    const lost = await serveRaw((socket) => socket.on('error', () => {}).once('data', () => socket.destroy()));
    expect((await kindOf(client({ isSend: true }, lost).v2.tweet('hello'), true)).kind).toBe('unknown');
    const refused = await kindOf(client({ isSend: true }, 'http://127.0.0.1:1').v2.tweet('hello'), true);
    expect(refused.kind).toBe('unavailable');
    const reset = await serveRaw((socket) => socket.on('error', () => {}).once('data', () => socket.resetAndDestroy()));
    const handshake = client({ isSend: true }, reset.replace('http:', 'https:')).v2.tweet('hello');
    expect((await kindOf(handshake, true)).kind).toBe('unavailable');
  });

  test('is taken by https.request and refused by http.request', async () => {
    const agent = wireAgent({ ...wire(), baseUrl: null });
    expect(() => request('http://127.0.0.1:1', { agent })).toThrow(/Protocol/);
    const asked = secureRequest('https://127.0.0.1:1', { agent });
    expect(await new Promise((done) => asked.on('error', done))).toMatchObject({ code: 'ECONNREFUSED' });
  });
});

describe('networkFailure', () => {
  test('a bad certificate is refused: no retry will mend it', () => {
    const error = new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'CERT_HAS_EXPIRED' }) });
    expect(networkFailure(error, true)).toMatchObject({ kind: 'refused', reason: 'certificate' });
  });

  test.each([null, 'text', { code: 7 }, new AggregateError([])])('survives %j', (thrown) => {
    expect(networkFailure(thrown, true).kind).toBe('unknown');
  });
});

describe('retryAfterAt', () => {
  const now = Date.UTC(2026, 10, 21, 12);
  const day = 86_400_000;
  test.each([
    ['30', now + 30_000],
    ['0', now],
    ['1.5', now + 1500],
    ['-1', null],
    ['1000000000000', now + day],
    ['30, 60', now + 60_000],
    ['soon', null],
    ['', null],
    ['2026', now + 2_026_000],
    ['Wed, 21 Oct 2015 07:28:00 GMT', now],
    ['Sat, 21 Nov 2026 12:01:00 GMT', now + 60_000],
    ['Sun, 21 Nov 2066 12:00:00 GMT', now + day],
  ])('%j', (value, at) => {
    expect(retryAfterAt({ 'retry-after': value }, now)).toBe(at);
  });

  test('a date is read against the answer’s own clock; no header is null', () => {
    const headers = { 'retry-after': 'Sat, 21 Nov 2026 13:01:00 GMT', date: 'Sat, 21 Nov 2026 13:00:00 GMT' };
    expect(retryAfterAt(headers, now)).toBe(now + 60_000);
    expect(retryAfterAt({}, now)).toBeNull();
  });
});
