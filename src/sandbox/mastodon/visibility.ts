import type { Person, Post, World } from '../world.ts';
import { renderContent } from './content.ts';

/** `public`, `unlisted`, `private` or `direct` (https://docs.joinmastodon.org/entities/Status/#visibility). */
export function shownVisibility(post: Post): string {
  const written = post.extras.get('visibility');
  if (typeof written === 'string') return written;
  return post.visibility === 'private' ? 'direct' : 'public';
}

/**
 * What its author typed; a person reads less of it (`@user` of `@user@host`). A direct status that somebody sent to
 * the brand mentions the brand, or it would not have come.
 */
export function sourceText(world: World, post: Post): string {
  const source = post.extras.get('source');
  // what was edited by other means than the API has no source but its text
  const isCurrent = (post.extras.get('sourceAt') ?? null) === post.editedAt;
  const text = typeof source === 'string' && isCurrent ? source : post.text;
  const brand = world.brand('mastodon');
  if (post.to !== brand || isNamed(world, brand, text)) return text;
  return `@${brand.handle} ${text}`;
}

/** The brand may read it: it is public, or its own, or for the brand. */
export function isSeen(world: World, post: Post): boolean {
  if (post.visibility === 'public' || post.byBrand) return true;
  const brand = world.brand('mastodon');
  return post.to === brand || (post.to === null && renderContent(world, post.text, '').mentioned.includes(brand));
}

/** A status that the brand may read, by its id. */
export function findSeen(world: World, id: string): Post | null {
  const post = world.find('mastodon', id);
  return post !== null && isSeen(world, post) ? post : null;
}

/** What answers a status and the brand may read, oldest first. */
export function seenReplies(world: World, post: Post): Post[] {
  return world.replies(post).filter((reply) => isSeen(world, reply));
}

function isNamed(world: World, brand: Person, text: string): boolean {
  const names = text.matchAll(/(?<![\w/@])@(\w+)(?![\w@])/g);
  return [...names].some(([, name = '']) => world.personByHandle('mastodon', name) === brand);
}
