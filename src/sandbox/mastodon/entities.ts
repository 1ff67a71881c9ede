import type { Person, Post, World } from '../world.ts';
import { shownAccount } from './account.ts';
import { actorUri, profileUrl, renderContent } from './content.ts';
import { isSeen, shownVisibility, sourceText } from './visibility.ts';

/** Turns people and posts into what the API shows. `base` is the server's address as the caller named it. */
export interface Entities {
  readonly base: string;
  account(person: Person): Record<string, unknown>;
  status(post: Post): Record<string, unknown>;
  /** Every wording a status has had, oldest first, https://docs.joinmastodon.org/entities/StatusEdit/. */
  history(post: Post): object[];
}

/**
 * Mastodon's entities (https://docs.joinmastodon.org/entities/Status/, …/Account/), with the fields that a 4.6 server
 * was recorded to send.
 */
export function createEntities(world: World, base: string): Entities {
  const account = (person: Person): Record<string, unknown> => shownAccount(world, person, base);
  const status = (post: Post, isQuoted = false): Record<string, unknown> => {
    const parentId = post.inReplyTo ?? post.extras.get('parentId');
    const parent = typeof parentId === 'string' ? world.find('mastodon', parentId) : null;
    const content = renderContent(world, sourceText(world, post), base);
    const visibility = shownVisibility(post);
    const profile = profileUrl(post.author, base);
    return {
      id: post.id,
      created_at: new Date(post.createdAt).toISOString(),
      in_reply_to_id: parent?.id ?? null,
      in_reply_to_account_id: parent?.author.id ?? null,
      sensitive: post.extras.get('sensitive') === true,
      spoiler_text: String(post.extras.get('spoiler') ?? ''),
      visibility,
      language: post.language,
      uri: `${actorUri(post.author, base)}/statuses/${post.id}`,
      url: `${profile}/${post.id}`,
      replies_count: world.replies(post).filter((reply) => reply.visibility === 'public').length,
      reblogs_count: 0,
      favourites_count: 0,
      quotes_count: 0,
      edited_at: post.editedAt === null ? null : new Date(post.editedAt).toISOString(),
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
      quote_approval:
        visibility === 'direct' || visibility === 'private'
          ? { automatic: [], manual: [], current_user: 'denied' }
          : { automatic: ['public'], manual: [], current_user: 'automatic' },
    };
  };
  const quote = (post: Post): object | null => {
    if (post.quotes === null) return null;
    const quoted = world.find('mastodon', post.quotes);
    if (quoted === null || !isSeen(world, quoted)) return { state: 'deleted', quoted_status: null };
    return { state: 'accepted', quoted_status: status(quoted, true) };
  };
  const history = (post: Post): object[] =>
    post.wordings.map(({ text, at }, index) => {
      // the last wording has a source; of earlier ones only what was read is known
      const source = index === post.wordings.length - 1 ? sourceText(world, post) : text;
      return {
        content: renderContent(world, source, base).html,
        spoiler_text: String(post.extras.get('spoiler') ?? ''),
        sensitive: post.extras.get('sensitive') === true,
        created_at: new Date(at).toISOString(),
        account: account(post.author),
        media_attachments: [],
        emojis: [],
      };
    });
  return { base, account, status: (post) => status(post), history };
}
