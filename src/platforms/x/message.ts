/**
 * Payloads to messages, pure (https://docs.x.com/x-api/fundamentals/data-dictionary). The API is being renamed from
 * `tweet` to `post`: both spellings are read.
 */
import { z } from 'zod';
import type { HeardMessage, Json, Media, MessageKind } from '../../domain/message.ts';
import type { StreamKind } from '../../domain/stream.ts';
import type { Unreadable } from '../platform.ts';
import { type Included, type Post, postShape, type User } from './payload.ts';
import { type LinkEntity, textOf } from './text.ts';

/** Who we are there. */
export interface Self {
  readonly id: string;
  readonly handle: string;
}

/** What a page is read by: its stream, ourselves, and what came along with it. */
export interface Reading {
  readonly stream: StreamKind;
  readonly me: Self;
  readonly included: Included;
}

/** What a reply needs to know about its target. */
export const referenceShape = z.object({
  /** Of the newest version: an edited post has an id per version. */
  id: z.string().min(1),
  authorId: z.string(),
  /** The author called our account into the conversation, by mentioning it or quoting it. */
  isSummoned: z.boolean(),
});

/** A page's items as messages; what cannot be read is kept raw and stops nothing. */
export function readItems(
  items: readonly unknown[],
  reading: Reading,
): { messages: HeardMessage[]; context: HeardMessage[]; unreadable: Unreadable[] } {
  const messages: HeardMessage[] = [];
  const unreadable: Unreadable[] = [];
  for (const [index, item] of items.entries()) {
    try {
      const post = postShape.parse(item);
      // A repost repeats what someone else said.
      if (!post.references.some((one) => one.type === 'retweeted' || one.type === 'reposted')) {
        messages.push(toMessage(post, reading, index));
      }
    } catch (error) {
      unreadable.push({ raw: JSON.stringify(item) ?? 'undefined', why: whyOf(error) });
    }
  }
  return { messages, context: contextOf(messages, reading), unreadable };
}

/** Included posts that are not on the page itself: what the page's messages answer or quote. */
function contextOf(messages: readonly HeardMessage[], reading: Reading): HeardMessage[] {
  const heard = new Set(messages.map((message) => message.remoteId));
  const context = new Map<string, HeardMessage>();
  for (const post of reading.included.posts.values()) {
    if (heard.has(post.firstId)) continue;
    context.set(post.firstId, toMessage(post, { ...reading, stream: 'search' }, null));
  }
  return [...context.values()];
}

function toMessage(post: Post, reading: Reading, rawIndex: number | null): HeardMessage {
  const { me, included } = reading;
  const isOwn = post.authorId === me.id;
  const isSummoned = !isOwn && callsUs(post, reading);
  const parent = post.references.find((one) => one.type === 'replied_to')?.id ?? null;
  const author = authorOf(post, included, me);
  const reference: Json = { id: post.id, authorId: post.authorId, isSummoned };
  return {
    remoteId: post.firstId,
    direction: isOwn ? 'outbound' : 'inbound',
    kind: kindOf(post, me, { isOwn, isSummoned }),
    visibility: 'public',
    author,
    text: textOf(
      post.text,
      post.links.map((link) => linkOf(link, post)),
    ),
    language: languageOf(post.lang),
    postedAt: postedAt(post),
    editedAt: post.id === post.firstId ? null : post.createdAt,
    inReplyTo: parent === null ? null : (included.posts.get(parent)?.firstId ?? parent),
    threadId: post.conversationId === post.id ? post.firstId : (post.conversationId ?? post.firstId),
    // `i` leads to a post by anyone.
    url: `https://x.com/${author.handle === post.authorId ? 'i' : author.handle}/status/${post.id}`,
    media: post.mediaKeys.flatMap((key) => mediaOf(included.media.get(key))),
    reference,
    rawIndex,
  };
}

/**
 * Since 2026-02-23 a reply is taken only when the author mentioned our account in that post or quoted a post of ours
 * (https://docs.x.com/x-api/posts/manage-tweets/integrate).
 */
function callsUs(post: Post, { stream, me, included }: Reading): boolean {
  if (stream === 'mentions' || post.mentions.some((one) => isMe(one, me))) return true;
  return post.references.some((one) => one.type === 'quoted' && included.posts.get(one.id)?.authorId === me.id);
}

function isMe(user: { readonly id: string | null; readonly username: string }, me: Self): boolean {
  return user.id === me.id || user.username.toLowerCase() === me.handle.toLowerCase();
}

function kindOf(post: Post, me: Self, facts: { isOwn: boolean; isSummoned: boolean }): MessageKind {
  const answers = post.references.some((one) => one.type === 'replied_to');
  if (facts.isOwn) return answers ? 'reply' : 'mention';
  if (answers && post.inReplyToUserId === me.id) return 'reply';
  if (!facts.isSummoned) return 'search';
  return post.references.some((one) => one.type === 'quoted') && !post.mentions.some((one) => isMe(one, me))
    ? 'quote'
    : 'mention';
}

/** Authors of included posts come without their profile; their name may stand among the mentions. */
function authorOf(post: Post, included: Included, me: Self): HeardMessage['author'] {
  const user: User | undefined = included.users.get(post.authorId);
  const handle = user?.username ?? (post.authorId === me.id ? me.handle : included.names.get(post.authorId));
  return {
    remoteId: post.authorId,
    handle: handle ?? post.authorId,
    name: (user?.name ?? handle ?? post.authorId).toWellFormed(),
    followers: user?.followers ?? null,
    url: handle === undefined ? `https://x.com/i/user/${post.authorId}` : `https://x.com/${handle}`,
    isBot: false,
  };
}

function linkOf(link: Post['links'][number], post: Post): LinkEntity {
  const quoted = post.references.find((one) => one.type === 'quoted')?.id;
  const showsQuote = quoted !== undefined && (link.expandedUrl?.endsWith(`/status/${quoted}`) ?? false);
  return { url: link.url, expandedUrl: link.expandedUrl, isAttachment: link.mediaKey !== null || showsQuote };
}

/** X guesses the language; `und` and its own codes for art, links and the like (`qme`, `zxx`) say nothing. */
function languageOf(lang: string | null): string | null {
  const primary = lang?.split('-')[0]?.toLowerCase() ?? '';
  return /^[a-z]{2}$/.test(primary) ? primary : null;
}

const X_EPOCH_MS = 1_288_834_974_657n;
const EDIT_WINDOW_MS = 86_400_000;

/** An edited post carries the time of the edit; the first version's time stands in its id (https://docs.x.com/fundamentals/x-ids). */
function postedAt(post: Post): number {
  if (post.id === post.firstId || !/^\d{15,20}$/.test(post.firstId)) return post.createdAt;
  const firstAt = Number((BigInt(post.firstId) >> 22n) + X_EPOCH_MS);
  const isPlausible = firstAt <= post.createdAt && post.createdAt - firstAt < EDIT_WINDOW_MS;
  return isPlausible ? firstAt : post.createdAt;
}

const MEDIA_TYPES: Readonly<Record<string, Media['type']>> = { photo: 'image', video: 'video', animated_gif: 'video' };

function mediaOf(media: Included['media'] extends ReadonlyMap<string, infer M> ? M | undefined : never): Media[] {
  if (!media?.url) return [];
  return [{ type: MEDIA_TYPES[media.type] ?? 'unknown', url: media.url, alt: media.alt }];
}

function whyOf(error: unknown): string {
  if (error instanceof z.ZodError) {
    const issue = error.issues[0];
    return issue ? `${issue.path.join('.') || 'item'}: ${issue.message}` : 'not a post';
  }
  return error instanceof Error ? error.message : 'not a post';
}
