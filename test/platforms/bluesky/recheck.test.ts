/** What became of posts heard before. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import type { HeardMessage } from '../../../src/domain/message.ts';
import { failureOf, openOn } from './opened.ts';
import { messageOf, postView } from './posts.ts';
import { json, type ScriptedServer, startScriptedServer } from './scripted-server.ts';

const GET = 'app.bsky.feed.getPosts';

const servers: ScriptedServer[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function start(posts: readonly ReturnType<typeof postView>[]): Promise<ScriptedServer> {
  const server = await startScriptedServer({
    [GET]: ({ url }, response) => {
      const uris = url.searchParams.getAll('uris');
      json(response, 200, { posts: posts.filter((one) => uris.includes(one.uri)).reverse() });
    },
  });
  servers.push(server);
  return server;
}

test('fixture: an edited post has other words, and the time of the edit', async () => {
  const read = (name: string) =>
    JSON.parse(readFileSync(fileURLToPath(new URL(`fixtures/rechecked/${name}.json`, import.meta.url)), 'utf8'));
  const view = read('edited.api');
  const before = messageOf({ ...view, cid: 'bafybefore', record: { ...view.record, text: 'Where is my order?' } });
  const heard: HeardMessage = { ...before, author: { ...before.author, followers: 812 }, postedAt: 1795161600000 };
  const session = await openOn((await start([view])).url);
  expect((await session.recheck([heard])).messages).toEqual([read('edited.message')]);
});

test('60 posts in three calls: what is there, what is gone, what closed meanwhile; chats are left out', async () => {
  const views = Array.from({ length: 60 }, (_, n) => postView(`p${n}`));
  const heard = views.map(messageOf);
  const now = views.filter((_, n) => n % 7 !== 3).map((view) => ({ ...view, viewer: { replyDisabled: true } }));
  const server = await start(now);
  const chat = { ...messageOf(postView('x')), remoteId: 'm1', reference: { convoId: 'c1' } };
  const seen = await (await openOn(server.url)).recheck([...heard, chat]);
  expect(seen.deleted).toEqual(heard.filter((_, n) => n % 7 === 3).map((one) => one.remoteId));
  expect(seen.messages).toHaveLength(now.length);
  expect(seen.messages.every((one) => one.editedAt === null)).toBe(true);
  expect(seen.messages[0]?.reference).toMatchObject({ replyDisabled: true });
  expect(server.asked.filter((one) => one.nsid === GET)).toHaveLength(3);
  expect(seen).toMatchObject({ requests: 4, costUsd: 0 });
});

test('a refusal, an unreadable post and another shape delete nothing', async () => {
  const heard = messageOf(postView('a'));
  const server = await start([{ ...postView('a'), cid: 7 }]);
  const session = await openOn(server.url);
  expect(await session.recheck([heard])).toMatchObject({ messages: [], deleted: [] });
  server.script[GET] = (_asked, response) => json(response, 400, { error: 'InvalidRequest', message: 'bad uri' });
  expect(await session.recheck([heard])).toMatchObject({ messages: [], deleted: [] });
  for (const odd of [{}, { posts: null }]) {
    server.script[GET] = odd;
    expect((await failureOf(session.recheck([heard]))).kind).toBe('unavailable');
  }
});

test('nothing to look at asks nothing', async () => {
  const server = await start([]);
  expect(await (await openOn(server.url)).recheck([])).toMatchObject({ messages: [], deleted: [], requests: 0 });
  expect(server.asked).toEqual([]);
});
