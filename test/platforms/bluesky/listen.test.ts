import { afterEach, describe, expect, test } from 'vitest';
import type { Stream } from '../../../src/domain/stream.ts';
import type { Cursor, MessagePage } from '../../../src/platforms/platform.ts';
import { failureOf, memoryVault, openOn } from './opened.ts';
import { CUSTOMER, iso, NOW, notification, postView } from './posts.ts';
import { DID, HANDLE, json, type Script, type ScriptedServer, startScriptedServer } from './scripted-server.ts';

const NOTIFICATIONS = 'app.bsky.notification.listNotifications';
const MINUTE = 60_000;
const MENTIONS: Stream = { kind: 'mentions' };
const OPTIONS = { backfillFrom: NOW - 7 * 24 * 60 * MINUTE, now: NOW, overlapMs: 5 * MINUTE };

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
}

/** Listens; `pagesMax` stops in mid-way, as a crash would. */
async function hear(server: ScriptedServer, stream: Stream, from: From = {}): Promise<MessagePage[]> {
  const { since = null, pagesMax = 99 } = from;
  const session = await openOn(server.url, { vault: memoryVault() });
  const pages: MessagePage[] = [];
  for await (const page of session.fetch(stream, since, OPTIONS)) {
    pages.push(page);
    if (pages.length >= pagesMax) break;
  }
  return pages;
}

function idsOf(pages: readonly MessagePage[]): string[] {
  return pages.flatMap((page) => page.messages.map((message) => message.remoteId.split('/').at(-1) ?? ''));
}

function last(pages: readonly MessagePage[]): MessagePage {
  return pages.at(-1) ?? expect.unreachable('no page');
}

/** A feed as the network has it: newest first, two items a page, addresses that are times. */
function feedScript(feed: { items: (Record<string, unknown> & { uri: string })[] }): Script {
  return {
    [NOTIFICATIONS]: ({ url }, response) => {
      const before = url.searchParams.get('cursor');
      const rest = feed.items.filter((item) => before === null || String(item.indexedAt) < before);
      const notifications = rest.slice(0, 2);
      const cursor = rest.length > 2 ? String(notifications.at(-1)?.indexedAt) : undefined;
      json(response, 200, { notifications, ...(cursor ? { cursor } : {}), seenAt: iso(NOW) });
    },
  };
}

describe('mentions', () => {
  test('are asked for as the network wants it: no seenAt, no read mark moved', async () => {
    const server = await start(feedScript({ items: [notification('a')] }));
    await hear(server, MENTIONS);
    const asked = server.asked.find((one) => one.nsid === NOTIFICATIONS);
    expect(asked?.url.searchParams.getAll('reasons')).toEqual(['mention', 'reply', 'quote']);
    expect(asked?.url.searchParams.has('seenAt')).toBe(false);
    expect(server.asked.map((one) => one.nsid)).not.toContain('app.bsky.notification.updateSeen');
  });

  test('a pass that dies half-way goes on where it stopped, then hears what came meanwhile', async () => {
    const feed = { items: [1, 2, 3, 4, 5, 6].map((n) => notification(`m${n}`, n * 60 * MINUTE)) };
    const server = await start(feedScript(feed));
    const broken = await hear(server, MENTIONS, { pagesMax: 1 });
    expect(idsOf(broken)).toEqual(['m1', 'm2']);
    feed.items.unshift(notification('m0', MINUTE));
    const rest = await hear(server, MENTIONS, { since: last(broken).cursor });
    expect(new Set([...idsOf(broken), ...idsOf(rest)])).toEqual(new Set(['m0', 'm1', 'm2', 'm3', 'm4', 'm5', 'm6']));
    const again = await hear(server, MENTIONS, { since: last(rest).cursor });
    expect(again).toHaveLength(1);
  });

  test('the cursor never passes what was not heard: any stop, any number of times', async () => {
    const feed = { items: Array.from({ length: 9 }, (_, n) => notification(`m${n}`, (n + 1) * 60 * MINUTE)) };
    const server = await start(feedScript(feed));
    const heard = new Set<string>();
    let cursor: Cursor | null = null;
    for (let run = 0; run < 12; run += 1) {
      feed.items.unshift(notification(`n${run}`, 50 * MINUTE - run * MINUTE));
      const pages = await hear(server, MENTIONS, { since: cursor, pagesMax: 1 + (run % 2) });
      for (const id of idsOf(pages)) heard.add(id);
      cursor = last(pages).cursor;
    }
    for (const id of idsOf(await hear(server, MENTIONS, { since: cursor }))) heard.add(id);
    expect(heard.size).toBe(21);
  });

  test('an empty page with an address is not the end; one whose address is older than we need is', async () => {
    const answers = [
      { notifications: [], cursor: iso(NOW - MINUTE) },
      { notifications: [notification('a', 2 * MINUTE)], cursor: iso(NOW - 2 * MINUTE) },
      { notifications: [], cursor: iso(NOW - 3000 * 60 * MINUTE) },
    ];
    const server = await start({ [NOTIFICATIONS]: (_asked, response) => json(response, 200, answers.shift() ?? {}) });
    const pages = await hear(server, MENTIONS);
    expect(idsOf(pages)).toEqual(['a']);
    expect(pages).toHaveLength(3);
  });

  test('a server that repeats its address does not hold us for ever', async () => {
    const server = await start({ [NOTIFICATIONS]: { notifications: [notification('a')], cursor: 'same' } });
    expect(await hear(server, MENTIONS)).toHaveLength(2);
  });

  test('a feed longer than one poll may take goes on at the next, where it stopped', async () => {
    const server = await start({
      [NOTIFICATIONS]: ({ url }, response) => {
        const page = Number(url.searchParams.get('cursor') ?? 0) + 1;
        json(response, 200, { notifications: [], ...(page < 600 ? { cursor: String(page) } : {}) });
      },
    });
    const first = await hear(server, MENTIONS, { pagesMax: 9999 });
    expect([first.length, JSON.parse(last(first).cursor).paging.cursor]).toEqual([500, '500']);
    const second = await hear(server, MENTIONS, { since: last(first).cursor, pagesMax: 100 });
    expect(JSON.parse(last(second).cursor).paging).toBeNull();
  });

  test('a dead page address loses nothing: the pass begins anew', async () => {
    const feed = { items: [1, 2, 3].map((n) => notification(`m${n}`, n * 60 * MINUTE)) };
    const server = await start(feedScript(feed));
    const working = server.script[NOTIFICATIONS];
    const broken = await hear(server, MENTIONS, { pagesMax: 1 });
    server.script[NOTIFICATIONS] = (asked, response) => {
      if (
        asked.url.searchParams.has('cursor') &&
        asked.url.searchParams.get('cursor') === JSON.parse(last(broken).cursor).paging.cursor
      ) {
        server.script[NOTIFICATIONS] = working ?? {};
        return json(response, 400, { error: 'InvalidRequest', message: 'Malformed cursor' });
      }
      if (typeof working === 'function') working(asked, response);
    };
    expect(idsOf(await hear(server, MENTIONS, { since: last(broken).cursor }))).toEqual(['m1', 'm2', 'm3']);
  });

  test('an item dated into the future does not make us deaf', async () => {
    const feed = { items: [notification('future', 0, { indexedAt: '2099-01-01T00:00:00.000Z' })] };
    const server = await start(feedScript(feed));
    const pages = await hear(server, MENTIONS);
    expect(JSON.parse(last(pages).cursor).floor).toBeLessThanOrEqual(NOW);
  });

  test('one odd item is kept aside, the rest is heard', async () => {
    const items = [notification('a'), notification('b', 0, { record: { text: 7 } }), null, 'x', notification('c')];
    const server = await start({ [NOTIFICATIONS]: { notifications: items } });
    const page = last(await hear(server, MENTIONS));
    expect(idsOf([page])).toEqual(['a', 'c']);
    expect(page.unreadable.map((one) => one.why)).toHaveLength(3);
    expect(page.messages[1]?.rawIndex).toBe(4);
    expect(JSON.parse(page.raw)[4].uri).toContain('/c');
  });

  test('likes that a server lists all the same are not heard', async () => {
    const server = await start({ [NOTIFICATIONS]: { notifications: [notification('a', 0, { reason: 'like' })] } });
    const page = last(await hear(server, MENTIONS));
    expect([page.messages, page.unreadable]).toEqual([[], []]);
  });

  test('come with pictures, gates, followers and what they answer, 25 at a time', async () => {
    const parent = postView('parent', 0, {
      uri: `at://${DID}/app.bsky.feed.post/parent`,
      author: { did: DID, handle: HANDLE },
    });
    const reply = { root: { uri: parent.uri, cid: 'c' }, parent: { uri: parent.uri, cid: 'c' } };
    const record = { text: 'x', createdAt: iso(NOW), reply };
    const items = Array.from({ length: 30 }, (_, n) => notification(`m${n}`, n, { record, reason: 'reply' }));
    const server = await start({
      [NOTIFICATIONS]: { notifications: items },
      'app.bsky.actor.getProfiles': { profiles: [{ did: CUSTOMER, followersCount: 812 }] },
      'app.bsky.feed.getPosts': ({ url }, response) => {
        const uris = url.searchParams.getAll('uris');
        const views = items
          .filter((item) => uris.includes(item.uri))
          .map((item) => ({ ...item, viewer: { replyDisabled: true } }));
        json(response, 200, { posts: uris.includes(parent.uri) ? [parent] : views });
      },
    });
    const page = last(await hear(server, MENTIONS));
    expect(page.context.map((one) => [one.remoteId, one.direction, one.rawIndex])).toEqual([
      [parent.uri, 'outbound', null],
    ]);
    expect(page.messages[0]).toMatchObject({
      kind: 'reply',
      author: { followers: 812 },
      reference: { replyDisabled: true },
    });
    expect(page.requests).toBe(6);
  });

  test('a web page, another shape and a limit are failures, never "nothing new"', async () => {
    const server = await start({
      [NOTIFICATIONS]: (_asked, response) => void response.end('<html><title>Wi-Fi</title>'),
    });
    const page = await failureOf(hear(server, MENTIONS));
    expect(page).toMatchObject({ kind: 'unavailable', words: 'answer 200 is a web page: Wi-Fi' });
    server.script[NOTIFICATIONS] = { items: [] };
    expect((await failureOf(hear(server, MENTIONS))).kind).toBe('unavailable');
    server.script[NOTIFICATIONS] = (_asked, response) => {
      response.setHeader('ratelimit-reset', String(NOW / 1000 + 90)).setHeader('date', new Date(NOW).toUTCString());
      json(response, 429, { error: 'RateLimitExceeded', message: '' });
    };
    expect(await failureOf(hear(server, MENTIONS))).toMatchObject({ kind: 'throttled', until: NOW + 90_000 });
  });
});

describe('the other streams', () => {
  test('search is checked again: age and quoted phrases; paging goes on while anything is new', async () => {
    const text = (said: string) => ({ record: { text: said, createdAt: iso(NOW - MINUTE) } });
    const pages = [
      {
        posts: [postView('a', 0, text('the ESIMERKKI  oy again')), postView('b', 0, text('oy esimerkki'))],
        cursor: '2',
      },
      { posts: [postView('old', 30 * 24 * 60 * MINUTE)], cursor: '3' },
    ];
    const server = await start({
      'app.bsky.feed.searchPosts': (_asked, response) => json(response, 200, pages.shift() ?? {}),
    });
    const heard = await hear(server, { kind: 'search', query: '"Esimerkki Oy"' });
    expect(idsOf(heard)).toEqual(['a']);
    expect(heard).toHaveLength(2);
    const asked = server.asked.find((one) => one.nsid === 'app.bsky.feed.searchPosts')?.url.searchParams;
    expect([asked?.get('sort'), asked?.get('since')]).toEqual(['latest', iso(OPTIONS.backfillFrom)]);
    // Its page addresses move as posts come: a broken pass begins anew.
    expect(JSON.parse(heard[0]?.cursor ?? '')).toEqual({ floor: OPTIONS.backfillFrom, paging: null });
  });

  test('a search that ends early tells of the gap', async () => {
    const server = await start({
      'app.bsky.feed.searchPosts': ({ url }, response) =>
        url.searchParams.has('cursor')
          ? json(response, 400, { error: 'InvalidRequest', message: 'cursor too deep' })
          : json(response, 200, { posts: [postView('a', MINUTE)], cursor: '100' }),
    });
    const page = last(await hear(server, { kind: 'search', query: 'x' }));
    expect(page.gap).toMatchObject({ from: OPTIONS.backfillFrom, until: NOW - MINUTE });
  });

  test('a hashtag is the whole tag, wherever it stands', async () => {
    const facets = [{ features: [{ tag: 'apua' }] }];
    const posts = ['#Apua!', '#apuapua', 'apua'].map((text, n) =>
      postView(`t${n}`, 0, { record: { text, createdAt: iso(NOW) } }),
    );
    posts.push(postView('t3', 0, { record: { text: 'x', createdAt: iso(NOW), facets } }));
    const server = await start({ 'app.bsky.feed.searchPosts': { posts } });
    expect(idsOf(await hear(server, { kind: 'hashtag', tag: '#apua' }))).toEqual(['t0', 't3']);
  });

  test('own posts are outbound, reposts of others are not ours', async () => {
    const author = { did: DID, handle: HANDLE };
    const ours = postView('ours', 0, { uri: `at://${DID}/app.bsky.feed.post/ours`, author });
    const repost = {
      post: postView('theirs'),
      reason: { $type: 'app.bsky.feed.defs#reasonRepost', indexedAt: iso(NOW) },
    };
    const server = await start({ 'app.bsky.feed.getAuthorFeed': { feed: [{ post: ours }, repost, { reply: {} }] } });
    const page = last(await hear(server, { kind: 'own' }));
    expect(page.messages.map((one) => [one.direction, one.remoteId])).toEqual([['outbound', ours.uri]]);
    expect(page.unreadable).toHaveLength(1);
  });
});
