/**
 * Payloads to messages, pure (https://developers.facebook.com/docs/graph-api/reference/comment, …/reference/page-post).
 * The same object is spelled `98765` here and `12345_98765` there: kuulo names a post by the Page and its last part, a
 * comment by its post's last part and its own, and keeps in `reference` the spelling that Facebook told, for calls.
 */
import { z } from 'zod';
import type { Author, HeardMessage, Json, Media } from '../../domain/message.ts';
import { chatReferenceShape } from '../graph/chat.ts';
import { readEach, timeShape, unknownAuthor } from '../graph/read.ts';
import type { Unreadable } from '../platform.ts';

/** The Page: who we are there. */
export interface Self {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
}

const commentReferenceShape = z.object({
  type: z.literal('comment'),
  id: z.string().min(1),
  postId: z.string().min(1),
  /** The comment at the top of the thread, when this one is below it. */
  topId: z.string().nullable(),
  fromId: z.string().nullable(),
  /** What Facebook says may be done; null where it does not say. */
  canComment: z.boolean().nullable(),
  canHide: z.boolean().nullable(),
  canReplyPrivately: z.boolean().nullable(),
  isPrivate: z.boolean(),
});
const postReferenceShape = z.object({
  type: z.literal('post'),
  id: z.string().min(1),
  fromId: z.string().nullable(),
  /** It stands on our Page, not somewhere else with our name in it. */
  isOnOurPage: z.boolean(),
});

/** What an answer needs to know about its target. */
export const referenceShape = z.discriminatedUnion('type', [
  commentReferenceShape,
  postReferenceShape,
  chatReferenceShape,
]);

/** kuulo's name for a post of a Page, or for a comment of a post, however they were spelled. */
export function keyOf(id: string, above: string): string {
  return `${lastPart(above)}_${lastPart(id)}`;
}

/** Whether two spellings name the same object. */
export function isSameObject(one: string, other: string): boolean {
  return lastPart(one) === lastPart(other);
}

/** The post that comments stand under: as a message, and as Facebook spells its id. */
export interface Under {
  readonly post: HeardMessage;
  readonly postId: string;
}

/** Comments of one post, with what they answer; `missing` are answered comments that did not come along. */
export function readComments(
  items: readonly unknown[],
  me: Self,
  under: Under,
): { messages: HeardMessage[]; context: HeardMessage[]; missing: string[]; unreadable: Unreadable[] } {
  const context = new Map([[under.post.remoteId, under.post]]);
  const missing = new Map<string, string>();
  const { values: messages, unreadable } = readEach(items, (item, index) => {
    const raw = commentShape.parse(item);
    const parent = parentOf(raw, under.postId);
    const parentItem = commentShape.safeParse(parent === null ? null : raw.parent);
    if (parent !== null) missing.set(keyOf(parent, under.postId), parent);
    if (parentItem.data) {
      const told = toComment(parentItem.data, me, { ...under, rawIndex: null });
      context.set(told.remoteId, told);
    }
    return toComment(raw, me, { ...under, rawIndex: index });
  });
  for (const { remoteId } of messages) context.delete(remoteId);
  const known = new Set([...messages.map((message) => message.remoteId), ...context.keys()]);
  const unknown = [...missing].filter(([key]) => !known.has(key)).map(([, id]) => id);
  return { messages, context: [...context.values()], missing: unknown, unreadable };
}

/**
 * One comment that came by itself.
 * @throws {z.ZodError} when it is none
 */
export function readComment(item: unknown, me: Self, under: Under): HeardMessage {
  return toComment(commentShape.parse(item), me, { ...under, rawIndex: null });
}

/** A post as a message, with the moment something last happened to it or under it (UTC milliseconds). */
export interface ReadPost {
  readonly message: HeardMessage;
  readonly updatedAt: number;
  /** As Facebook spells it. */
  readonly id: string;
}

/** Posts of an edge; what cannot be read is kept raw and stops nothing. */
export function readPosts(items: readonly unknown[], me: Self): { values: ReadPost[]; unreadable: Unreadable[] } {
  return readEach(items, (item, index) => readPost(item, me, index));
}

/**
 * One post.
 * @throws {z.ZodError} when it is none
 */
export function readPost(item: unknown, me: Self, rawIndex: number | null): ReadPost {
  const raw = postShape.parse(item);
  const remoteId = keyOf(raw.id, me.id);
  const isOurs = raw.from?.id === me.id;
  const isOnOurPage = raw.id.startsWith(`${me.id}_`);
  const reference: Json = { type: 'post', id: raw.id, fromId: raw.from?.id ?? null, isOnOurPage };
  const message: HeardMessage = {
    remoteId,
    direction: isOurs ? 'outbound' : 'inbound',
    kind: 'mention',
    visibility: 'public',
    author: authorOf(raw.from ?? null, remoteId, me),
    text: wordsOf(raw.message, raw.attachments?.data ?? []),
    language: null,
    postedAt: raw.created_time,
    editedAt: null,
    inReplyTo: null,
    threadId: remoteId,
    url: raw.permalink_url || `https://www.facebook.com/${raw.id}`,
    media: (raw.attachments?.data ?? []).flatMap(mediaOf),
    reference,
    rawIndex,
  };
  return { message, updatedAt: raw.updated_time ?? raw.created_time, id: raw.id };
}

const personShape = z.object({ id: z.string().min(1), name: z.string().nullish() });
const attachmentShape = z.object({
  type: z.string().nullish(),
  media_type: z.string().nullish(),
  title: z.string().nullish(),
  description: z.string().nullish(),
  url: z.string().nullish(),
  // Where a picture has words for those who do not see it they stand here [unverified].
  media: z
    .object({
      image: z.object({ src: z.string().nullish() }).nullish(),
      source: z.string().nullish(),
      alt_text_custom: z.string().nullish(),
      alt_text: z.string().nullish(),
    })
    .nullish(),
});
const commentShape = z.object({
  id: z.string().min(1),
  message: z.string().nullish(),
  from: personShape.nullish(),
  created_time: timeShape,
  parent: z.looseObject({ id: z.string().min(1) }).nullish(),
  attachment: attachmentShape.nullish(),
  is_hidden: z.boolean().nullish(),
  is_private: z.boolean().nullish(),
  can_comment: z.boolean().nullish(),
  can_hide: z.boolean().nullish(),
  can_reply_privately: z.boolean().nullish(),
  permalink_url: z.string().nullish(),
});
const postShape = z.object({
  id: z.string().min(1),
  message: z.string().nullish(),
  from: personShape.nullish(),
  created_time: timeShape,
  updated_time: timeShape.nullish(),
  permalink_url: z.string().nullish(),
  attachments: z.object({ data: z.array(attachmentShape) }).nullish(),
});

type Comment = z.infer<typeof commentShape>;

function toComment(raw: Comment, me: Self, place: Under & { readonly rawIndex: number | null }): HeardMessage {
  const remoteId = keyOf(raw.id, place.postId);
  const topId = parentOf(raw, place.postId);
  const reference: Json = {
    type: 'comment',
    id: raw.id,
    postId: place.postId,
    topId,
    fromId: raw.from?.id ?? null,
    canComment: raw.can_comment ?? null,
    canHide: raw.can_hide ?? null,
    canReplyPrivately: raw.can_reply_privately ?? null,
    isPrivate: raw.is_private ?? false,
  };
  return {
    remoteId,
    direction: raw.from?.id === me.id ? 'outbound' : 'inbound',
    kind: 'comment',
    visibility: raw.is_private ? 'private' : 'public',
    author: authorOf(raw.from ?? null, remoteId, me),
    text: wordsOf(raw.message, raw.attachment ? [raw.attachment] : []),
    language: null,
    postedAt: raw.created_time,
    editedAt: null,
    inReplyTo: topId === null ? place.post.remoteId : keyOf(topId, place.postId),
    threadId: topId === null ? remoteId : keyOf(topId, place.postId),
    url: raw.permalink_url || `https://www.facebook.com/${raw.id}`,
    media: raw.attachment ? mediaOf(raw.attachment) : [],
    reference,
    rawIndex: place.rawIndex,
  };
}

/** The comment above; recorded answers also name the post, or the comment itself, as the parent of a top comment. */
function parentOf({ id, parent }: Comment, postId: string): string | null {
  if (!parent || isSameObject(parent.id, postId) || isSameObject(parent.id, id)) return null;
  return parent.id;
}

/** Pages see no user names: the person's name stands for it. */
function authorOf(from: z.infer<typeof personShape> | null, messageId: string, me: Self): Author {
  if (from === null) return unknownAuthor(messageId);
  const isMe = from.id === me.id;
  const name = (from.name || (isMe ? me.name : from.id)).toWellFormed();
  const handle = isMe ? me.handle : name.replace(/^@+/, '') || from.id;
  return {
    remoteId: from.id,
    handle,
    name,
    followers: null,
    url: isMe ? `https://www.facebook.com/${me.handle}` : null,
    isBot: false,
  };
}

/** Where there are no words, what is attached says what it is. */
function wordsOf(message: string | null | undefined, attachments: readonly z.infer<typeof attachmentShape>[]): string {
  const [first] = attachments;
  return (message || first?.title || first?.description || '').toWellFormed();
}

function mediaOf(one: z.infer<typeof attachmentShape>): Media[] {
  const url = one.media?.source || one.media?.image?.src || one.url;
  if (!url) return [];
  const alt = one.media?.alt_text_custom ?? one.media?.alt_text ?? null;
  return [{ type: typeOf(one.media_type ?? one.type ?? ''), url, alt }];
}

function typeOf(told: string): Media['type'] {
  if (/photo|sticker|animated_image|album/.test(told)) return 'image';
  if (/video/.test(told)) return 'video';
  return /share|link/.test(told) ? 'link' : 'unknown';
}

function lastPart(id: string): string {
  return id.slice(id.lastIndexOf('_') + 1);
}
