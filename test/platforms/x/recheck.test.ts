import { afterEach, describe, expect, test } from 'vitest';
import type { HeardMessage } from '../../../src/domain/message.ts';
import { failureOf } from '../contract-world.ts';
import { type Asked, ok, problem, type ScriptedX, startScriptedX, type Told } from './scripted-x.ts';

const servers: ScriptedX[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

describe('posts looked at again', () => {
  test('what stayed, what was edited, what is gone; nothing is said of the rest', async () => {
    const history = ['20', '21', '22'];
    const known: Record<string, object> = {
      10: post('10', 'ennallaan'),
      20: post('20', 'vanha', { edit_history_tweet_ids: history }),
      22: post('22', 'uusi &amp; parempi', { edit_history_tweet_ids: history, created_at: '2026-11-20T08:20:30.000Z' }),
    };
    const { session, server } = await open((call) => answerOf(call, known, ['30', '40']));
    const told = await session.recheck([heard('10'), heard('20'), heard('30'), heard('50')]);
    expect(told.messages.map(({ remoteId, text, editedAt }) => [remoteId, text, editedAt])).toEqual([
      ['10', 'ennallaan', null],
      ['20', 'uusi & parempi', Date.UTC(2026, 10, 20, 8, 20, 30)],
    ]);
    expect(told.messages[1]).toMatchObject({ kind: 'mention', author: { handle: 'maija' }, rawIndex: null });
    expect(told.messages[1]?.reference).toMatchObject({
      id: '22',
      isSummoned: true,
      isUnderOurs: true,
      receivesDm: true,
    });
    expect(told.deleted).toEqual(['30']);
    expect(told).toMatchObject({ requests: 2, costUsd: 0.015 });
    expect(server.asked.map((call) => call.query.ids)).toEqual(['10,20,30,50', '22']);
    // Nobody's profile and no other post is paid for.
    expect(new Set(server.asked.map((call) => call.query.expansions))).toEqual(new Set(['attachments.media_keys']));
  });

  test('an edit heard before is not an edit again, and a chain that was taken back is gone by its first id', async () => {
    const history = ['20', '21'];
    const { session } = await open((call) =>
      answerOf(call, { 21: post('21', 'sama', { edit_history_tweet_ids: history }) }, ['31']),
    );
    const edited = { ...heard('20'), reference: { ...REFERENCE, id: '21' } };
    const taken = { ...heard('30'), reference: { ...REFERENCE, id: '31' } };
    const told = await session.recheck([edited, taken]);
    expect(told.messages.map((message) => [message.remoteId, message.text])).toEqual([['20', 'sama']]);
    expect(told.deleted).toEqual(['30']);
    expect(told.requests).toBe(1);
  });

  test('a hundred in one call, private ones in none', async () => {
    const { session, server } = await open((call) => answerOf(call, {}, (call.query.ids ?? '').split(',')));
    const many = Array.from({ length: 101 }, (_one, index) => heard(String(1000 + index)));
    const direct: HeardMessage = { ...heard('9'), visibility: 'private', kind: 'direct' };
    expect((await session.recheck([...many, direct])).deleted).toHaveLength(101);
    expect(server.asked.map((call) => call.query.ids?.split(',').length)).toEqual([100, 1]);
    expect(await session.recheck([direct])).toMatchObject({ messages: [], deleted: [], requests: 0, costUsd: 0 });
  });

  test('protected now is gone for us; trouble with one post is not', async () => {
    const errors = [
      { type: 'https://api.x.com/2/problems/not-authorized-for-resource', title: 'x', detail: 'x', resource_id: '10' },
      { type: 'https://api.x.com/2/problems/resource-unavailable', title: 'x', detail: 'x', resource_id: '20' },
    ];
    const { session } = await open(() => ok({ errors }));
    expect(await session.recheck([heard('10'), heard('20')])).toMatchObject({ deleted: ['10'], messages: [] });
  });

  test('new names, and no author among them', async () => {
    const { author_id: _id, edit_history_tweet_ids: _old, ...bare } = post('10', 'uusin nimin');
    const { session, server } = await open((call) =>
      'tweet.fields' in call.query
        ? problem(400, 'The query parameter [tweet.fields] is not one of [post.fields]')
        : ok({ data: [{ ...bare, edit_history_post_ids: ['10'] }] }),
    );
    expect((await session.recheck([heard('10')])).messages.map((one) => one.text)).toEqual(['uusin nimin']);
    expect(server.asked).toHaveLength(2);
  });

  test.each([
    ['silence', ok({}), 'unavailable'],
    ['a page', ok('<html>'), 'unavailable'],
    ['429', problem(429, 'Too Many Requests'), 'throttled'],
    ['500', problem(500, 'Internal'), 'unavailable'],
  ])('%s deletes nothing', async (_name, told, kind) => {
    const { session } = await open(() => told);
    expect((await failureOf(() => session.recheck([heard('10')]))).kind).toBe(kind);
  });
});

describe('hiding a reply', () => {
  test.each([
    ['hide', true],
    ['unhide', false],
  ] as const)('%s', async (act, hidden) => {
    const { session, server } = await open((call) => (call.path === 'self' ? undefined : ok({ data: { hidden } })));
    await session.moderate({ ...heard('10'), reference: { ...REFERENCE, id: '12' } }, act);
    const [call] = server.asked;
    expect([call?.method, call?.path, JSON.parse(call?.body ?? '')]).toEqual([
      'PUT',
      '/2/tweets/12/hidden',
      { hidden },
    ]);
  });

  test('what is not under our post is refused before any call', async () => {
    const { session, server } = await open(() => undefined);
    const elsewhere = { ...heard('10'), reference: { ...REFERENCE, isUnderOurs: false } };
    expect(await failureOf(() => session.moderate(elsewhere, 'hide'))).toMatchObject({ kind: 'refused' });
    const app = await server.open({ credentials: { bearerToken: 'b' } });
    expect(await failureOf(() => app.moderate(heard('10'), 'hide'))).toMatchObject({ kind: 'auth' });
    expect(server.asked).toEqual([]);
  });

  test.each([
    ['an answer that says otherwise', ok({ data: { hidden: false } }), 'unknown'],
    ['a no', problem(403, 'You are not permitted to perform this action.'), 'refused'],
    ['a breakdown', problem(503, 'down'), 'unknown'],
  ])('%s is no success', async (_name, told, kind) => {
    const { session } = await open((call) => (call.path === 'self' ? undefined : told));
    expect((await failureOf(() => session.moderate(heard('10'), 'hide'))).kind).toBe(kind);
  });
});

async function open(tell: (call: Asked) => Told) {
  const server = await startScriptedX(tell);
  servers.push(server);
  return { server, session: await server.open() };
}

function answerOf({ query }: Asked, known: Record<string, object>, gone: readonly string[]): Told {
  const ids = query.ids?.split(',') ?? [];
  const errors = ids
    .filter((id) => gone.includes(id))
    .map((id) => ({
      type: 'https://api.x.com/2/problems/resource-not-found',
      title: 'Not Found Error',
      detail: `Could not find tweet with ids: [${id}].`,
      parameter: 'ids',
      resource_type: 'tweet',
      value: id,
      resource_id: id,
    }));
  const data = ids.flatMap((id) => known[id] ?? []);
  return ok({ ...(data.length > 0 && { data }), ...(errors.length > 0 && { errors }) });
}

function post(id: string, text: string, part: object = {}): object & Record<string, unknown> {
  const created = { created_at: '2026-11-20T08:15:30.000Z', conversation_id: id, edit_history_tweet_ids: [id] };
  return { id, text, author_id: '99', ...created, ...part };
}

const REFERENCE = { id: '10', authorId: '99', isSummoned: true, isUnderOurs: true, receivesDm: true };

function heard(id: string): HeardMessage {
  return {
    remoteId: id,
    direction: 'inbound',
    kind: 'mention',
    visibility: 'public',
    author: { remoteId: '99', handle: 'maija', name: 'M', followers: 1, url: null, isBot: false },
    text: 'kuultu',
    language: 'fi',
    postedAt: 0,
    editedAt: null,
    inReplyTo: null,
    threadId: id,
    url: '',
    media: [],
    reference: { ...REFERENCE, id },
    rawIndex: 3,
  };
}
