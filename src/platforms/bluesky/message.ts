/**
 * Bluesky's posts and notifications into messages. Pure.
 * https://docs.bsky.app/docs/advanced-guides/posts and the lexicons app.bsky.feed.defs, app.bsky.notification.listNotifications.
 */
import type { Author, HeardMessage, Media, MessageKind } from '../../domain/message.ts';
import { at, listAt, textAt, timeAt } from './payload.ts';
import { postReference, strongReference } from './reference.ts';

/** How a post reached us. */
export interface Hearing {
  readonly kind: MessageKind;
  /** DID of the account that listens; its own posts are outbound. */
  readonly ownDid: string;
  /** Followers by DID; posts do not tell them. */
  readonly followers: ReadonlyMap<string, number>;
  readonly rawIndex: number | null;
}

/**
 * One post view or notification as a message. `view`: the view of a notification's post, which tells pictures and
 * whether we may reply.
 * @throws {TypeError} naming the part that is missing or malformed
 */
export function toMessage(post: unknown, hearing: Hearing, view: unknown = post): HeardMessage {
  const uri = need(textAt(post, 'uri'), 'uri');
  const [did, key] = postParts(uri);
  const record = need(at(post, 'record'), 'record');
  const text = need(textAt(record, 'text'), 'record.text');
  const root = strongReference(at(record, 'reply', 'root'));
  const author = toAuthor(need(at(post, 'author'), 'author'), hearing.followers);
  const direction = author.remoteId === hearing.ownDid ? 'outbound' : 'inbound';
  const reference = postReference(post, view, need(textAt(post, 'cid'), 'cid'));
  return {
    remoteId: uri,
    direction,
    kind: hearing.kind,
    visibility: 'public',
    author,
    text,
    language: languageOf(record),
    postedAt: need(saidAt(post), 'indexedAt'),
    editedAt: null,
    inReplyTo: textAt(record, 'reply', 'parent', 'uri') ?? (direction === 'inbound' ? quotedUri(record) : null),
    threadId: root?.uri ?? uri,
    url: `https://bsky.app/profile/${did}/post/${key}`,
    media: mediaOf(at(view, 'embed')),
    reference,
    rawIndex: hearing.rawIndex,
  };
}

/** Why the server notified us, or null when it is nothing to answer (a like, a follow). */
export function kindOfReason(reason: string | null): MessageKind | null {
  return reason === 'mention' || reason === 'reply' || reason === 'quote' ? reason : null;
}

/** What a post is by itself, for own posts and for context. */
export function kindOfPost(post: unknown): MessageKind {
  if (textAt(post, 'record', 'reply', 'parent', 'uri') !== null) return 'reply';
  return quotedUri(at(post, 'record')) === null ? 'mention' : 'quote';
}

/** The earlier of what the author and what the server says: authors may lie, also into the future. */
export function postedAt(post: unknown): number | null {
  const [created, indexed] = [timeAt(post, 'record', 'createdAt'), timeAt(post, 'indexedAt')];
  return created === null || indexed === null ? (indexed ?? created) : Math.min(created, indexed);
}

/**
 * The same for what is heard. A notification is news, however old its author calls the post: an answer is awaited from
 * when the server learned of it. Elsewhere the feed itself is ordered by the earlier time, and an old post is an old post.
 */
function saidAt(post: unknown): number | null {
  const [earlier, indexed] = [postedAt(post), timeAt(post, 'indexedAt')];
  if (textAt(post, 'reason') === null || earlier === null || indexed === null) return earlier;
  return indexed - earlier > BACKDATED_MS ? indexed : earlier;
}

/** A post that took longer than this to reach the server is dated by the server, milliseconds. */
const BACKDATED_MS = 86_400_000;

/** Addresses of the posts this one answers or quotes. */
export function relatedUris(post: unknown): readonly string[] {
  const record = at(post, 'record');
  const uris = [textAt(record, 'reply', 'parent', 'uri'), textAt(record, 'reply', 'root', 'uri'), quotedUri(record)];
  return uris.filter((uri) => uri !== null);
}

/**
 * Who wrote it, from any view of a profile.
 * @throws {TypeError} when there is no DID
 */
export function toAuthor(author: unknown, followers: ReadonlyMap<string, number>): Author {
  const did = need(textAt(author, 'did'), 'author.did');
  const handle = textAt(author, 'handle') ?? did;
  return {
    remoteId: did,
    handle,
    name: textAt(author, 'displayName') || handle,
    followers: followers.get(did) ?? null,
    url: `https://bsky.app/profile/${did}`,
    // The account's own word for being automated: https://docs.bsky.app/docs/starter-templates/bots
    isBot: listAt(author, 'labels').some((label) => textAt(label, 'val') === 'bot' && textAt(label, 'src') === did),
  };
}

/** @throws {TypeError} naming what is missing */
export function need<T>(value: T | null | undefined, name: string): T {
  if (value === null || value === undefined) throw new TypeError(`${name} is missing or malformed`);
  return value;
}

function postParts(uri: string): readonly [did: string, key: string] {
  const parts = /^at:\/\/(did:[a-z]+:[\w.:%-]+)\/app\.bsky\.feed\.post\/([\w.~:-]+)$/.exec(uri);
  return [need(parts?.[1], 'uri'), need(parts?.[2], 'uri')];
}

function languageOf(record: unknown): string | null {
  const declared = listAt(record, 'langs')[0];
  return (typeof declared === 'string' && /^[a-z]{2,3}(?=-|$)/.exec(declared.toLowerCase())?.[0]) || null;
}

/** The quoted post, with or without media beside it. */
function quotedUri(record: unknown): string | null {
  const uri = textAt(record, 'embed', 'record', 'uri') ?? textAt(record, 'embed', 'record', 'record', 'uri');
  return uri?.includes('/app.bsky.feed.post/') ? uri : null;
}

/** Views have addresses a person can open; records only hashes, so nothing is told without a view. */
function mediaOf(embed: unknown): readonly Media[] {
  const inner = at(embed, 'media') ?? embed;
  const media: Media[] = [];
  for (const image of listAt(inner, 'images')) {
    const url = textAt(image, 'fullsize');
    if (url) media.push({ type: 'image', url, alt: textAt(image, 'alt') || null });
  }
  const video = textAt(inner, 'playlist');
  if (video) media.push({ type: 'video', url: video, alt: textAt(inner, 'alt') || null });
  const link = textAt(inner, 'external', 'uri');
  if (link) media.push({ type: 'link', url: link, alt: textAt(inner, 'external', 'title') || null });
  return media;
}
