/**
 * Payloads to messages, pure (https://docs.x.com/x-api/fundamentals/data-dictionary). The API is being renamed from
 * `tweet` to `post`: both spellings are read.
 */
import { z } from 'zod';
import type { HeardMessage, Media, MessageKind } from '../../domain/message.ts';
import type { StreamKind } from '../../domain/stream.ts';
import type { Unreadable } from '../platform.ts';
import { type Included, type Post, postShape, type User } from './payload.ts';
import type { PostReference } from './reference.ts';
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

/** One post as a message. */
export function toMessage(post: Post, reading: Reading, rawIndex: number | null): HeardMessage {
  const { me, included } = reading;
  const isOwn = post.authorId === me.id;
  const isSummoned = !isOwn && callsUs(post, reading);
  const parent = answeredBy(post);
  const author = authorOf(post.authorId, included, me);
  const reference: PostReference = {
    id: post.id,
    authorId: post.authorId,
    isSummoned,
    receivesDm: included.users.get(post.authorId)?.receivesDm ?? null,
    isUnderOurs: !isOwn && isUnderOurs(post, reading),
  };
  return {
    remoteId: post.firstId,
    direction: isOwn ? 'outbound' : 'inbound',
    kind: kindOf(post, reading, { isOwn, isSummoned }),
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
    media: mediaOf(post.mediaKeys, included),
    reference: { ...reference },
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

/**
 * X hides replies only in conversations that the account began. Where the page does not tell who did, a reply to us
 * counts, and X itself says no where it was wrong.
 */
function isUnderOurs(post: Post, { me, included }: Reading): boolean {
  if (post.conversationId === null || answeredBy(post) === null) return false;
  return (included.began.get(post.conversationId) ?? answeredOf(post, included)) === me.id;
}

function answeredBy(post: Post): string | null {
  return post.references.find((one) => one.type === 'replied_to')?.id ?? null;
}

/** Whose post this one answers; the new names tell it by the answered post only. */
function answeredOf(post: Post, included: Included): string | null {
  return post.inReplyToUserId ?? included.posts.get(answeredBy(post) ?? '')?.authorId ?? null;
}

function isMe(user: { readonly id: string | null; readonly username: string }, me: Self): boolean {
  return user.id === me.id || user.username.toLowerCase() === me.handle.toLowerCase();
}

function kindOf(post: Post, { me, included }: Reading, facts: { isOwn: boolean; isSummoned: boolean }): MessageKind {
  const answers = answeredBy(post) !== null;
  if (facts.isOwn) return answers ? 'reply' : 'mention';
  if (answers && answeredOf(post, included) === me.id) return 'reply';
  if (!facts.isSummoned) return 'search';
  return post.references.some((one) => one.type === 'quoted') && !post.mentions.some((one) => isMe(one, me))
    ? 'quote'
    : 'mention';
}

/** Authors of included posts come without their profile; their name may stand among the mentions. */
export function authorOf(id: string, included: Included, me: Self): HeardMessage['author'] {
  const user: User | undefined = included.users.get(id);
  const handle = user?.username ?? (id === me.id ? me.handle : included.names.get(id));
  return {
    remoteId: id,
    handle: handle ?? id,
    name: (user?.name ?? handle ?? id).toWellFormed(),
    followers: user?.followers ?? null,
    url: handle === undefined ? `https://x.com/i/user/${id}` : `https://x.com/${handle}`,
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
  const told = lang?.split('-')[0]?.toLowerCase() ?? '';
  const primary = OLD_CODES[told] ?? told;
  return /^[a-z]{2}$/.test(primary) ? primary : null;
}

/** X still says Hebrew, Indonesian and Yiddish by codes that ISO 639-1 gave up. */
const OLD_CODES: Readonly<Record<string, string>> = { iw: 'he', in: 'id', ji: 'yi' };

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

/** Attached pictures and videos; of a video its still. */
export function mediaOf(keys: readonly string[], included: Included): Media[] {
  return keys.flatMap((key) => {
    const media = included.media.get(key);
    return media?.url ? [{ type: MEDIA_TYPES[media.type] ?? 'unknown', url: media.url, alt: media.alt }] : [];
  });
}

/** Why an item cannot be read, for the quarantine. */
export function whyOf(error: unknown): string {
  if (error instanceof z.ZodError) {
    const issue = error.issues[0];
    return issue ? `${issue.path.join('.') || 'item'}: ${issue.message}` : 'not a post';
  }
  return error instanceof Error ? error.message : 'not a post';
}
