/** Private chats, heard: the past first, then the log; both sides; nothing lost, whatever happens between. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import type { Cursor, MessagePage } from '../../../src/platforms/platform.ts';
import { ChatScript } from './chat-script.ts';
import { failureOf, memoryVault, openOn } from './opened.ts';
import { CUSTOMER, NOW } from './posts.ts';
import { DID, json, type Script, type ScriptedServer, startScriptedServer } from './scripted-server.ts';

const LOG = 'chat.bsky.convo.getLog';
const DAY = 86_400_000;
const OPTIONS = { backfillFrom: NOW - 7 * DAY, now: NOW, overlapMs: 300_000 };
const FIXTURES = fileURLToPath(new URL('fixtures/chats', import.meta.url));

const servers: ScriptedServer[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function start(script: Script): Promise<ScriptedServer> {
  const server = await startScriptedServer(script);
  servers.push(server);
  return server;
}

interface From {
  readonly since?: Cursor | null;
  readonly pagesMax?: number;
  readonly now?: number;
}

async function hear(server: ScriptedServer, { since = null, pagesMax = 999, now = NOW }: From = {}) {
  const session = await openOn(server.url, { vault: memoryVault() });
  const pages: MessagePage[] = [];
  for await (const page of session.fetch({ kind: 'messages' }, since, { ...OPTIONS, now })) {
    pages.push(page);
    if (pages.length >= pagesMax) break;
  }
  const messages = pages.flatMap((page) => page.messages);
  const cursor = pages.at(-1)?.cursor ?? '';
  return {
    pages,
    messages,
    cursor,
    texts: messages.map((one) => one.text),
    deleted: pages.flatMap((one) => one.deleted),
  };
}

describe('fixtures', () => {
  const names = readdirSync(FIXTURES).filter((name) => name.endsWith('.api.json'));
  test.each(names)('%s', async (name) => {
    const { convo, logs } = JSON.parse(readFileSync(`${FIXTURES}/${name}`, 'utf8'));
    const wanted = JSON.parse(readFileSync(`${FIXTURES}/${name.replace('.api.', '.message.')}`, 'utf8'));
    const server = await start({
      [LOG]: ({ url }, response) =>
        json(response, 200, url.searchParams.get('cursor') === '1' ? { logs, cursor: '2' } : { logs: [], cursor: '2' }),
      'chat.bsky.convo.getConvo': { convo },
      'app.bsky.actor.getProfiles': { profiles: [{ did: CUSTOMER, followersCount: 812 }] },
    });
    const [page] = (await hear(server, { since: JSON.stringify({ log: '1', heardAt: NOW - 60_000, past: null }) }))
      .pages;
    expect({ ...page, unreadable: page?.unreadable.length }).toMatchObject(wanted);
    expect(page?.messages).toEqual(wanted.messages);
  });
});

describe('listening', () => {
  test('the chat service is asked through the account’s own server; nothing is marked as read', async () => {
    const chats = new ChatScript();
    chats.say('c1', 'Hello');
    const server = await start(chats.script);
    await hear(server);
    const asked = server.asked.filter((one) => one.nsid.startsWith('chat.bsky.'));
    expect(new Set(asked.map((one) => one.proxy))).toEqual(new Set(['did:web:api.bsky.chat#bsky_chat']));
    expect(server.asked.filter((one) => !one.nsid.startsWith('chat.bsky.') && one.proxy !== '')).toEqual([]);
    expect(asked.map((one) => one.nsid)).not.toContain('chat.bsky.convo.updateRead');
  });

  test('the first poll hears both sides of the past, requests too, and no further back than wanted', async () => {
    const chats = new ChatScript();
    chats.say('old', 'long ago', { agoMs: 30 * DAY });
    chats.say('c1', 'too old', { agoMs: 8 * DAY });
    chats.say('c1', 'question', { agoMs: 2 * DAY });
    chats.say('c1', 'answer in the app', { by: DID, agoMs: DAY });
    chats.say('c2', 'first letter', { agoMs: DAY, isRequest: true });
    chats.say('g', 'to a group', { agoMs: DAY, isGroup: true });
    const server = await start(chats.script);
    const { messages } = await hear(server);
    expect(messages.map((one) => [one.text, one.direction, one.threadId]).toSorted()).toEqual([
      ['answer in the app', 'outbound', 'c1'],
      ['first letter', 'inbound', 'c2'],
      ['question', 'inbound', 'c1'],
    ]);
    expect(messages.every((one) => one.visibility === 'private' && one.kind === 'direct')).toBe(true);
    expect(server.asked.filter((one) => one.url.searchParams.get('convoId') === 'old')).toEqual([]);
  });

  test('then the log: new ones, deletions, nothing twice', async () => {
    const chats = new ChatScript();
    const first = chats.say('c1', 'question');
    const server = await start(chats.script);
    const begun = await hear(server);
    chats.say('c1', 'answer', { by: DID });
    chats.say('c9', 'someone new', { agoMs: 0, isRequest: true });
    chats.remove('c1', first);
    const next = await hear(server, { since: begun.cursor });
    expect([next.texts, next.deleted]).toEqual([['answer', 'someone new'], [first]]);
    expect(await hear(server, { since: next.cursor })).toMatchObject({ texts: [], deleted: [] });
  });

  test('killed after every page, people writing in between: nothing is lost', async () => {
    const chats = new ChatScript({ pageSize: 3 });
    const wanted = new Set<string>();
    const say = (chat: string, text: string, ago = 0) => {
      chats.say(chat, text, { agoMs: ago });
      wanted.add(text);
    };
    for (let n = 0; n < 8; n += 1) for (let m = 0; m < 7; m += 1) say(`c${n}`, `past ${n} ${m}`, DAY - n * 1000 - m);
    const server = await start(chats.script);
    const heard = new Set<string>();
    let since: Cursor | null = null;
    for (let run = 0; run < 60; run += 1) {
      const step = await hear(server, { since, pagesMax: 1 });
      for (const text of step.texts) heard.add(text);
      since = step.cursor;
      if (run < 20) say(`c${run % 10}`, `new ${run}`);
    }
    expect([...wanted].filter((text) => !heard.has(text))).toEqual([]);
  });

  test('a chat that moves up while pages are turned is not missed', async () => {
    const chats = new ChatScript({ pageSize: 2 });
    for (let n = 0; n < 6; n += 1) chats.say(`c${n}`, `past ${n}`, { agoMs: DAY - n });
    let turns = 0;
    chats.onList = () => {
      turns += 1;
      if (turns === 1) chats.say('c0', 'moves up');
    };
    const { texts } = await hear(await start(chats.script));
    expect(texts).toEqual(expect.arrayContaining(['past 0', 'moves up']));
  });

  test.each(['a dead place in the log', 'a silence of two days'])('after %s the past is read again', async (what) => {
    const chats = new ChatScript();
    chats.say('c1', 'one');
    const server = await start(chats.script);
    const { cursor } = await hear(server);
    chats.say('c1', 'two');
    const isDead = what === 'a dead place in the log';
    if (isDead) chats.forgetLog();
    else chats.dropLog();
    const later = await hear(server, { since: cursor, now: isDead ? NOW : NOW + 2 * DAY });
    expect(later.texts).toContain('two');
  });

  test('a chat we have left stops nothing', async () => {
    const chats = new ChatScript();
    chats.say('c1', 'one');
    const server = await start(chats.script);
    const { cursor } = await hear(server);
    chats.say('c2', 'gone');
    chats.say('c3', 'here');
    chats.leave('c2');
    const next = await hear(server, { since: cursor });
    expect([next.texts, next.pages[0]?.unreadable.map((one) => one.why)]).toEqual([
      ['here'],
      ['the chat is not ours any more'],
    ]);
  });

  test('a plain app password is told in words, burns no token, and the other streams go on', async () => {
    const refused = (_asked: unknown, response: Parameters<typeof json>[0]) =>
      json(response, 400, { error: 'InvalidToken', message: 'Bad token method' });
    const server = await start({ [LOG]: refused, 'app.bsky.notification.listNotifications': { notifications: [] } });
    expect(await failureOf(hear(server))).toMatchObject({
      kind: 'refused',
      reason: 'notAllowed',
      words: 'the app password lacks access to direct messages: make a new one with that box ticked',
    });
    expect(server.asked.filter((one) => one.nsid.endsWith('refreshSession'))).toEqual([]);
    const session = await openOn(server.url);
    for await (const page of session.fetch({ kind: 'mentions' }, null, OPTIONS)) expect(page.messages).toEqual([]);
  });

  test.each(['getLog', 'listConvos', 'getMessages'])('an answer of another shape to %s is a failure', async (name) => {
    const chats = new ChatScript();
    chats.say('c1', 'one');
    const server = await start({ ...chats.script, [`chat.bsky.convo.${name}`]: { items: [] } });
    expect((await failureOf(hear(server))).kind).toBe('unavailable');
  });
});
