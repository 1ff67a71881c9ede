import { lexicons } from '@atproto/api';
import { expect, test } from 'vitest';
import { type BlueskyBrand, logIn } from './bluesky-brand.ts';
import { openSandbox } from './open-sandbox.ts';

const ZERO = '2222222222222';

interface Loose {
  [name: string]: ReturnType<typeof JSON.parse>;
}

/** What the official lexicon says against an answer. Unions are open, so a `$type` that no lexicon knows is a complaint too. */
function complaintsOf(nsid: string, body: unknown): string[] {
  const complaints: string[] = [];
  try {
    lexicons.assertValidXrpcOutput(nsid, body);
  } catch (error) {
    complaints.push(`${nsid}: ${String(error)}`);
  }
  for (const [, type = ''] of JSON.stringify(body).matchAll(/"\$type":"([^"]+)"/g)) {
    if (lexicons.getDef(`lex:${type}`) === undefined) complaints.push(`${nsid}: no lexicon has ${type}`);
  }
  return complaints;
}

/** Calls that must succeed, each held against its lexicon. */
function createChecked(brand: BlueskyBrand) {
  const complaints: string[] = [];
  const seen = new Map<string, Loose>();
  const keep = (nsid: string, { status, body }: { status: number; body: Loose }): Loose => {
    if (status !== 200) complaints.push(`${nsid}: ${status} ${JSON.stringify(body)}`);
    else complaints.push(...complaintsOf(nsid, body));
    seen.set(nsid, body);
    return body;
  };
  return {
    complaints,
    seen,
    get: async (nsid: string, query: Record<string, string | string[]> = {}) =>
      keep(nsid, await brand.get(nsid, query)),
    chat: async (name: string, query: Record<string, string | string[]> = {}, body?: object) =>
      keep(`chat.bsky.convo.${name}`, await brand.chat(name, query, body)),
  };
}

test('every answer is valid by the official lexicons', async () => {
  const sandbox = await openSandbox();
  await sandbox.ask('customers', { count: 40, platform: 'bluesky' });
  const brand = await logIn(sandbox);
  const { complaints, get, chat } = createChecked(brand);

  const { convos } = await chat('listConvos', { limit: '100' });
  const convoId: string = convos[0].id;
  const { messages } = await chat('getMessages', { convoId });
  const { notifications } = await get('app.bsky.notification.listNotifications', { limit: '100' });
  const mention = notifications.find(({ reason }: Loose) => reason === 'mention');
  const quote = { $type: 'app.bsky.embed.record', record: { uri: mention.uri, cid: mention.cid } };
  const facet = {
    index: { byteStart: 0, byteEnd: 3 },
    features: [{ $type: 'app.bsky.richtext.facet#tag', tag: 'hei' }],
  };
  const replyTo = { messageId: messages[0].id };
  await chat('sendMessage', {}, { convoId, message: { text: 'Hei', replyTo, embed: quote, facets: [facet] } });
  const { posts } = await sandbox.state();
  const gone = posts.find(
    ({ platform, visibility, byBrand }) => platform === 'bluesky' && visibility === 'private' && !byBrand,
  );
  await sandbox.ask('remove', { platform: 'bluesky', id: gone?.id });
  for (const { id } of convos.slice(0, 12)) await chat('getMessages', { convoId: id });
  await chat('acceptConvo', {}, { convoId: convos[1].id });
  await chat('updateRead', {}, { convoId: convos[1].id });
  await chat('listConvos', { limit: '100' });
  await chat('listConvoRequests');
  await chat('getConvo', { convoId });
  const open = notifications.find(({ author }: Loose) => author.associated.chat.allowIncoming === 'all').author.did;
  await chat('getConvoAvailability', { members: open });
  await chat('getConvoForMembers', { members: open });
  await chat('getConvoAvailability', { members: open });
  const { logs } = await chat('getLog', { cursor: ZERO });
  const kinds = new Set(logs.map(({ $type }: Loose) => $type.split('#')[1]));
  expect(kinds).toEqual(
    new Set(['logBeginConvo', 'logCreateMessage', 'logDeleteMessage', 'logAcceptConvo', 'logReadConvo']),
  );

  const uris = posts.filter(({ platform, visibility }) => platform === 'bluesky' && visibility === 'public');
  for (let from = 0; from < uris.length; from += 25) {
    await get('app.bsky.feed.getPosts', { uris: uris.slice(from, from + 25).map(({ id }) => id) });
  }
  await get('app.bsky.feed.getPostThread', { uri: mention.uri });
  await get('app.bsky.feed.getAuthorFeed', { actor: brand.did });
  await get('app.bsky.feed.searchPosts', { q: 'e' });
  await get('app.bsky.actor.getProfiles', { actors: [open, brand.did] });
  await get('com.atproto.server.getSession');
  expect(complaints).toEqual([]);
});

test('the lexicons are a referee: an answer that is a little wrong does not pass', async () => {
  const sandbox = await openSandbox();
  await sandbox.ask('customers', { count: 1, platform: 'bluesky', visibility: 'private' });
  const brand = await logIn(sandbox);
  const { chat, seen, complaints } = createChecked(brand);
  const { convos } = await chat('listConvos');
  await chat('getMessages', { convoId: convos[0].id });
  await chat('getLog', { cursor: ZERO });
  expect(complaints).toEqual([]);
  const without = (nsid: string, from: string, to: string): string[] => {
    const text = JSON.stringify(seen.get(`chat.bsky.convo.${nsid}`));
    expect(text).toContain(from);
    return complaintsOf(`chat.bsky.convo.${nsid}`, JSON.parse(text.replace(from, to)));
  };
  expect(without('getMessages', '"sentAt":"', '"sentAt":"klo ')).not.toEqual([]);
  expect(without('getMessages', '"rev":', '"revision":')).not.toEqual([]);
  expect(without('getMessages', 'defs#messageView', 'defs#messageVeiw')).not.toEqual([]);
  expect(without('listConvos', '"unreadCount":', '"unread":')).not.toEqual([]);
  expect(without('getLog', '"convoId":', '"convo":')).not.toEqual([]);
});
