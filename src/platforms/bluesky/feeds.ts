/** Where each stream is read, page by page, newest first; and which items of a page belong to it. */
import type { HeardMessage } from '../../domain/message.ts';
import type { Stream } from '../../domain/stream.ts';
import type { BlueskyClient, Params } from './client.ts';
import { failed } from './failed.ts';
import { kindOfPost, kindOfReason, postedAt } from './message.ts';
import { at, listAt, textAt, timeAt } from './payload.ts';

export interface Batch {
  readonly items: readonly unknown[];
  /** Where the next (older) page begins, or null after the last. */
  readonly next: string | null;
  readonly servedAt: number | null;
}

export interface Feed {
  read(cursor: string | null): Promise<Batch>;
  /** Where an item stands in the feed's order, UTC milliseconds. */
  timeOf(item: unknown): number | null;
  /** The post or notification in an item; undefined for what is not ours to hear (a like, a repost). */
  postOf(item: unknown): unknown;
  kindOf(item: unknown): HeardMessage['kind'];
  /** Whether a message that was found is what was looked for. */
  accepts(message: HeardMessage, post: unknown): boolean;
  /** Strictly newest first with page addresses that stay good, so that a broken run can go on where it stopped. */
  readonly isSteady: boolean;
  /** Items are notifications, which lack what only a post's view tells. */
  readonly needsViews: boolean;
}

/** Streams of posts; chats are listened to in another way. */
export type PostStream = Exclude<Stream, { kind: 'messages' | 'comments' }>;

/** The feed of a stream, for the account with this DID. */
export function feedOf(client: BlueskyClient, stream: PostStream, own: { did: string; since: number }): Feed {
  switch (stream.kind) {
    case 'mentions':
      return mentions(client);
    case 'own':
      return ownPosts(client, own.did);
    case 'search':
      return search(client, { q: stream.query, since: own.since, tag: null });
    case 'hashtag': {
      const tag = stream.tag.replace(/^[#＃]/, '');
      return search(client, { q: `#${tag}`, since: own.since, tag });
    }
    default:
      return stream satisfies never;
  }
}

/**
 * https://docs.bsky.app/docs/api/app-bsky-notification-list-notifications. `limit` is applied before `reasons`: short or
 * empty pages with a cursor are normal. `seenAt` is never sent (an error) nor moved: people share it. `isRead` says nothing.
 */
function mentions(client: BlueskyClient): Feed {
  return {
    read: (cursor) =>
      pageOf(
        client,
        { nsid: 'app.bsky.notification.listNotifications', list: 'notifications' },
        {
          limit: 100,
          reasons: ['mention', 'reply', 'quote'],
          cursor,
        },
      ),
    timeOf: (item) => timeAt(item, 'indexedAt'),
    postOf: (item) => {
      const reason = textAt(item, 'reason');
      // Without a reason it is malformed: kept, so that it is noticed.
      return reason === null || kindOfReason(reason) !== null ? item : undefined;
    },
    kindOf: (item) => kindOfReason(textAt(item, 'reason')) ?? 'mention',
    accepts: () => true,
    isSteady: true,
    needsViews: true,
  };
}

/** https://docs.bsky.app/docs/api/app-bsky-feed-get-author-feed; reposts stand in it as other people's posts. */
function ownPosts(client: BlueskyClient, did: string): Feed {
  return {
    read: (cursor) =>
      pageOf(
        client,
        { nsid: 'app.bsky.feed.getAuthorFeed', list: 'feed' },
        {
          actor: did,
          filter: 'posts_with_replies',
          limit: 100,
          cursor,
        },
      ),
    timeOf: (item) => timeAt(item, 'reason', 'indexedAt') ?? postedAt(at(item, 'post')),
    postOf: (item) => (at(item, 'reason') === undefined ? (at(item, 'post') ?? item) : undefined),
    kindOf: (item) => kindOfPost(at(item, 'post')),
    accepts: (message) => message.direction === 'outbound',
    isSteady: true,
    needsViews: false,
  };
}

/** https://docs.bsky.app/docs/api/app-bsky-feed-search-posts. Servers may ignore `since`, `tag` and `sort`: checked again. */
function search(client: BlueskyClient, wanted: { q: string; since: number; tag: string | null }): Feed {
  const phrases = phrasesOf(wanted.q).map(plain);
  const tag = wanted.tag === null ? null : plain(wanted.tag);
  return {
    read: (cursor) =>
      pageOf(
        client,
        { nsid: 'app.bsky.feed.searchPosts', list: 'posts' },
        {
          q: wanted.q,
          tag: wanted.tag,
          sort: 'latest',
          since: new Date(wanted.since).toISOString(),
          limit: 100,
          cursor,
        },
      ),
    timeOf: postedAt,
    postOf: (item) => item,
    kindOf: () => 'search',
    accepts: (message, post) => {
      const text = plain(message.text);
      const isFresh = message.postedAt >= wanted.since;
      return (
        isFresh && phrases.every((phrase) => text.includes(phrase)) && (tag === null || tagsOf(post).includes(tag))
      );
    },
    isSteady: false,
    needsViews: false,
  };
}

/** What stands in quotes must stand in the text as it is; loose words are left to the server, which knows inflections. */
function phrasesOf(query: string): readonly string[] {
  return [...query.matchAll(/(?<=^|\s)"([^"]+)"/g)].map((match) => match[1] ?? '');
}

/** A post's tags: in its text, marked in its text, or beside it. */
function tagsOf(post: unknown): readonly string[] {
  const record = at(post, 'record');
  const written = [...(textAt(record, 'text') ?? '').matchAll(/[#＃]([\p{L}\p{M}\p{N}_]+)/gu)].map((match) => match[1]);
  const marked = listAt(record, 'facets').flatMap((facet) =>
    listAt(facet, 'features').map((one) => textAt(one, 'tag')),
  );
  return [...written, ...marked, ...listAt(record, 'tags')].filter((one) => typeof one === 'string').map(plain);
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ');
}

async function pageOf(client: BlueskyClient, from: { nsid: string; list: string }, params: Params): Promise<Batch> {
  const { json, servedAt } = await client.query(from.nsid, params);
  const items = at(json, from.list);
  // An answer of another shape is not "nothing new".
  if (!Array.isArray(items)) {
    throw failed('unavailable', `answer without ${from.list}`);
  }
  return { items, next: textAt(json, 'cursor') || null, servedAt };
}
