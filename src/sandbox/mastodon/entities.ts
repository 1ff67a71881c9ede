import type { Person, Post, World } from '../world.ts';
import { shownAccount } from './account.ts';
import { profileUrl, renderContent } from './content.ts';

/** Turns people and posts into what the API shows. `base` is the server's address as the caller named it. */
export interface Entities {
  readonly base: string;
  account(person: Person): Record<string, unknown>;
  status(post: Post): Record<string, unknown>;
}

/**
 * Mastodon's entities (https://docs.joinmastodon.org/entities/Status/, …/Account/), with the fields that a 4.6 server
 * was recorded to send.
 */
export function createEntities(world: World, base: string): Entities {
  const account = (person: Person): Record<string, unknown> => shownAccount(world, person, base);
  const status = (post: Post, isQuoted = false): Record<string, unknown> => {
    const parent = post.inReplyTo === null ? null : world.find('mastodon', post.inReplyTo);
    const content = renderContent(world, sourceText(post), base);
    const profile = profileUrl(post.author, base);
    return {
      id: post.id,
      created_at: new Date(post.createdAt).toISOString(),
      in_reply_to_id: parent?.id ?? null,
      in_reply_to_account_id: parent?.author.id ?? null,
      sensitive: post.extras.get('sensitive') === true,
      spoiler_text: String(post.extras.get('spoiler') ?? ''),
      visibility: shownVisibility(post),
      language: post.language,
      uri: `${profile.replace('/@', '/users/')}/statuses/${post.id}`,
      url: `${profile}/${post.id}`,
      replies_count: world.replies(post).length,
      reblogs_count: 0,
      favourites_count: 0,
      quotes_count: 0,
      edited_at: null,
      favourited: false,
      reblogged: false,
      muted: false,
      bookmarked: false,
      ...(post.byBrand ? { pinned: false } : {}),
      content: content.html,
      filtered: [],
      reblog: null,
      application: { name: post.byBrand ? 'kuulo' : 'Web', website: null },
      account: account(post.author),
      media_attachments: [],
      mentions: content.mentioned.map((person) => ({
        id: person.id,
        username: person.handle.split('@')[0],
        url: profileUrl(person, base),
        acct: person.handle,
      })),
      tags: content.tags.map((name) => ({ name, url: `${base}/tags/${encodeURIComponent(name)}` })),
      emojis: [],
      tagged_collections: [],
      quote: isQuoted ? null : quote(post),
      card: null,
      poll: null,
      quote_approval: { automatic: ['public'], manual: [], current_user: 'automatic' },
    };
  };
  const quote = (post: Post): object | null => {
    if (post.quotes === null) return null;
    const quoted = world.find('mastodon', post.quotes);
    if (quoted === null) return { state: 'deleted', quoted_status: null };
    return { state: 'accepted', quoted_status: status(quoted, true) };
  };
  return { base, account, status: (post) => status(post) };
}

/** What the author typed; a person reads less of it (`@user` of `@user@host`). */
export function sourceText(post: Post): string {
  const source = post.extras.get('source');
  return typeof source === 'string' ? source : post.text;
}

/** `public`, `unlisted`, `private` or `direct`. */
function shownVisibility(post: Post): string {
  const written = post.extras.get('visibility');
  if (typeof written === 'string') return written;
  return post.visibility === 'private' ? 'direct' : 'public';
}
