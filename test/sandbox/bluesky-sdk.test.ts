import { AtpAgent } from '@atproto/api';
import { expect, test } from 'vitest';
import { openSandbox } from './open-sandbox.ts';

/** The official client checks every answer against the lexicons; its paths start at the root, so the prefix is put back. */
test('the official client takes every answer as valid', async () => {
  const sandbox = await openSandbox();
  await sandbox.ask('customers', { count: 5, platform: 'bluesky', visibility: 'public' });
  await sandbox.ask('customers', { count: 1, platform: 'bluesky', visibility: 'private' });
  const agent = new AtpAgent({
    service: `${sandbox.url}/bluesky`,
    fetch: (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input);
      if (!url.pathname.startsWith('/bluesky')) url.pathname = `/bluesky${url.pathname}`;
      return fetch(input instanceof Request ? new Request(url, input) : url, init);
    },
  });
  await agent.login({ identifier: 'esimerkki.sandbox', password: 'sand-boxx-pass-word' });
  expect(agent.dispatchUrl.href).toBe(`${sandbox.url}/bluesky`);
  const { data } = await agent.listNotifications({ limit: 100 });
  expect(data.notifications.length).toBeGreaterThan(10);
  const uris = data.notifications.filter(({ reason }) => reason !== 'follow').map(({ uri }) => uri);
  const { data: hydrated } = await agent.getPosts({ uris: uris.slice(0, 25) });
  const [post] = hydrated.posts;
  if (post === undefined) throw new Error('no post');
  const parent = { uri: post.uri, cid: post.cid };
  const sent = await agent.post({ text: 'Hei! Katsotaan.', reply: { root: parent, parent } });
  const { data: thread } = await agent.getPostThread({ uri: sent.uri });
  expect(thread.thread).toMatchObject({ post: { uri: sent.uri }, parent: { post: { uri: post.uri } } });
  const { data: feed } = await agent.getAuthorFeed({ actor: 'esimerkki.sandbox', limit: 2 });
  expect(feed.feed[0]?.post.uri).toBe(sent.uri);
  const { data: found } = await agent.app.bsky.feed.searchPosts({ q: 'Katsotaan', sort: 'latest' });
  expect(found.posts.map(({ uri }) => uri)).toEqual([sent.uri]);
  const { data: profiles } = await agent.getProfiles({ actors: [post.author.did] });
  expect(profiles.profiles).toHaveLength(1);
  const chat = agent.withProxy('bsky_chat', 'did:web:api.bsky.chat').chat.bsky.convo;
  const { data: chats } = await chat.listConvos({ limit: 1 });
  const convoId = chats.convos[0]?.id ?? '';
  const { data: told } = await chat.sendMessage({ convoId, message: { text: 'Hei! Vastaan täällä.' } });
  const { data: said } = await chat.getMessages({ convoId });
  expect(said.messages).toContainEqual(expect.objectContaining({ id: told.id }));
  await agent.deletePost(sent.uri);
  expect((await agent.getPosts({ uris: [sent.uri] })).data.posts).toEqual([]);
  expect((await agent.resolveHandle({ handle: 'esimerkki.sandbox' })).data.did).toBe(agent.did);
});
