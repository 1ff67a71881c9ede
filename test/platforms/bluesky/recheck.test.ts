/** What became of posts heard before. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import type { HeardMessage } from '../../../src/domain/message.ts';
import { failureOf, openOn } from './opened.ts';
import { messageOf, postView } from './posts.ts';
import { json, type ScriptedServer, startScriptedServer } from './scripted-server.ts';

const GET = 'app.bsky.feed.getPosts';
const ALONE = 'app.bsky.feed.getPostThread';

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
    [ALONE]: ({ url }, response) => {
      const uri = url.searchParams.get('uri') ?? '';
      const post = posts.find((one) => one.uri === uri);
      if (post) json(response, 200, { thread: { $type: 'app.bsky.feed.defs#threadViewPost', post } });
      else json(response, 400, { error: 'NotFound', message: `Post not found: ${uri}` });
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

test('60 posts in three calls, and one for each that is missing: what is there, what is gone, what closed meanwhile; chats are left out', async () => {
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
  expect(seen).toMatchObject({ requests: 4 + seen.deleted.length, costUsd: 0 });
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

test('a list without the posts is no proof: each is asked for, and those that are there are told', async () => {
  const views = Array.from({ length: 30 }, (_, n) => postView(`p${n}`));
  const server = await start(views.slice(1));
  server.script[GET] = { posts: [] };
  const seen = await (await openOn(server.url)).recheck(views.map(messageOf));
  expect(seen.deleted).toEqual([views[0]?.uri]);
  expect(seen.messages.map((one) => one.remoteId)).toEqual(views.slice(1).map((one) => one.uri));
});

test('only the server’s own word about this very post makes it gone', async () => {
  const view = postView('a');
  const server = await start([]);
  const session = await openOn(server.url);
  const recheck = async () => (await session.recheck([messageOf(view)])).deleted;
  const union = (name: string, uri: string) => ({ thread: { $type: `app.bsky.feed.defs#${name}`, uri } });
  for (const name of ['notFoundPost', 'blockedPost']) {
    server.script[ALONE] = union(name, view.uri);
    expect(await recheck()).toEqual([view.uri]);
  }
  for (const odd of [{}, { posts: [] }, union('notFoundPost', `${view.uri}x`), { thread: { post: postView('b') } }]) {
    server.script[ALONE] = odd;
    expect(await recheck()).toEqual([]);
  }
  for (const [status, error] of [
    [404, 'NotFound'],
    [404, 'XRPCNotSupported'],
    [400, 'InvalidRequest'],
    [403, 'Forbidden'],
  ] as const) {
    server.script[ALONE] = (_asked, response) => json(response, status, { error, message: '' });
    expect(await recheck()).toEqual([]);
  }
  server.script[ALONE] = (_asked, response) => json(response, 502, { error: 'UpstreamFailure', message: '' });
  expect((await failureOf(recheck())).kind).toBe('unavailable');
});

test('nothing to look at asks nothing', async () => {
  const server = await start([]);
  expect(await (await openOn(server.url)).recheck([])).toMatchObject({ messages: [], deleted: [], requests: 0 });
  expect(server.asked).toEqual([]);
});
