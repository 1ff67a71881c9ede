import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { mastodon } from '../../../src/platforms/mastodon/mastodon.ts';
import { failureOf, hear, prepared } from './hearing.ts';
import {
  closeServers,
  JSON_TYPE,
  linked,
  MAIJA,
  ME,
  memoryVault,
  notification,
  open,
  status,
} from './scripted-server.ts';

afterEach(closeServers);

describe('servers as they are', () => {
  test('a server behind a path: links with and without it, and links to another host, stay with the server', async () => {
    const asked: string[] = [];
    const session = await open(
      {
        '/api/v1/notifications?': linked(
          [notification('3')],
          'https://elsewhere.example//api/v1/notifications?max_id=3',
        ),
        '//api/v1/notifications?max_id=3': linked(
          [notification('2')],
          'http://127.0.0.1/under/api/v1/notifications?x=opaque%2F1',
        ),
        '/api/v1/notifications?x=opaque%2F1': [],
      },
      { prefix: '/under', asked },
    );
    const { messages } = await hear(session, { kind: 'mentions' }, null);
    expect(messages.map((message) => message.remoteId)).toEqual(['s3', 's2']);
    expect(asked.every((path) => path.startsWith('/under/'))).toBe(true);
  });

  test('a server that ignores types[] and gives no links is walked by max_id', async () => {
    const session = await open({
      '/api/v1/notifications?types': [notification('9'), { ...notification('8'), type: 'favourite' }],
      'max_id=8': [notification('7')],
      'max_id=7': [],
    });
    const { messages, pages } = await hear(session, { kind: 'mentions' }, null);
    expect(messages.map((message) => message.remoteId)).toEqual(['s9', 's7']);
    expect(pages.flatMap((page) => page.unreadable)).toEqual([]);
  });

  test.each([
    ['no body', (answer: ServerResponse) => answer.writeHead(503).end(), 503],
    ['JSON null', (answer: ServerResponse) => answer.writeHead(502, JSON_TYPE).end('null'), 502],
    [
      'plain text',
      (answer: ServerResponse) => answer.writeHead(500, { 'content-type': 'text/plain' }).end('oops'),
      500,
    ],
    ['200 with an object', (answer: ServerResponse) => answer.writeHead(200, JSON_TYPE).end('{"error":"hm"}'), 200],
  ])('%s: unavailable, and the status survives', async (_name, spoil, status) => {
    const session = await open({ '/api/v1/notifications': spoil });
    const failure = await failureOf(() => hear(session, { kind: 'mentions' }, null));
    expect(failure).toMatchObject({ kind: 'unavailable', status });
  });

  test('limits are the server’s own; one that does not describe itself has the stock ones', async () => {
    const statuses = { max_characters: 5000, characters_reserved_per_url: 30 };
    const large = await open({ '/api/v2/instance': { configuration: { statuses } } });
    expect((await large.identity()).limits).toEqual({ textMax: 5000, urlUnits: 30 });
    expect(await (await open({})).identity()).toMatchObject({
      remoteId: 'https://meidan.example/users/esimerkki',
      limits: { textMax: 500, urlUnits: 23 },
    });
  });

  test('without an address or a token there is no session', async () => {
    const options = { account: { name: 'm', handle: 'e', remoteId: null, limits: null }, signal: AbortSignal.abort() };
    const rest = { vault: memoryVault(), now: Date.now };
    const act = (baseUrl: string | null, accessToken: string) => () =>
      mastodon.open({ accessToken }, { ...options, ...rest, baseUrl });
    for (const baseUrl of [null, 'meidan.example', 'file:///etc', 'https://']) {
      expect((await failureOf(act(baseUrl, 't'))).kind).toBe('refused');
    }
    expect((await failureOf(act('http://127.0.0.1', ''))).kind).toBe('auth');
  });
});

describe('threads', () => {
  const chain = { s5: 's4', s4: 's3', s3: 's1' };
  const statusOf = (id: string) => status(id, { in_reply_to_id: chain[id as keyof typeof chain] ?? null });

  test('a message belongs to the thread’s first status; its parents come for reading', async () => {
    const session = await open({
      '/api/v1/notifications': linked([{ ...notification('5'), status: statusOf('s5') }], null),
      'id[]=s4': [statusOf('s4')],
      'id[]=s3': [statusOf('s3')],
      'id[]=s1': [statusOf('s1')],
    });
    const { messages, pages } = await hear(session, { kind: 'mentions' }, null);
    expect(messages[0]?.threadId).toBe('s1');
    expect(pages[0]?.context.map((one) => [one.remoteId, one.threadId])).toEqual([
      ['s4', 's1'],
      ['s3', 's1'],
      ['s1', 's1'],
    ]);
  });

  test('without the list one by one; a parent that is gone or breaks the server stops nothing', async () => {
    const session = await open({
      '/api/v1/notifications': linked(
        [
          { ...notification('5'), status: statusOf('s5') },
          { ...notification('6'), status: status('s6', { in_reply_to_id: 'bad' }) },
        ],
        null,
      ),
      '/api/v1/statuses/s4': statusOf('s4'),
      '/api/v1/statuses/bad': (answer: ServerResponse) => answer.writeHead(500, JSON_TYPE).end('{"error":"boom"}'),
    });
    const { messages } = await hear(session, { kind: 'mentions' }, null);
    expect(messages.map((message) => message.threadId)).toEqual(['s3', 'bad']);
  });

  test('parents that answer each other in a ring end', async () => {
    const ring = (id: string, to: string) => status(id, { in_reply_to_id: to });
    const session = await open({
      '/api/v1/notifications': linked([{ ...notification('5'), status: ring('a', 'b') }], null),
      'id[]=b': [ring('b', 'a')],
    });
    expect((await hear(session, { kind: 'mentions' }, null)).messages.length).toBe(1);
  });

  test('a server in trouble while parents are asked: the page is not stored half', async () => {
    const session = await open({
      '/api/v1/notifications': linked([{ ...notification('5'), status: statusOf('s5') }], null),
      'id[]=s4': (answer: ServerResponse) => answer.writeHead(503).end(),
    });
    expect((await failureOf(() => hear(session, { kind: 'mentions' }, null))).kind).toBe('unavailable');
  });
});

describe('looking for an earlier attempt', () => {
  const NOW = Date.now();
  const ours = (text: string, more: object = {}) =>
    status('900', {
      account: ME,
      in_reply_to_id: 's1',
      content: `<p>@maija ${text}</p>`,
      created_at: new Date(NOW).toISOString(),
      ...more,
    });

  test.each([
    ['same words', [ours('Moi.')], [], 'public', '900'],
    ['same words, only below the target', [], [ours('Moi.')], 'public', '900'],
    ['other words under the same status', [ours('Hei vaan.')], [], 'public', 'cannotTell'],
    ['same words long ago', [ours('Moi.', { created_at: '2020-01-01T00:00:00Z' })], [], 'public', 'absent'],
    ['same words to somebody else', [ours('Moi.', { in_reply_to_id: 's2' })], [], 'public', 'absent'],
    ['same words by somebody else', [], [ours('Moi.', { account: MAIJA })], 'public', 'absent'],
    ['a private one instead of the public', [ours('Moi.', { visibility: 'direct' })], [], 'public', 'absent'],
    ['nothing', [], [], 'public', 'absent'],
    ['ours, which cannot be read', [ours('', { content: null })], [], 'public', 'cannotTell'],
    ['the same, in private', [ours('', { content: null, visibility: 'direct' })], [], 'private', 'cannotTell'],
    ['no status at all among ours', [null], [], 'public', 'cannotTell'],
    ['ours, which cannot be read, below only', [], [ours('', { content: null })], 'public', 'cannotTell'],
    ['who wrote what cannot be read is not told', [], [{ id: '900' }], 'private', 'cannotTell'],
    ['somebody else’s, which cannot be read', [], [ours('', { content: null, account: MAIJA })], 'public', 'absent'],
    [
      'an old one, which cannot be read',
      [ours('', { content: null, created_at: '2020-01-01T00:00:00Z' })],
      [],
      'public',
      'absent',
    ],
    ['a private reply, thread gone', [], null, 'private', 'cannotTell'],
    ['a public reply, thread gone', [], null, 'public', 'absent'],
  ] as const)('%s', async (...row) => {
    const [, own, below, visibility, expected] = row;
    const session = await open({
      '/api/v1/accounts/108/statuses': linked(own, null),
      ...(below && { '/api/v1/statuses/s1/context': { ancestors: [], descendants: below } }),
    });
    const found = await session.findSent(prepared(visibility), 'key', { since: NOW });
    expect(typeof found === 'string' ? found : found.remoteId).toBe(expected);
  });

  test.each([
    [19, 'absent'],
    [20, 'cannotTell'],
  ])('a server that repeats its page of %i own statuses: %s', async (count, expected) => {
    const own = Array.from({ length: count }, (_one, at) => status(`n${at}`, { account: ME }));
    const session = await open({
      '/api/v1/accounts/108/statuses': own,
      '/api/v1/statuses/s1/context': { ancestors: [], descendants: [] },
    });
    expect(await session.findSent(prepared('private'), 'key', { since: NOW })).toBe(expected);
  });

  test('own statuses that never end prove nothing', async () => {
    let id = 0;
    const session = await open({
      '/api/v1/accounts/108/statuses': (answer: ServerResponse) => {
        id += 1;
        const item = status(`n${id}`, { account: ME, created_at: new Date(NOW + 1_000).toISOString() });
        answer.writeHead(200, { ...JSON_TYPE, link: `</api/v1/accounts/108/statuses?max_id=n${id}>; rel="next"` });
        answer.end(JSON.stringify([item]));
      },
      '/api/v1/statuses/s1/context': { ancestors: [], descendants: [] },
    });
    expect(await session.findSent(prepared('public'), 'key', { since: NOW })).toBe('cannotTell');
  });
});

test.each(['public', 'private'] as const)('what was prepared for %s eyes goes to no others', async (way) => {
  const asked: string[] = [];
  const session = await open({ '/api/v1/statuses': status('900') }, { asked });
  const other = prepared(way === 'public' ? 'private' : 'public');
  const failure = await failureOf(() => session.send({ ...other, visibility: way }, 'key'));
  expect(failure.kind).toBe('refused');
  expect(asked).toEqual([]);
});

test('the key goes along, and an answer without an id is unknown', async () => {
  const asked: string[] = [];
  const session = await open({ '/api/v1/statuses': {} }, { asked });
  expect(await failureOf(() => session.send(prepared('public'), 'my-key'))).toMatchObject({
    kind: 'unknown',
    status: 200,
  });
  expect(asked).toContain('/api/v1/statuses key=my-key');
});
