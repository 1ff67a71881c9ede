/** Private replies on the wire. */
import { afterEach, describe, expect, test } from 'vitest';
import type { HeardMessage } from '../../../src/domain/message.ts';
import { bluesky } from '../../../src/platforms/bluesky/bluesky.ts';
import type { Prepared } from '../../../src/platforms/platform.ts';
import { failureOf, memoryVault, openOn } from './opened.ts';
import { CUSTOMER, iso, messageOf, NOW, postView, SITUATION } from './posts.ts';
import { DID, HANDLE, json, type Script, type ScriptedServer, startScriptedServer } from './scripted-server.ts';

const KEY = '019aa0b8-1c00-7abc-9def-0123456789ab';
const SEND = 'chat.bsky.convo.sendMessage';
const OPEN = 'chat.bsky.convo.getConvoForMembers';
const MESSAGES = 'chat.bsky.convo.getMessages';

const servers: ScriptedServer[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function start(script: Script = {}): Promise<ScriptedServer> {
  const members = [{ did: CUSTOMER }, { did: DID }];
  const said = { id: 'm9', rev: '9', text: 'x', sender: { did: DID }, sentAt: iso(NOW) };
  const server = await startScriptedServer({ [OPEN]: { convo: { id: 'c1', members } }, [SEND]: said, ...script });
  servers.push(server);
  return server;
}

const author = { did: CUSTOMER, handle: 'maija.example.org', associated: { chat: { allowIncoming: 'all' } } };
const POST = messageOf(postView('3lx', 0, { author }));
const CHAT: HeardMessage = { ...POST, remoteId: 'm1', visibility: 'private', reference: { convoId: 'c1' } };

function prepared(target: HeardMessage, text = 'Hei! https://example.com'): Prepared {
  const account = { name: 'bluesky', handle: HANDLE, remoteId: null, limits: null };
  return bluesky.prepare({ account, target, visibility: 'private', text, language: 'fi', situation: SITUATION });
}

function callsOf(server: ScriptedServer, nsid: string) {
  return server.asked.filter((one) => one.nsid === nsid);
}

describe('send', () => {
  test('in answer to a post: opens the chat, says it there with links marked, and posts nothing', async () => {
    const server = await start();
    const sent = await (await openOn(server.url)).send(prepared(POST), KEY);
    expect(sent).toEqual({ remoteId: 'm9', url: 'https://bsky.app/messages/c1', sentAt: NOW });
    expect(callsOf(server, OPEN)[0]?.url.searchParams.getAll('members')).toEqual([CUSTOMER]);
    const [call] = callsOf(server, SEND);
    expect(call?.proxy).toBe('did:web:api.bsky.chat#bsky_chat');
    expect(JSON.parse(call?.body ?? '')).toMatchObject({
      convoId: 'c1',
      message: { text: 'Hei! https://example.com', facets: [{ index: { byteStart: 5, byteEnd: 24 } }] },
    });
    expect(callsOf(server, 'com.atproto.repo.putRecord')).toEqual([]);
  });

  test('in answer to a chat: in that chat', async () => {
    const server = await start();
    await (await openOn(server.url)).send(prepared(CHAT), KEY);
    expect(callsOf(server, OPEN)).toEqual([]);
    expect(JSON.parse(callsOf(server, SEND)[0]?.body ?? '').convoId).toBe('c1');
  });

  test('never in a chat with others in it, and never another way round', async () => {
    const members = [{ did: CUSTOMER }, { did: DID }, { did: 'did:plc:third' }];
    const server = await start({ [OPEN]: { convo: { id: 'c1', members } } });
    const session = await openOn(server.url);
    expect((await failureOf(session.send(prepared(POST), KEY))).kind).toBe('refused');
    server.script[OPEN] = { convo: { id: 'c1', members: [{ did: 'did:plc:third' }, { did: DID }] } };
    expect((await failureOf(session.send(prepared(POST), KEY))).kind).toBe('refused');
    expect((await failureOf(session.send({ ...prepared(POST), visibility: 'public' }, KEY))).kind).toBe('refused');
    expect(server.asked.filter((one) => one.nsid === SEND || one.nsid.endsWith('putRecord'))).toEqual([]);
  });

  type Answer = (asked: unknown, response: Parameters<typeof json>[0]) => void;
  const error =
    (name: string, message = ''): Answer =>
    (_asked, response) =>
      json(response, 400, { error: name, message });
  const refusals: [string, Answer, string][] = [
    ['MessagesDisabled', error('MessagesDisabled'), 'notAllowed'],
    ['NotFollowedBySender', error('NotFollowedBySender'), 'notAllowed'],
    ['AccountSuspended', error('AccountSuspended'), 'notAllowed'],
    ['BlockedActor', error('BlockedActor'), 'blocked'],
    ['BlockedSubject', error('BlockedSubject'), 'blocked'],
    ['RecipientNotFound', error('RecipientNotFound'), 'notFound'],
    ['words only', error('InvalidRequest', 'recipient has disabled incoming messages'), 'notAllowed'],
    ['a plain app password', error('InvalidToken', 'Bad token method'), 'notAllowed'],
  ];
  test.each(refusals)('%s: refused, and nothing was said', async (...[, answer, reason]) => {
    const server = await start({ [OPEN]: answer });
    const failure = await failureOf((await openOn(server.url)).send(prepared(POST), KEY));
    expect(failure).toMatchObject({ kind: 'refused', reason });
    expect(callsOf(server, SEND)).toEqual([]);
  });

  const outcomes: [string, Answer, string][] = [
    ['ConvoLocked', error('ConvoLocked'), 'refused'],
    ['InvalidConvo', error('InvalidConvo'), 'refused'],
    ['no id', (_asked, response) => json(response, 200, { sender: { did: DID } }), 'unknown'],
    ['another sender', (_asked, response) => json(response, 200, { id: 'm', sender: { did: CUSTOMER } }), 'unknown'],
    ['a web page', (_asked, response) => void response.end('<html><title>Wi-Fi</title>'), 'unknown'],
    ['half an answer', (_asked, response) => void response.end('{"id":"m'), 'unknown'],
    ['502', (_asked, response) => json(response, 502, { error: 'UpstreamFailure', message: '' }), 'unknown'],
    ['a dropped line', (_asked, response) => void response.socket?.destroy(), 'unknown'],
    ['429', (_asked, response) => json(response, 429, { error: 'RateLimitExceeded', message: '' }), 'throttled'],
    ['307', (_asked, response) => void response.writeHead(307, { location: '/elsewhere' }).end(), 'refused'],
  ];
  test.each(outcomes)('%s: called once, and the outcome is what it is', async (...[, answer, kind]) => {
    const server = await start({ [SEND]: answer });
    expect((await failureOf((await openOn(server.url)).send(prepared(CHAT), KEY))).kind).toBe(kind);
    expect(callsOf(server, SEND)).toHaveLength(1);
  });

  test('an opening that fails is no attempt: nothing was said', async () => {
    const server = await start({ [OPEN]: (_asked, response) => void response.writeHead(502).end() });
    expect((await failureOf((await openOn(server.url)).send(prepared(POST), KEY))).kind).toBe('unavailable');
  });
});

describe('findSent', () => {
  const said = (id: string, text: string, at: number) => ({
    $type: 'chat.bsky.convo.defs#messageView',
    ...{ id, rev: id, text, sender: { did: DID }, sentAt: iso(at) },
  });

  async function found(messages: readonly object[], since = NOW, skewMs = 0) {
    const server = await start({
      [MESSAGES]: ({ url }, response) => {
        response.setHeader('date', new Date(NOW + skewMs).toUTCString());
        const from = Number(url.searchParams.get('cursor') ?? 0);
        const cursor = from + 2 < messages.length ? { cursor: String(from + 2) } : {};
        json(response, 200, { messages: messages.slice(from, from + 2), ...cursor });
      },
    });
    const sent = await (await openOn(server.url)).findSent(prepared(CHAT, 'Same'), KEY, { since });
    return typeof sent === 'string' ? sent : sent.remoteId;
  }

  test('ours, with these words, from when it began: the earliest of several', async () => {
    const others = [{ ...said('a', 'Same', NOW + 9), sender: { did: CUSTOMER } }, said('b', 'Other', NOW + 8)];
    const ours = [said('c', 'Same', NOW + 7), said('d', 'Same', NOW + 6), said('e', 'Same', NOW - 60_000)];
    expect(await found([...others, ...ours])).toBe('d');
    expect(await found([...others.slice(0, 1), said('e', 'Same', NOW - 60_000)])).toBe('absent');
    expect(await found([])).toBe('absent');
  });

  test('other words of ours since then, or what nobody can read, may be it: `absent` is not proven', async () => {
    expect(await found([said('b', 'Other', NOW + 8)])).toBe('cannotTell');
    expect(await found([said('b', 'Other', NOW - 60_000)])).toBe('absent');
    expect(await found([said('b', 'Other', NOW + 8), said('a', 'Same', NOW + 7)])).toBe('a');
    const odd = [{ ...said('b', 'Same', NOW + 8), sender: null }, { ...said('b', 'Same', NOW + 8), id: 7 }, 'x'];
    for (const one of odd) expect(await found([Object(one)])).toBe('cannotTell');
    const system = { ...said('b', 'Same', NOW + 8), sender: null, $type: 'chat.bsky.convo.defs#systemMessageView' };
    expect(await found([system])).toBe('absent');
    const older = [said('c', 'Other', NOW + 9), said('d', 'Other', NOW - 1), said('e', 'Other', NOW - 60_000)];
    expect(await found([...older])).toBe('cannotTell');
  });

  test('a server whose clock is behind', async () => {
    expect(await found([said('a', 'Same', NOW - 3_599_000)], NOW, -3_600_000)).toBe('a');
  });

  test('a deleted one of ours may be it, a closed chat cannot tell, a look that fails is none', async () => {
    const gone = { ...said('a', 'Same', NOW + 1), $type: 'chat.bsky.convo.defs#deletedMessageView' };
    expect(await found([gone])).toBe('cannotTell');
    expect(await found([{ ...gone, sender: { did: CUSTOMER } }])).toBe('absent');
    const server = await start({
      [MESSAGES]: (_asked, response) => json(response, 400, { error: 'InvalidConvo', message: '' }),
    });
    const session = await openOn(server.url, { vault: memoryVault() });
    expect(await session.findSent(prepared(CHAT), KEY, { since: NOW })).toBe('cannotTell');
    server.script[MESSAGES] = (_asked, response) => void response.writeHead(503).end();
    expect((await failureOf(session.findSent(prepared(CHAT), KEY, { since: NOW }))).kind).toBe('unavailable');
    server.script[MESSAGES] = { items: [] };
    expect((await failureOf(session.findSent(prepared(CHAT), KEY, { since: NOW }))).kind).toBe('unavailable');
  });
});
