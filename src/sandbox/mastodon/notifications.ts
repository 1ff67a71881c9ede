import type { Post, World } from '../world.ts';
import { renderContent } from './content.ts';
import { isSeen, sourceText } from './visibility.ts';

/** Something the brand is told of. Ids follow the order of arrival, not of writing, and are no status ids. */
export interface Notification {
  readonly id: string;
  readonly type: 'mention' | 'quote' | 'follow';
  readonly at: number;
  /** For a follow: the first post of who follows. */
  readonly post: Post;
}

const IDS_FROM_MS = Date.UTC(2020, 0, 1);

/**
 * What the brand was told (https://docs.joinmastodon.org/methods/notifications/), newest first. Every third newcomer
 * follows before writing, so that there is something to filter out by `types[]`.
 */
export function listNotifications(world: World): Notification[] {
  const told: Notification[] = [];
  for (const post of world.posts('mastodon').sort((a, b) => b.visibleAt - a.visibleAt || b.order - a.order)) {
    if (post.byBrand || !isSeen(world, post)) continue;
    if (isMentioned(world, post)) told.push(notification('mention', post));
    else if (post.quotes !== null && world.find('mastodon', post.quotes)?.byBrand) {
      told.push(notification('quote', post));
    }
    if (post.inReplyTo === null && Number(post.author.id.at(-1)) % 3 === 0) told.push(notification('follow', post));
  }
  return told;
}

/** Rendering is slow for a long text, and who is mentioned does not change. */
const mentionsBrand = new WeakMap<Post, boolean>();

function isMentioned(world: World, post: Post): boolean {
  const known = mentionsBrand.get(post);
  if (known !== undefined) return known;
  const { mentioned } = renderContent(world, sourceText(world, post), '');
  const isTrue = mentioned.includes(world.brand('mastodon'));
  mentionsBrand.set(post, isTrue);
  return isTrue;
}

function notification(type: Notification['type'], post: Post): Notification {
  const place = BigInt(post.order * 2 + (type === 'follow' ? 0 : 1)) & 0xfffffn;
  const id = String((BigInt(post.visibleAt - IDS_FROM_MS) << 20n) + place);
  return { id, type, at: post.visibleAt, post };
}
