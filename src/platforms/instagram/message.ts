/**
 * Payloads to messages, pure (https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-comment,
 * …/ig-media). Threads have two levels: what answers an answer stands under the comment at the top.
 */
import { z } from 'zod';
import type { Author, HeardMessage, Json, Media } from '../../domain/message.ts';
import { chatReferenceShape } from '../graph/chat.ts';
import { readEach, timeShape, unknownAuthor } from '../graph/read.ts';
import type { Unreadable } from '../platform.ts';

/** The account: who we are there. */
export interface Self {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  /** The Page it is linked to, with Facebook Login. */
  readonly pageId: string | null;
}

const commentReferenceShape = z.object({
  type: z.literal('comment'),
  id: z.string().min(1),
  mediaId: z.string().min(1),
  /** The comment at the top, when this one answers it. */
  topId: z.string().nullable(),
  username: z.string().nullable(),
  fromId: z.string().nullable(),
  isHidden: z.boolean(),
  isLive: z.boolean(),
  /** Whether comments are taken there; null where Instagram does not say. */
  isCommentEnabled: z.boolean().nullable(),
});
const mediaReferenceShape = z.object({
  type: z.literal('media'),
  id: z.string().min(1),
  /** Our name stands in the words, not only in the picture. */
  isNamed: z.boolean(),
});
/** Found by a hashtag: nobody is told as its author. */
const foundReferenceShape = z.object({ type: z.literal('found'), id: z.string().min(1) });

/** What an answer needs to know about its target. */
export const referenceShape = z.discriminatedUnion('type', [
  commentReferenceShape,
  mediaReferenceShape,
  foundReferenceShape,
  chatReferenceShape,
]);

/** One post, with how many comments it has (null where Instagram does not say). */
export interface ReadMedia {
  readonly message: HeardMessage;
  readonly commentsCount: number | null;
  readonly isLive: boolean;
  readonly isCommentEnabled: boolean | null;
}

/** What made us read a post: it is ours, it tags us, or it came up in a search. */
export type MediaKind = 'own' | 'tag' | 'found';

/** Posts of a list; what cannot be read is kept raw and stops nothing. */
export function readMediaList(
  items: readonly unknown[],
  me: Self,
  kind: MediaKind,
): { values: ReadMedia[]; unreadable: Unreadable[] } {
  return readEach(items, (item, index) => placed(readMedia(item, me, kind), index));
}

/**
 * One post.
 * @throws {z.ZodError} when it is none
 */
export function readMedia(item: unknown, me: Self, kind: MediaKind): ReadMedia {
  const raw = mediaShape.parse(item);
  const text = (raw.caption ?? '').toWellFormed();
  const isNamed = new RegExp(`(?<![\\w.])@${me.handle.replace(/\./g, '\\.')}(?![\\w.]*\\w)`, 'i').test(text);
  const reference: Json = kind === 'found' ? { type: 'found', id: raw.id } : { type: 'media', id: raw.id, isNamed };
  const message: HeardMessage = {
    remoteId: raw.id,
    direction: kind === 'own' ? 'outbound' : 'inbound',
    kind: kind === 'found' ? 'search' : 'mention',
    visibility: 'public',
    author: kind === 'own' ? ourselves(me) : authorOf({ id: null, username: raw.username ?? null }, raw.id, me),
    text,
    language: null,
    postedAt: raw.timestamp,
    editedAt: null,
    inReplyTo: null,
    threadId: raw.id,
    url: raw.permalink || SITE,
    media: mediaOf(raw),
    reference,
    rawIndex: null,
  };
  return {
    message,
    commentsCount: raw.comments_count ?? null,
    isLive: raw.media_product_type === 'LIVE',
    isCommentEnabled: raw.is_comment_enabled ?? null,
  };
}

/** Where a comment stands: its post, the comment above it, its place in the page. */
export interface CommentPlace {
  readonly media: ReadMedia;
  readonly topId: string | null;
  readonly rawIndex: number | null;
}

/**
 * One comment, without the answers to it.
 * @throws {z.ZodError} when it is none
 */
export function readComment(item: unknown, me: Self, { media, topId: above, rawIndex }: CommentPlace): HeardMessage {
  const raw = commentShape.parse(item);
  const topId = above ?? raw.parent_id ?? null;
  const username = raw.from?.username || raw.username || null;
  const author = authorOf({ id: raw.from?.id ?? null, username }, raw.id, me);
  const reference: Json = {
    type: 'comment',
    id: raw.id,
    mediaId: media.message.remoteId,
    topId,
    username,
    fromId: raw.from?.id ?? null,
    isHidden: raw.hidden ?? false,
    isLive: media.isLive,
    isCommentEnabled: media.isCommentEnabled,
  };
  return {
    remoteId: raw.id,
    direction: author.remoteId === me.id ? 'outbound' : 'inbound',
    kind: 'comment',
    visibility: 'public',
    author,
    text: raw.text.toWellFormed(),
    language: null,
    postedAt: raw.timestamp,
    editedAt: null,
    inReplyTo: topId ?? media.message.remoteId,
    threadId: topId ?? raw.id,
    url: commentUrl(media.message.url, raw.id),
    media: [],
    reference,
    rawIndex,
  };
}

/** The answers that came inside a comment, as Graph lists them; null when none did. */
export function repliesIn(item: unknown): unknown {
  return z.object({ replies: z.unknown().optional() }).safeParse(item).data?.replies ?? null;
}

/** A post of ours of which nothing is known, for reading a comment by itself. */
export function nowhere(me: Self, id = ''): ReadMedia {
  const message: HeardMessage = {
    remoteId: id,
    direction: 'outbound',
    kind: 'mention',
    visibility: 'public',
    author: ourselves(me),
    text: '',
    language: null,
    postedAt: 0,
    editedAt: null,
    inReplyTo: null,
    threadId: id,
    url: `${SITE}${me.handle}/`,
    media: [],
    reference: null,
    rawIndex: null,
  };
  return { message, commentsCount: null, isLive: false, isCommentEnabled: null };
}

const commentShape = z.object({
  id: z.string().min(1),
  text: z.string(),
  timestamp: timeShape,
  username: z.string().nullish(),
  from: z.object({ id: z.string().min(1), username: z.string().nullish() }).nullish(),
  hidden: z.boolean().nullish(),
  parent_id: z.string().nullish(),
});
const mediaShape = z.object({
  id: z.string().min(1),
  caption: z.string().nullish(),
  media_type: z.string().nullish(),
  media_product_type: z.string().nullish(),
  permalink: z.string().nullish(),
  timestamp: timeShape,
  comments_count: z.number().nullish(),
  alt_text: z.string().nullish(),
  username: z.string().nullish(),
  is_comment_enabled: z.boolean().nullish(),
});

const SITE = 'https://www.instagram.com/';

function placed(read: ReadMedia, rawIndex: number): ReadMedia {
  return { ...read, message: { ...read.message, rawIndex } };
}

function ourselves({ id, handle, name }: Self): Author {
  return { remoteId: id, handle, name, followers: null, url: `${SITE}${handle}/`, isBot: false };
}

/** What is told of a person. */
interface Named {
  readonly id: string | null;
  readonly username: string | null;
}

/** Ids are this account's own; a name alone, as tags tell it, may change hands. Comments tell no followers. */
function authorOf({ id, username }: Named, messageId: string, me: Self): Author {
  if (id === me.id || username?.toLowerCase() === me.handle.toLowerCase()) return ourselves(me);
  if (id === null && username === null) return unknownAuthor(messageId);
  const handle = (username ?? '').replace(/^@+/, '') || (id ?? '');
  const url = username ? `${SITE}${handle}/` : null;
  return { remoteId: id ?? `name:${handle}`, handle, name: handle, followers: null, url, isBot: false };
}

/** The post's own page: addresses of pictures expire, and a video's words for the blind come with it as well. */
function mediaOf({ media_type, permalink, alt_text }: z.infer<typeof mediaShape>): Media[] {
  if (!media_type || !permalink) return [];
  const type = media_type === 'VIDEO' ? 'video' : /IMAGE|CAROUSEL/.test(media_type) ? 'image' : 'unknown';
  return [{ type, url: permalink, alt: alt_text ?? null }];
}

/**
 * The address of a comment below a post. [unverified] Graph tells none; this is how Instagram's own notices link to one.
 */
export function commentUrl(postUrl: string, id: string): string {
  return `${postUrl.replace(/(c\/[^/]+\/?)?$/, '').replace(/\/?$/, '/')}c/${id}/`;
}
