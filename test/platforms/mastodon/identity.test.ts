import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { failureOf, prepared } from './hearing.ts';
import { closeServers, JSON_TYPE, ME, open, status } from './scripted-server.ts';

afterEach(closeServers);

const NEW = { api_versions: { mastodon: 2 }, configuration: {} };

describe('who we are', () => {
  test('scopes are the app’s, where the server tells them', async () => {
    const app = { name: 'kuulo', scopes: ['read', 'write:statuses'] };
    const session = await open({ '/api/v2/instance': NEW, '/api/v1/apps/verify_credentials': app });
    expect(await session.identity()).toMatchObject({ tokenKind: 'user token', scopes: app.scopes, expiresAt: null });
  });

  test.each([
    ['a forbidden question', (answer: ServerResponse) => answer.writeHead(403, JSON_TYPE).end('{"error":"no"}')],
    ['trouble', (answer: ServerResponse) => answer.writeHead(502).end()],
    ['no scopes in it', { name: 'kuulo' }],
  ])('%s: unknown, and no trouble', async (_name, told) => {
    const session = await open({ '/api/v2/instance': NEW, '/api/v1/apps/verify_credentials': told });
    expect((await session.identity()).scopes).toBeNull();
  });

  test('servers that do not number their API are not asked', async () => {
    const asked: string[] = [];
    await (await open({ '/api/v2/instance': { version: '4.2.0 (compatible; Other 1)' } }, { asked })).identity();
    expect(asked.filter((path) => path.includes('apps'))).toEqual([]);
  });

  test('a server that knows only the older description of itself', async () => {
    const statuses = { max_characters: 100_000, characters_reserved_per_url: 32 };
    const session = await open({ '/api/v1/instance': { configuration: { statuses } } });
    expect((await session.identity()).limits).toEqual({ textMax: 100_000, urlUnits: 32 });
  });
});

describe('keys that the server may have forgotten', () => {
  const minutesAgo = (minutes: number) => keyOf(Date.now() - minutes * 60_000);
  const reply = (more: object) =>
    status('900', { account: ME, in_reply_to_id: 's1', content: '<p>@maija Moi.</p>', ...more });

  async function send(key: string, own: readonly unknown[]) {
    const asked: string[] = [];
    const session = await open(
      {
        '/api/v1/accounts/108/statuses': own,
        'max_id=': [],
        '/api/v1/statuses/s1/context': { ancestors: [], descendants: [] },
      },
      { asked },
    );
    // What becomes of the post is another test's matter.
    const outcome = await session.send(prepared('public'), key).catch((error: unknown) => error);
    return { outcome, posts: asked.filter((path) => path.includes('key=')), looks: asked.length > 2 };
  }

  test('a young key goes out at once', async () => {
    const { posts, looks } = await send(minutesAgo(49), [reply({})]);
    expect(posts.length).toBe(1);
    expect(looks).toBe(false);
  });

  test('behind an old key there may be a post: it is found and not made again', async () => {
    const { outcome, posts } = await send(minutesAgo(51), [reply({})]);
    expect(outcome).toMatchObject({ remoteId: '900' });
    expect(posts).toEqual([]);
  });

  test('behind an old key there is nothing: it goes out, once', async () => {
    expect((await send(minutesAgo(300), [])).posts.length).toBe(1);
  });

  test('a look that fails writes nothing', async () => {
    const asked: string[] = [];
    const down = (answer: ServerResponse) => answer.writeHead(503).end();
    const session = await open({ '/api/v1/accounts/108/statuses': down }, { asked });
    const failure = await failureOf(() => session.send(prepared('private'), minutesAgo(90)));
    expect(failure.kind).toBe('unavailable');
    expect(asked.filter((path) => path.includes('key='))).toEqual([]);
  });
});

function keyOf(at: number): string {
  const hex = at.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000001`;
}
