/**
 * What is remembered of a message for answering it later: strong references, and what was known of its author and thread
 * when it was heard. Pure. Lexicons app.bsky.feed.defs (viewerState, threadgate), app.bsky.actor.defs (viewerState,
 * profileAssociatedChat), chat.bsky.actor.defs.
 */
import type { Json } from '../../domain/message.ts';
import { at, textAt } from './payload.ts';

/** A type, not an interface: only then it counts as JSON. */
type StrongReference = { readonly uri: string; readonly cid: string };

/** From whom someone takes private messages. */
type Incoming = 'all' | 'following' | 'none';

export interface PostReference {
  readonly kind: 'post';
  readonly cid: string;
  readonly root: StrongReference | null;
  /** The author lets us not reply (a threadgate). The server would take the reply and hide it. */
  readonly replyDisabled: boolean;
  /** Its author blocks us, or we them: neither side sees the other. */
  readonly isBlocked: boolean;
  readonly takesChat: Incoming;
  /** Its author follows us. */
  readonly followsUs: boolean;
}

export interface ChatReference {
  readonly kind: 'chat';
  readonly convoId: string;
  readonly isBlocked: boolean;
  /** The other one may not take part in chats at all. */
  readonly isDisabled: boolean;
}

/** Of a post or notification; `view` tells what only a post's view does. */
export function postReference(post: unknown, view: unknown, cid: string): Json {
  const authors = [at(post, 'author'), at(view, 'author')];
  return {
    cid,
    root: strongReference(at(post, 'record', 'reply', 'root')),
    replyDisabled: at(view, 'viewer', 'replyDisabled') === true,
    isBlocked: authors.some(isBlocked),
    takesChat: authors.map((author) => textAt(author, 'associated', 'chat', 'allowIncoming')).find(Boolean) ?? null,
    followsUs: authors.some((author) => textAt(author, 'viewer', 'followedBy') !== null),
  };
}

/** Of a chat message; `other` is the member we write with. */
export function chatReference(convoId: string, other: unknown): Json {
  return { convoId, isBlocked: isBlocked(other), isDisabled: at(other, 'chatDisabled') === true };
}

/** A message's stored reference, or null when it is not one of ours. */
export function readReference(reference: Json): PostReference | ChatReference | null {
  const isBlocked = at(reference, 'isBlocked') === true;
  const convoId = textAt(reference, 'convoId');
  if (convoId) return { kind: 'chat', convoId, isBlocked, isDisabled: at(reference, 'isDisabled') === true };
  const cid = textAt(reference, 'cid');
  if (!cid) return null;
  return {
    kind: 'post',
    cid,
    root: strongReference(at(reference, 'root')),
    replyDisabled: at(reference, 'replyDisabled') === true,
    isBlocked,
    takesChat: incomingOf(textAt(reference, 'takesChat')),
    followsUs: at(reference, 'followsUs') === true,
  };
}

export function strongReference(value: unknown): StrongReference | null {
  const [uri, cid] = [textAt(value, 'uri'), textAt(value, 'cid')];
  return uri && cid ? { uri, cid } : null;
}

/**
 * Whoever declared nothing takes messages from those they follow: the lexicon is silent, Bluesky's own app reads it so. A
 * word we do not know lets nobody in.
 */
function incomingOf(declared: string | null): Incoming {
  if (declared === null) return 'following';
  return declared === 'all' || declared === 'following' ? declared : 'none';
}

function isBlocked(author: unknown): boolean {
  const blocking = at(author, 'viewer', 'blocking') ?? at(author, 'viewer', 'blockingByList');
  return at(author, 'viewer', 'blockedBy') === true || (blocking !== undefined && blocking !== null);
}
