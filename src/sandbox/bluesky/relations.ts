import { cidOf, stableDigits, tid } from '../ids.ts';
import type { Person, Post, World } from '../world.ts';
import { findPublic } from './public-posts.ts';
import { mentionedDids, recordOf } from './records.ts';

/** Whom a person lets write to them (`chat.bsky.actor.declaration`). */
type AllowIncoming = 'all' | 'following' | 'none';

/**
 * The brand and whoever is open to messages take all. Of the others every third takes none and every third only those of
 * people they follow; always the same ones.
 */
export function allowIncoming(person: Person): AllowIncoming {
  if (person.isBrand || person.isOpenToMessages) return 'all';
  const share = Number(stableDigits(`chat of ${person.handle}`, 9)) % 3;
  if (share === 0) return 'none';
  return share === 1 ? 'following' : 'all';
}

/** The record by which a person follows the brand, or null. Some do, always the same ones. */
export function followOf(world: World, person: Person): { uri: string; cid: string; record: object } | null {
  if (person.isBrand || !/[a-i]$/.test(person.id)) return null;
  const createdAt = new Date(person.joinedAt).toISOString();
  const record = { $type: 'app.bsky.graph.follow', subject: world.brand('bluesky').id, createdAt };
  // any TID will do, as long as it is theirs
  const key = tid(person.joinedAt, Number(stableDigits(person.id, 3)));
  return { uri: `at://${person.id}/app.bsky.graph.follow/${key}`, cid: cidOf(record), record };
}

/**
 * Why the brand may not begin a chat with somebody, in the chat service's names, or null when it may. Who has
 * written to the brand can be answered whatever their setting says: ongoing chats go on.
 */
export function chatRefusal(world: World, person: Person): 'MessagesDisabled' | 'NotFollowedBySender' | null {
  const allowed = allowIncoming(person);
  if (allowed === 'none') return 'MessagesDisabled';
  // the name is the service's; the recipient has to follow the sender
  return allowed === 'following' && followOf(world, person) === null ? 'NotFollowedBySender' : null;
}

/**
 * The threadgate of a thread's first post (`app.bsky.feed.threadgate`), or null. Half of those who talked about the
 * brand before the sandbox began, without addressing it, let only the people they mention answer.
 */
export function threadgateOf(world: World, root: Post): { uri: string; cid: string; record: object } | null {
  if (root.byBrand || root.inReplyTo !== null || root.quotes !== null || root.createdAt >= world.startedAt) return null;
  if (Number(stableDigits(`gate of ${root.author.handle}`, 9)) % 2 === 1) return null;
  if (mentionedDids(recordOf(world, root).record).includes(world.brand('bluesky').id)) return null;
  const record = {
    $type: 'app.bsky.feed.threadgate',
    post: root.id,
    allow: [{ $type: 'app.bsky.feed.threadgate#mentionRule' }],
    createdAt: new Date(root.createdAt).toISOString(),
  };
  return { uri: root.id.replace('app.bsky.feed.post', 'app.bsky.feed.threadgate'), cid: cidOf(record), record };
}

/** The thread's first post does not let the brand answer anywhere in it. */
export function isReplyDisabled(world: World, post: Post): boolean {
  const root = findPublic(world, post.threadRoot);
  return root !== null && threadgateOf(world, root) !== null;
}
