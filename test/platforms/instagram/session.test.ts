import { afterEach, describe, expect, test } from 'vitest';
import type { HeardMessage, Visibility } from '../../../src/domain/message.ts';
import { instagram } from '../../../src/platforms/instagram/instagram.ts';
import { prepare } from '../../../src/platforms/instagram/reply.ts';
import type { PlatformFailure } from '../../../src/platforms/platform.ts';
import { PlatformError } from '../../../src/platforms/platform.ts';
import { type Answer, GONE, graphTime, type ScriptedGraph, startScriptedGraph } from '../facebook/scripted-graph.ts';
import { hear, openAccount, PAGE } from './opened.ts';
import { comment, direct, ME, tagged } from './readings.ts';

let graph: ScriptedGraph;
afterEach(() => graph?.close());

/** Answers by method and path; what is not named is gone. */
async function serve(routes: Record<string, Answer>): Promise<ScriptedGraph> {
  const all: Record<string, Answer> = { 'GET me': PAGE, ...routes };
  graph = await startScriptedGraph(({ method, path }) => all[`${method} ${path}`] ?? GONE);
  return graph;
}

function prepared(target: HeardMessage, visibility: Visibility) {
  const account = { name: 'ig', handle: 'esimerkki', remoteId: ME.id, limits: null };
  const situation = {
    now: target.postedAt + 60_000,
    lastPrivateAt: null,
    isAnsweredPrivately: false,
    isByHand: true,
    features: [],
  };
  return prepare({ account, target, visibility, text: 'Hei! Selvitämme.', language: 'fi', situation });
}

async function failureOf(act: () => Promise<unknown>): Promise<PlatformFailure> {
  const error = await act().catch((one: unknown) => one);
  if (error instanceof PlatformError) return error.failure;
  throw new Error(`no failure: ${String(error)}`);
}

const posts = () => graph.asked.filter(({ method }) => method === 'POST');

describe('who we are', () => {
  test('the account of the Page', async () => {
    await serve({});
    expect(await (await openAccount(graph.url)).identity()).toMatchObject({
      remoteId: ME.id,
      handle: 'esimerkki',
      tokenKind: 'page token',
    });
  });

  test('with Instagram Login `user_id`, never the app’s own `id`; and no mentions', async () => {
    await serve({ 'GET me': { id: '1', user_id: ME.id, username: 'esimerkki' } });
    const session = await openAccount(graph.url, { credentials: { login: 'instagram' } });
    expect(await session.identity()).toMatchObject({ remoteId: ME.id, tokenKind: 'Instagram user token' });
    for (const stream of [{ kind: 'mentions' }, { kind: 'hashtag', tag: 'x' }] as const) {
      expect(await failureOf(() => hear(session, stream))).toMatchObject({
        kind: 'refused',
        words: expect.stringContaining('Facebook Login'),
      });
    }
  });

  test('the Page token’s end and rights where the app may ask; without the secret nothing is asked', async () => {
    const scopes = ['instagram_basic', 'instagram_manage_comments'];
    await serve({ 'GET debug_token': { data: { type: 'PAGE', scopes, expires_at: 1_900_000_000 } } });
    const app = { appId: '77', appSecret: 'geheim-geheim' };
    const told = await (await openAccount(graph.url, { credentials: app })).identity();
    expect(told).toMatchObject({ scopes, expiresAt: 1_900_000_000_000 });
    expect(graph.asked.at(-1)).toMatchObject({ path: 'debug_token', token: '77|geheim-geheim' });
    const bare = await (await openAccount(graph.url, { credentials: { appId: '77' } })).identity();
    expect(bare).toMatchObject({ scopes: null, expiresAt: null });
    // what the doctor compares: each stream says what it needs, comments more than what is granted to read
    const lacking = (granted: readonly string[]) =>
      instagram.streams.filter((kind) => instagram.scopes?.[kind]?.some((one) => !granted.includes(one)));
    expect(lacking(scopes)).toEqual(['messages']);
    expect(lacking(['instagram_basic'])).toEqual(['comments', 'messages']);
    expect(lacking([])).toEqual(instagram.streams);
  });

  test('a token that is no Page’s is told with where to get one', async () => {
    const message = '(#100) Tried accessing nonexisting field (instagram_business_account) on node type (User)';
    const words = expect.stringMatching(/tools\/explorer.*login: instagram/);
    await serve({ 'GET me': { status: 400, json: { error: { message, code: 100 } } } });
    expect(await failureOf(async () => (await openAccount(graph.url)).identity())).toMatchObject({
      kind: 'auth',
      words,
    });
    graph.close();
    await serve({ 'GET debug_token': { data: { type: 'USER', scopes: [] } } });
    const session = await openAccount(graph.url, { credentials: { appId: '77', appSecret: 'geheim-geheim' } });
    expect(await failureOf(() => session.identity())).toMatchObject({ kind: 'auth', words });
  });

  test.each([
    [{ id: '600', name: 'Sivu' }, {}, /no professional Instagram account/],
    [PAGE, { remoteId: '1' }, /belongs to @esimerkki/],
    [PAGE, { remoteId: null, handle: 'kilpailija' }, /not to @kilpailija/],
  ])('a token that is not ours does nothing', async (me, known, words) => {
    await serve({ 'GET me': me, 'POST 1801/replies': { id: '1' } });
    const session = await openAccount(graph.url, { known });
    const failure = await failureOf(() => session.send(prepared(comment(), 'public'), 'k'));
    expect(failure).toMatchObject({ kind: 'auth', words: expect.stringMatching(words) });
    expect((await failureOf(() => session.findSent(prepared(comment(), 'public'), 'k', { since: 0 }))).kind).toBe(
      'auth',
    );
    expect(posts()).toEqual([]);
  });

  test('a login that does not exist is told before any call', async () => {
    expect(
      await failureOf(() => openAccount('http://127.0.0.1:9', { credentials: { login: 'twitter' } })),
    ).toMatchObject({ kind: 'auth' });
    expect(instagram.settings.map((setting) => setting.env)).toEqual(['ACCESS_TOKEN', 'APP_SECRET', 'APP_ID', 'LOGIN']);
  });
});

describe('answering', () => {
  test('a comment, an answer below it, a mention, in private: each by its own call', async () => {
    await serve({
      'POST 1801/replies': { id: '1900' },
      [`POST ${ME.id}/mentions`]: { id: '1901' },
      [`POST ${ME.id}/messages`]: { recipient_id: '7001', message_id: 'm_9' },
    });
    const session = await openAccount(graph.url);
    const below = comment({ id: '1802', parent_id: '1801', from: { id: '7002', username: 'olli' } });
    expect(await session.send(prepared(comment(), 'public'), 'k')).toMatchObject({
      remoteId: '1900',
      url: 'https://www.instagram.com/p/A1/c/1900/',
    });
    await session.send(prepared(below, 'public'), 'k');
    await session.send(prepared(tagged('@esimerkki'), 'public'), 'k');
    await session.send(prepared(comment(), 'private'), 'k');
    expect((await session.send(prepared(direct(Date.now()), 'private'), 'k')).remoteId).toBe('m_9');
    expect(posts().map(({ path, body }) => [path, body])).toEqual([
      ['1801/replies', { message: 'Hei! Selvitämme.' }],
      ['1801/replies', { message: '@olli Hei! Selvitämme.' }],
      [`${ME.id}/mentions`, { media_id: '1890', message: 'Hei! Selvitämme.' }],
      [`${ME.id}/messages`, { recipient: { comment_id: '1801' }, message: { text: 'Hei! Selvitämme.' } }],
      [`${ME.id}/messages`, { recipient: { id: '7001' }, message: { text: 'Hei! Selvitämme.' } }],
    ]);
  });

  test.each([{ success: true }, { id: '1801' }, {}, 500])('%o is unknown', async (answer) => {
    await serve({ 'POST 1801/replies': answer });
    const session = await openAccount(graph.url);
    expect((await failureOf(() => session.send(prepared(comment(), 'public'), 'k'))).kind).toBe('unknown');
  });

  test('hiding and showing again', async () => {
    await serve({ 'POST 1801': { success: true } });
    const session = await openAccount(graph.url);
    await session.moderate(comment(), 'hide');
    await session.moderate(comment(), 'unhide');
    expect(posts().map(({ body }) => body)).toEqual([{ hide: true }, { hide: false }]);
  });
});

describe('looking for an earlier attempt', () => {
  const since = Date.now();
  const ours = (id: string, text: string, at = since + 1_000) => ({
    id,
    text,
    username: 'esimerkki',
    timestamp: graphTime(at),
  });
  const look = async (routes: Record<string, Answer>, answer = prepared(comment(), 'public')) => {
    await serve(routes);
    return (await openAccount(graph.url)).findSent(answer, 'k', { since });
  };

  test('under the top comment; what we said to somebody else is not meant', async () => {
    const list = (...data: object[]) => ({ 'GET 1801/replies': { data } });
    expect(await look(list(ours('1900', 'Hei! Selvitämme.')))).toMatchObject({ remoteId: '1900' });
    expect(await look(list())).toBe('absent');
    expect(await look(list(ours('1900', '@olli muuta')))).toBe('absent');
    expect(await look(list(ours('1900', 'muuta')))).toBe('cannotTell');
    expect(await look(list(ours('1900', 'Hei! Selvitämme.', since - 3_600_000)))).toBe('absent');
    expect(await look(list({ id: '1900' }))).toBe('cannotTell');
    expect((await failureOf(() => look({ 'GET 1801/replies': 503 }))).kind).toBe('unavailable');
  });

  test('under posts of others nobody can look', async () => {
    expect(await look({}, prepared(tagged('@esimerkki'), 'public'))).toBe('cannotTell');
  });

  test('in private', async () => {
    const answer = prepared(comment(), 'private');
    const chats = { 'GET me/conversations': { data: [{ id: 't_1', participants: { data: [{ id: '7001' }] } }] } };
    const said = (message: string) => ({
      'GET t_1': {
        id: 't_1',
        messages: { data: [{ id: 'm_9', message, from: { id: ME.id }, created_time: graphTime(since + 1_000) }] },
      },
    });
    expect(await look({ ...chats, ...said('Hei! Selvitämme.') }, answer)).toMatchObject({ remoteId: 'm_9' });
    expect(await look({ ...chats, ...said('Kollegan sanat') }, answer)).toBe('cannotTell');
    expect(await look({ 'GET me/conversations': { data: [] } }, answer)).toBe('absent');
  });
});

test('a second look: edited, gone, and what cannot be told', async () => {
  const now = {
    id: '1801',
    text: 'Muokattu',
    timestamp: '2026-08-01T09:00:00+0000',
    from: { id: '7001', username: 'maija' },
  };
  await serve({ 'GET 1801': now });
  const session = await openAccount(graph.url);
  const recheck = await session.recheck([comment(), comment({ id: '1805' }), tagged('@esimerkki'), direct(Date.now())]);
  expect(recheck.messages).toMatchObject([
    { remoteId: '1801', text: 'Muokattu', inReplyTo: '1790', url: 'https://www.instagram.com/p/A1/c/1801/' },
  ]);
  expect(recheck.deleted).toEqual(['1805']);
});
