/**
 * Chat messages into messages. Pure. Lexicon chat.bsky.convo.defs (messageView, deletedMessageView, systemMessageView,
 * convoView).
 */
import type { Author, HeardMessage, Media } from '../../domain/message.ts';
import { need, toAuthor } from './message.ts';
import { at, listAt, textAt, timeAt } from './payload.ts';
import { chatReference } from './reference.ts';

/** A chat of two. */
export interface Chat {
  readonly id: string;
  /** Views of both profiles by DID, as the chat service tells them. */
  readonly members: ReadonlyMap<string, unknown>;
}

export interface ChatHearing {
  readonly chat: Chat;
  readonly ownDid: string;
  /** Views of profiles by DID, for who is no member any more. */
  readonly profiles: ReadonlyMap<string, unknown>;
  readonly followers: ReadonlyMap<string, number>;
  readonly rawIndex: number | null;
}

export function chatUrl(convoId: string): string {
  return `https://bsky.app/messages/${convoId}`;
}

/**
 * A message's id names it without its chat (chat.bsky.moderation.getMessageContext asks for no more).
 * @throws {TypeError} when there is none
 */
export function messageIdOf(view: unknown): string {
  return need(textAt(view, 'id') || null, 'id');
}

/** What a view is of: views say it in their `$type`. What we do not know is read as a message, and told if it is none. */
export function kindOfView(view: unknown): 'message' | 'deleted' | 'system' {
  const type = textAt(view, '$type') ?? '';
  if (type.endsWith('#deletedMessageView')) return 'deleted';
  return type.endsWith('#systemMessageView') ? 'system' : 'message';
}

/**
 * One message of a chat.
 * @throws {TypeError} naming the part that is missing or malformed
 */
export function toChatMessage(view: unknown, hearing: ChatHearing): HeardMessage {
  const { chat, ownDid } = hearing;
  const author = authorOf(need(textAt(view, 'sender', 'did'), 'sender.did'), hearing);
  const other = [...chat.members].find(([did]) => did !== ownDid)?.[1];
  return {
    remoteId: messageIdOf(view),
    direction: author.remoteId === ownDid ? 'outbound' : 'inbound',
    kind: 'direct',
    visibility: 'private',
    author,
    text: need(textAt(view, 'text'), 'text'),
    language: null,
    postedAt: need(timeAt(view, 'sentAt'), 'sentAt'),
    editedAt: null,
    inReplyTo: textAt(view, 'replyTo', 'id'),
    threadId: chat.id,
    url: chatUrl(chat.id),
    media: mediaOf(at(view, 'embed')),
    reference: chatReference(chat.id, other),
    rawIndex: hearing.rawIndex,
  };
}

/** A chat of two, or null for a group: what we say there is not said to one customer. */
export function chatOf(convo: unknown): Chat | null {
  const id = need(textAt(convo, 'id') || null, 'convo.id');
  if (textAt(convo, 'kind', '$type')?.endsWith('#groupConvo')) return null;
  const members = new Map<string, unknown>();
  for (const member of listAt(convo, 'members')) {
    const did = textAt(member, 'did');
    if (did !== null) members.set(did, member);
  }
  // The kind came late to the lexicon: an older service tells groups by their size only.
  return members.size > 2 ? null : { id, members };
}

function authorOf(did: string, { chat, profiles, followers }: ChatHearing): Author {
  return toAuthor(chat.members.get(did) ?? profiles.get(did) ?? { did }, followers);
}

/** A chat carries no pictures, only posts that are shown in it. */
function mediaOf(embed: unknown): readonly Media[] {
  const uri = textAt(embed, 'record', 'uri') ?? '';
  const [, did, key] = /^at:\/\/(did:[\w.:%-]+)\/app\.bsky\.feed\.post\/([\w.~:-]+)$/.exec(uri) ?? [];
  if (!did || !key) return [];
  const alt = textAt(embed, 'record', 'value', 'text');
  return [{ type: 'link', url: `https://bsky.app/profile/${did}/post/${key}`, alt: alt || null }];
}
