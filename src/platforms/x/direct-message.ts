/**
 * Private events to messages, pure (https://docs.x.com/x-api/direct-messages/lookup/introduction). Both sides of every
 * chat come: what we wrote in X's own app is ours too.
 */
import type { HeardMessage } from '../../domain/message.ts';
import { PlatformError, type Unreadable } from '../platform.ts';
import { authorOf, mediaOf, type Self, whyOf } from './message.ts';
import { type Direct, directShape, type Included } from './payload.ts';
import type { DirectReference } from './reference.ts';
import { type LinkEntity, textOf } from './text.ts';

/** Ourselves, what came along with the page, and the ids of events that were read before. */
export interface DirectReading {
  readonly me: Self;
  readonly included: Included;
  readonly known: ReadonlySet<string>;
}

/**
 * A page's events as messages; comings and goings in groups say nothing, what cannot be read is kept raw.
 * @throws {PlatformError} `auth` when a chat is between two others: the token is somebody else's, and nothing of the page
 * is ours to read
 */
export function readDirects(
  items: readonly unknown[],
  reading: DirectReading,
): { messages: HeardMessage[]; unreadable: Unreadable[] } {
  const messages: HeardMessage[] = [];
  const unreadable: Unreadable[] = [];
  if (items.some((item) => isOfOthers(item, reading.me))) throw notOurs(reading.me);
  for (const [index, item] of items.entries()) {
    if (isComingOrGoing(item) || idOf(item).some((id) => reading.known.has(id))) continue;
    try {
      messages.push(toDirect(directShape.parse(item), reading, index));
    } catch (error) {
      unreadable.push({ raw: JSON.stringify(item) ?? 'undefined', why: whyOf(error) });
    }
  }
  return { messages, unreadable };
}

/** The id of an event, also of one that cannot be read otherwise. */
export function idOf(item: unknown): string[] {
  const id = typeof item === 'object' && item !== null && 'id' in item ? item.id : null;
  return typeof id === 'string' ? [id] : [];
}

/** The address of a chat. */
export function chatUrlOf(conversationId: string): string {
  return `https://x.com/messages/${conversationId}`;
}

/** Links in full, those of attachments gone. */
export function directTextOf({ text, links }: Direct): string {
  return textOf(text, links.map(linkOf));
}

function toDirect(event: Direct, { me, included }: DirectReading, rawIndex: number): HeardMessage {
  const isOwn = event.senderId === me.id;
  const conversationId = event.conversationId ?? pairOf(event.senderId, me.id);
  if (conversationId === null) throw new Error('dm_conversation_id: missing in a message of our own');
  const reference: DirectReference = { conversationId, participantId: otherOf(conversationId, me.id) };
  return {
    remoteId: event.id,
    direction: isOwn ? 'outbound' : 'inbound',
    kind: 'direct',
    visibility: 'private',
    author: authorOf(event.senderId, included, me),
    text: directTextOf(event),
    language: null,
    postedAt: event.createdAt,
    editedAt: null,
    inReplyTo: null,
    threadId: conversationId,
    url: chatUrlOf(conversationId),
    media: mediaOf(event.mediaKeys, included),
    reference: { ...reference },
    rawIndex,
  };
}

function isComingOrGoing(item: unknown): boolean {
  return (
    typeof item === 'object' &&
    item !== null &&
    'event_type' in item &&
    (item.event_type === 'ParticipantsJoin' || item.event_type === 'ParticipantsLeave')
  );
}

/** Chats of two are named by both ids; groups by one of their own, which says nothing. Asks no paid call. */
function isOfOthers(item: unknown, me: Self): boolean {
  const id = typeof item === 'object' && item !== null && 'dm_conversation_id' in item ? item.dm_conversation_id : null;
  return typeof id === 'string' && /^\d+-\d+$/.test(id) && !id.split('-').includes(me.id);
}

function notOurs({ id, handle }: Self): PlatformError {
  const words = `these private messages are not those of @${handle} (id ${id}): the token belongs to another account`;
  return new PlatformError({ kind: 'auth', until: null, reason: 'otherAccount', status: null, words });
}

/** A chat of two is named by both ids, the smaller first; it is not told only of somebody who wrote to us. */
function pairOf(senderId: string, myId: string): string | null {
  if (senderId === myId) return null;
  const isSmaller = senderId.length - myId.length || (senderId < myId ? -1 : 1);
  return isSmaller < 0 ? `${senderId}-${myId}` : `${myId}-${senderId}`;
}

function otherOf(conversationId: string, myId: string): string | null {
  const pair = conversationId.split('-');
  return pair.length === 2 && pair.includes(myId) ? (pair.find((id) => id !== myId) ?? null) : null;
}

/** X keeps the pictures of private messages under an address of its own [unverified]. */
function linkOf(link: Direct['links'][number]): LinkEntity {
  const isAttachment = link.mediaKey !== null || /\/messages\/media\/\d+/.test(link.expandedUrl ?? '');
  return { url: link.url, expandedUrl: link.expandedUrl, isAttachment };
}
