import { afterEach, describe, expect, test } from 'vitest';
import type { Prepared } from '../../../src/platforms/platform.ts';
import { failureOf } from '../contract-world.ts';
import { ok, problem, type ScriptedX, startScriptedX } from './scripted-x.ts';

const NOW = Date.now();
const TEXT = 'Hei Maija! Katso <tilaus>: https://kauppa.example/?a=1&b=2';
const OTHER_LINK = 'https://www.kauppa.example/?a=1&b=2';
const GROUP = '1585094756761149440';

describe('a private message to somebody on X', () => {
  const servers: ScriptedX[] = [];
  const start = async (tell: Parameters<typeof startScriptedX>[0]) => {
    const server = await startScriptedX(tell);
    servers.push(server);
    return server;
  };
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
  });

  test.each([
    ['to one person', { participantId: '99' }, '/2/dm_conversations/with/99/messages'],
    ['into a group', { conversationId: GROUP }, `/2/dm_conversations/${GROUP}/messages`],
  ])('%s goes there and nowhere else', async (_name, direct, path) => {
    const told = { data: { dm_conversation_id: '7-99', dm_event_id: '5001' } };
    const server = await start((call) => (call.path === 'self' ? undefined : { status: 201, body: told }));
    const sent = await (await server.open()).send(prepared({ direct }), 'key');
    expect(sent).toMatchObject({ remoteId: '5001', url: 'https://x.com/messages/7-99' });
    expect(Math.abs(sent.sentAt - Date.now())).toBeLessThan(10_000);
    expect(server.asked.map(({ method, path: asked, body }) => [method, asked, JSON.parse(body)])).toEqual([
      ['POST', path, { text: TEXT }],
    ]);
  });

  test('a payload of the other kind is never sent, whatever the label says', async () => {
    const server = await start(() => ok({}));
    const session = await server.open();
    const reply = { ...prepared({}), payload: { text: TEXT, reply: { in_reply_to_tweet_id: '12' } } };
    await expect(session.send(reply, 'key')).rejects.toThrow();
    await expect(session.send({ ...prepared({}), visibility: 'public' }, 'key')).rejects.toThrow();
    await expect(session.send(prepared({ direct: { participantId: '../../tweets' } }), 'key')).rejects.toThrow();
    expect(server.asked).toEqual([]);
  });

  test.each([
    [403, 'You do not have permission to DM one or more participants.', 'refused'],
    [401, 'Unauthorized', 'auth'],
    [429, 'Too Many Requests', 'throttled'],
    [500, 'Internal', 'unknown'],
    [201, 'no ids', 'unknown'],
  ])('%i %s is %s', async (status, detail, kind) => {
    const server = await start((call) => (call.path === 'self' ? undefined : problem(status, detail)));
    const session = await server.open();
    expect((await failureOf(() => session.send(prepared({}), 'key'))).kind).toBe(kind);
  });

  test('broken off is unknown; an app without a user is `auth`', async () => {
    const server = await start(() => undefined);
    const session = await server.open();
    expect((await failureOf(() => session.send(prepared({}), 'key'))).kind).toBe('unknown');
    const app = await server.open({ credentials: { bearerToken: 'b' } });
    expect((await failureOf(() => app.send(prepared({}), 'key'))).kind).toBe('auth');
    expect((await failureOf(() => app.findSent(prepared({}), 'key', { since: NOW }))).kind).toBe('auth');
  });

  const ours = (part: object = {}) => ({
    id: '5001',
    event_type: 'MessageCreate',
    text: 'Hei Maija! Katso &lt;tilaus&gt;: https://t.co/aaaaaaaaaa',
    created_at: new Date(NOW).toISOString(),
    sender_id: '7',
    dm_conversation_id: '7-99',
    urls: [{ start: 0, end: 1, url: 'https://t.co/aaaaaaaaaa', expanded_url: 'https://kauppa.example/?a=1&b=2' }],
    ...part,
  });
  const before = ours({ id: '4000', created_at: '2020-01-01T00:00:00.000Z' });

  test.each([
    ['the words as X changed them', [ours()], '5001'],
    ['the same words of the other side', [ours({ sender_id: '99' })], 'absent'],
    ['the same words long ago', [before], 'absent'],
    ['other words of ours', [ours({ text: 'Hei hei', urls: [] })], 'cannotTell'],
    [
      'a link that X rewrote',
      [ours({ urls: [{ url: 'https://t.co/aaaaaaaaaa', expanded_url: OTHER_LINK }] })],
      'cannotTell',
    ],
    ['other words of ours long ago', [{ ...before, text: 'Hei hei' }], 'absent'],
    ['an event that cannot be read', [{ id: '5001', text: TEXT }], 'cannotTell'],
    ['nothing', [], 'absent'],
    ['the same words twice: the first', [ours({ id: '5002' }), ours()], '5001'],
  ])('a look at %s', async (_name, data, expected) => {
    const server = await start((call) => (call.path === 'self' ? undefined : ok({ data, meta: { result_count: 1 } })));
    const found = await (await server.open()).findSent(prepared({}), 'key', { since: NOW });
    expect(typeof found === 'string' ? found : found.remoteId).toBe(expected);
    expect(server.asked.map((call) => call.path)).toEqual(['/2/dm_conversations/with/99/dm_events']);
  });

  test('a look turns pages until before the attempt, and one without an end proves nothing', async () => {
    const later = ours({ id: '6000', text: 'muuta', created_at: new Date(NOW + 1000).toISOString(), urls: [] });
    const pages = [[later], [ours()], [before]];
    const server = await start(({ path, query }) => {
      const page = Number(query.pagination_token?.slice(-1) ?? 0);
      const meta = { result_count: 1, next_token: `page-number-000${page + 1}` };
      return path === 'self' ? undefined : ok({ data: pages[page] ?? [later], meta });
    });
    expect(await (await server.open()).findSent(prepared({}), 'key', { since: NOW })).toMatchObject({
      remoteId: '5001',
    });
    expect(server.asked).toHaveLength(3);
    pages.splice(0);
    expect(await (await server.open()).findSent(prepared({}), 'key', { since: NOW })).toBe('cannotTell');
  });

  test('a look that fails is a failure, never `absent`', async () => {
    const server = await start((call) => (call.path === 'self' ? undefined : { status: 503, body: 'down' }));
    const session = await server.open();
    expect((await failureOf(() => session.findSent(prepared({}), 'key', { since: NOW }))).kind).toBe('unavailable');
  });
});

function prepared(part: { direct?: { participantId: string } | { conversationId: string } }): Prepared {
  const payload = { text: TEXT, direct: part.direct ?? { participantId: '99' } };
  const measure = { units: TEXT.length, max: 10_000, unit: 'characters' } as const;
  return { platform: 'x', account: 'x', visibility: 'private', targetRemoteId: '50', preview: TEXT, measure, payload };
}
