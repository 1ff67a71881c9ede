import type { Post, World } from '../world.ts';
import { byIndexedAt, isAfterCursor, type Place, packCursor, readLimit } from './cursors.ts';
import { invalidRequest } from './problem.ts';
import { findPublic, publicPosts } from './public-posts.ts';
import { mentionedDids, recordOf } from './records.ts';
import { followOf } from './relations.ts';
import { profileBasic } from './views.ts';

interface Told extends Place {
  readonly reason: 'mention' | 'quote' | 'reply' | 'follow';
  readonly post: Post;
  readonly subject: string | null;
}

/**
 * `app.bsky.notification.listNotifications` as the reference AppView does it: newest first, `limit` rows are taken
 * **before** `reasons` thins them, so that a page may be short or empty and still have a cursor; there is no "since",
 * and the parameter `seenAt` is refused.
 */
export function listNotifications(world: World, query: URLSearchParams): object {
  if (query.has('seenAt')) throw invalidRequest('The seenAt parameter is unsupported');
  const limit = readLimit(query, 50, 100);
  const reasons = query.getAll('reasons');
  const page = everythingTold(world)
    .filter(isAfterCursor(query.get('cursor')))
    .slice(0, limit);
  const last = page.at(-1);
  return {
    notifications: page
      .filter(({ reason }) => reasons.length === 0 || reasons.includes(reason))
      .map((told) => shown(world, told)),
    ...(last === undefined ? {} : { cursor: packCursor(last) }),
    priority: false,
    seenAt: new Date(world.startedAt).toISOString(),
  };
}

/** One post tells the brand once: as a mention, else as a quote, else as a reply somewhere below a brand post. */
function everythingTold(world: World): Told[] {
  const posts = publicPosts(world)
    .sort(byIndexedAt)
    .filter((post) => !post.byBrand);
  // newest first, so that the oldest of each stays
  const firstOf = new Map(posts.map((post) => [post.author, post]));
  return posts.flatMap((post) => {
    // twice the order leaves room for the follow of the same person
    const place = { at: post.visibleAt, order: post.order * 2 + 1, post };
    const reason = reasonOf(world, post);
    const told: Told[] = reason === null ? [] : [{ ...place, ...reason }];
    // some newcomers follow first, so that there is something to thin out
    if (firstOf.get(post.author) === post && followOf(world, post.author) !== null)
      told.push({ ...place, order: post.order * 2, reason: 'follow', subject: null });
    return told;
  });
}

function reasonOf(world: World, post: Post): Pick<Told, 'reason' | 'subject'> | null {
  const brand = world.brand('bluesky');
  if (mentionedDids(recordOf(world, post).record).includes(brand.id)) return { reason: 'mention', subject: null };
  const quoted = post.quotes === null ? null : findPublic(world, post.quotes);
  if (quoted?.byBrand) return { reason: 'quote', subject: quoted.id };
  let above = post.inReplyTo === null ? null : findPublic(world, post.inReplyTo);
  while (above !== null) {
    if (above.byBrand) return { reason: 'reply', subject: above.id };
    above = above.inReplyTo === null ? null : findPublic(world, above.inReplyTo);
  }
  return null;
}

function shown(world: World, { reason, post, subject, at }: Told): object {
  const indexedAt = new Date(at).toISOString();
  const base = { author: profileBasic(world, post.author), reason, isRead: false, indexedAt, labels: [] };
  const follow = reason === 'follow' ? followOf(world, post.author) : null;
  if (follow !== null) return { ...follow, ...base };
  const { record, cid } = recordOf(world, post);
  return { uri: post.id, cid, ...base, ...(subject === null ? {} : { reasonSubject: subject }), record };
}
