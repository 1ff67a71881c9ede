import { afterEach, describe, expect, test } from 'vitest';
import type { HeardMessage, Visibility } from '../../../src/domain/message.ts';
import { prepare } from '../../../src/platforms/facebook/reply.ts';
import type { PlatformFailure } from '../../../src/platforms/platform.ts';
import { PlatformError } from '../../../src/platforms/platform.ts';
import { openPage, PAGE } from './opened.ts';
import { comment, direct } from './readings.ts';
import { type Answer, GONE, graphTime, type ScriptedGraph, startScriptedGraph } from './scripted-graph.ts';

let graph: ScriptedGraph;
afterEach(() => graph?.close());

/** Answers by method and path; what is not named is gone. */
async function serve(routes: Record<string, Answer>): Promise<ScriptedGraph> {
  const all: Record<string, Answer> = { 'GET me': PAGE, ...routes };
  graph = await startScriptedGraph(({ method, path }) => all[`${method} ${path}`] ?? GONE);
  return graph;
}

function prepared(target: HeardMessage, visibility: Visibility, text = 'Hei! Selvitämme.') {
  const account = { name: 'fb', handle: 'esimerkki', remoteId: '500', limits: null };
  const now = target.postedAt + 60_000;
  const situation = { now, lastPrivateAt: null, isAnsweredPrivately: false, isByHand: true, features: [] };
  return prepare({ account, target, visibility, text, language: 'fi', situation });
}

async function failureOf(act: () => Promise<unknown>): Promise<PlatformFailure> {
  const error = await act().catch((one: unknown) => one);
  if (error instanceof PlatformError) return error.failure;
  throw new Error(`no failure: ${String(error)}`);
}

const posts = () => graph.asked.filter(({ method }) => method === 'POST');

describe('who we are', () => {
  test('the Page, its token’s expiry and rights where the app may ask', async () => {
    await serve({ 'GET debug_token': { data: { type: 'PAGE', scopes: ['pages_messaging'], expires_at: 0 } } });
    const bare = await (await openPage(graph.url)).identity();
    expect(bare).toMatchObject({ remoteId: '500', handle: 'esimerkki', tokenKind: 'page token', scopes: null });
    const asked = await openPage(graph.url, { credentials: { appId: '77', appSecret: 'geheim-geheim' } });
    expect(await asked.identity()).toMatchObject({ scopes: ['pages_messaging'], expiresAt: null });
  });

  test('a person’s token is refused: it would hear nothing, silently', async () => {
    const message = '(#100) Tried accessing nonexisting field (category) on node type (User)';
    await serve({ 'GET me': { status: 400, json: { error: { message, code: 100 } } } });
    expect(await failureOf(async () => (await openPage(graph.url)).identity())).toMatchObject({
      kind: 'auth',
      words: expect.stringMatching(/tools\/explorer.*"User or Page".*app id and app secret/),
    });
    await serve({ 'GET debug_token': { data: { type: 'USER', scopes: [] } } });
    const session = await openPage(graph.url, { credentials: { appId: '77', appSecret: 'geheim-geheim' } });
    expect((await failureOf(() => session.identity())).kind).toBe('auth');
  });

  test.each([{ remoteId: '501' }, { remoteId: null, handle: 'kilpailija' }])(
    'a token of another Page posts nothing, nor does it look: %o',
    async (known) => {
      await serve({ 'POST 900_1/comments': { id: '900_55' } });
      const session = await openPage(graph.url, { known });
      const answer = prepared(comment(), 'public');
      expect((await failureOf(() => session.send(answer, 'k'))).kind).toBe('auth');
      expect((await failureOf(() => session.findSent(answer, 'k', { since: Date.now() }))).kind).toBe('auth');
      expect((await failureOf(() => session.moderate(comment(), 'hide'))).kind).toBe('auth');
      expect(posts()).toEqual([]);
    },
  );

  test('renamed it is still ours; a Page without a name goes by its id', async () => {
    await serve({});
    expect((await (await openPage(graph.url, { known: { handle: 'ennen' } })).identity()).handle).toBe('esimerkki');
    await serve({ 'GET me': { id: '500', name: 'X' } });
    const known = { handle: '500', remoteId: null };
    expect((await (await openPage(graph.url, { known })).identity()).handle).toBe('500');
  });
});

describe('a public answer', () => {
  test('is sent once, to /comments, and read back', async () => {
    await serve({
      'POST 900_1/comments': { id: '900_55' },
      'GET 900_55': { id: '900_55', parent: { id: '900_1' }, permalink_url: 'https://www.facebook.com/x' },
    });
    const sent = await (await openPage(graph.url)).send(prepared(comment(), 'public'), 'k');
    expect(sent).toMatchObject({ remoteId: '900_55', url: 'https://www.facebook.com/x' });
    expect(posts().map(({ path, body }) => ({ path, body }))).toEqual([
      { path: '900_1/comments', body: { message: 'Hei! Selvitämme.' } },
    ]);
  });

  test.each([GONE, 500, { id: 5 }])('stands there whatever the reading back says: %o', async (back) => {
    await serve({ 'POST 900_1/comments': { id: '55' }, 'GET 55': back });
    const sent = await (await openPage(graph.url)).send(prepared(comment(), 'public'), 'k');
    expect(sent).toMatchObject({ remoteId: '900_55', url: 'https://www.facebook.com/55' });
  });

  test.each([
    [{ success: true }, /edited/],
    [{ id: '1' }, /edited/],
    [{ id: '500_900_1' }, /edited/],
    [{ nothing: 1 }, /cannot be read/],
    [500, /500/],
  ])('%o is unknown', async (answer, words) => {
    await serve({ 'POST 900_1/comments': answer });
    const session = await openPage(graph.url);
    const failure = await failureOf(() => session.send(prepared(comment(), 'public'), 'k'));
    expect(failure).toMatchObject({ kind: 'unknown', words: expect.stringMatching(words) });
  });
});

describe('a private answer', () => {
  test('goes to /messages and nowhere else', async () => {
    await serve({ 'POST 500/messages': { recipient_id: '7001', message_id: 'm_9' } });
    const session = await openPage(graph.url);
    expect((await session.send(prepared(comment(), 'private'), 'k')).remoteId).toBe('m_9');
    expect((await session.send(prepared(direct(Date.now()), 'private'), 'k')).remoteId).toBe('m_9');
    expect(posts().map(({ path, body }) => [path, body])).toEqual([
      ['500/messages', { recipient: { comment_id: '900_1' }, message: { text: 'Hei! Selvitämme.' } }],
      [
        '500/messages',
        { recipient: { id: '7001' }, messaging_type: 'RESPONSE', message: { text: 'Hei! Selvitämme.' } },
      ],
    ]);
  });

  test('that was sent before is unknown, so that a look decides', async () => {
    await serve({
      'POST 500/messages': { status: 400, json: { error: { message: 'Activity already replied to', code: 10900 } } },
    });
    const session = await openPage(graph.url);
    expect((await failureOf(() => session.send(prepared(comment(), 'private'), 'k'))).kind).toBe('unknown');
  });
});

describe('looking for an earlier attempt', () => {
  const since = Date.now();
  const ours = (id: string, message: string, more: object = {}) => ({
    id,
    message,
    from: { id: '500' },
    created_time: graphTime(since + 1_000),
    ...more,
  });
  const look = async (routes: Record<string, Answer>, answer = prepared(comment(), 'public')) => {
    await serve(routes);
    return (await openPage(graph.url)).findSent(answer, 'k', { since });
  };

  test('in public: ours, by its words and time', async () => {
    const list = (...data: object[]) => ({ 'GET 900_1/comments': { data } });
    expect(await look(list(ours('56', 'muu'), ours('55', 'Hei!  Selvitämme.')))).toMatchObject({ remoteId: '900_55' });
    expect(await look(list())).toBe('absent');
    expect(await look(list({ ...ours('55', 'Hei! Selvitämme.'), from: { id: '7001' } }))).toBe('absent');
    expect(await look(list({ ...ours('55', 'Hei! Selvitämme.'), created_time: graphTime(since - 3_600_000) }))).toBe(
      'absent',
    );
    expect(await look(list(ours('55', 'Toiset sanat')))).toBe('cannotTell');
    expect(await look(list({ id: '55' }))).toBe('cannotTell');
  });

  test('an answer to an answer stands under the top', async () => {
    const nested = prepared(comment({ id: '900_2', parent: { id: '900_1' } }), 'public');
    const routes = {
      'GET 900_2/comments': { data: [] },
      'GET 900_1/comments': { data: [ours('55', 'Hei! Selvitämme.')] },
    };
    expect(await look(routes, nested)).toMatchObject({ remoteId: '900_55' });
    expect(await look({ ...routes, 'GET 900_1/comments': { data: [] } }, nested)).toBe('absent');
  });

  test('a look that fails is a failure, never `absent`', async () => {
    expect((await failureOf(() => look({ 'GET 900_1/comments': 503 }))).kind).toBe('unavailable');
    expect((await failureOf(() => look({}))).kind).toBe('refused');
  });

  test('in private: the comment says whether, the chat says what', async () => {
    const answer = prepared(comment(), 'private');
    const chat = (text: string) => ({
      'GET 900_1': { id: '900_1', can_reply_privately: false, private_reply_conversation: { id: 't_1' } },
      'GET t_1': { id: 't_1', messages: { data: [{ ...ours('m_9', text), from: { id: '500' } }] } },
    });
    expect(await look(chat('Hei! Selvitämme.'), answer)).toMatchObject({ remoteId: 'm_9' });
    expect(await look(chat('Kollegan sanat'), answer)).toBe('cannotTell');
    expect(await look({ 'GET 900_1': { id: '900_1', can_reply_privately: true } }, answer)).toBe('absent');
    const silent = { 'GET 900_1': { id: '900_1' } };
    expect(await look({ ...silent, 'GET me/conversations': { data: [] } }, answer)).toBe('absent');
    const others = {
      data: [{ id: 't_2', participants: { data: [{ id: '9999' }] } }],
      paging: { next: 'https://x/?after=1' },
    };
    expect(await look({ ...silent, 'GET me/conversations': others }, answer)).toBe('cannotTell');
  });

  test('a chat', async () => {
    const answer = prepared(direct(since), 'private');
    const chat = (...data: object[]) => ({ 'GET t_1': { id: 't_1', messages: { data } } });
    expect(await look(chat(ours('m_9', 'Hei! Selvitämme.')), answer)).toMatchObject({ remoteId: 'm_9' });
    expect(await look({ 'GET t_1': { id: 't_1' } }, answer)).toBe('absent');
    expect(await look(chat(ours('m_9', 'muuta')), answer)).toBe('cannotTell');
    const theirs = { ...ours('m_8', 'Entä nyt?'), from: { id: '7001' } };
    expect(await look(chat(theirs), answer)).toBe('absent');
    expect(await look(chat({ ...theirs, from: null }), answer)).toBe('cannotTell');
    const before = { ...ours('m_7', 'muuta'), created_time: graphTime(since - 3_600_000) };
    expect(await look(chat(theirs, before), answer)).toBe('absent');
    // Listed without its words, and they cannot be had.
    expect(await look(chat(theirs, { id: 'm_9', created_time: graphTime(since + 1_000) }), answer)).toBe('cannotTell');
    expect(await look(chat(theirs, { id: 'm_9', message: 'x', from: { id: '500' } }), answer)).toBe('cannotTell');
  });
});

describe('a second look', () => {
  test('edited, gone, and what cannot be told', async () => {
    const now = {
      id: '900_1',
      message: 'Muokattu',
      created_time: '2026-08-01T09:00:00+0000',
      from: { id: '7001', name: 'M' },
    };
    await serve({ 'GET 900_1': now });
    const session = await openPage(graph.url);
    const gone = comment({ id: '900_2' });
    const { messages, deleted, requests } = await session.recheck([comment(), gone, direct(Date.now())]);
    expect(messages).toMatchObject([{ remoteId: '900_1', text: 'Muokattu', inReplyTo: '500_900', threadId: '900_1' }]);
    expect(deleted).toEqual(['900_2']);
    expect(requests).toBe(4);
  });

  test('stops where the budget of calls is spent', async () => {
    await serve({});
    graph.headers = { 'x-app-usage': '{"call_count":97}' };
    const session = await openPage(graph.url);
    expect((await failureOf(() => session.recheck([comment()]))).kind).toBe('throttled');
    expect(graph.asked.map(({ path }) => path)).toEqual(['me']);
  });

  test('trouble of the server is no deletion', async () => {
    await serve({ 'GET 900_1': 500 });
    const session = await openPage(graph.url);
    expect((await failureOf(() => session.recheck([comment()]))).kind).toBe('unavailable');
  });
});

test('hiding and showing again', async () => {
  await serve({ 'POST 900_1': { success: true } });
  const session = await openPage(graph.url);
  await session.moderate(comment(), 'hide');
  await session.moderate(comment(), 'unhide');
  expect(posts().map(({ body }) => body)).toEqual([{ is_hidden: true }, { is_hidden: false }]);
});
