/** Chat messages of one page into messages, each by itself: one that cannot be read is kept raw and stops nothing. */
import type { HeardMessage } from '../../domain/message.ts';
import type { MessagePage } from '../platform.ts';
import { type Chat, type ChatHearing, kindOfView, messageIdOf, toChatMessage } from './chat-message.ts';
import { type Chats, isGone } from './chats.ts';
import { need } from './message.ts';
import { at, textAt } from './payload.ts';
import type { Surroundings } from './surroundings.ts';

/** One message that a page tells of, or its end. */
export interface Entry {
  readonly convoId: string;
  readonly view: unknown;
  readonly isDeletion: boolean;
}

type Heard = Pick<MessagePage, 'messages' | 'context' | 'deleted' | 'unreadable'>;

/** `entries` stand at the places of `items`; null for what is not heard. Messages of groups are left out. */
export async function hearChats(
  { own, chats, surroundings }: { own: string; chats: Chats; surroundings: Surroundings },
  entries: readonly (Entry | null)[],
  items: readonly unknown[],
): Promise<Heard> {
  const senders = entries.map((entry) => textAt(entry?.view, 'sender', 'did'));
  const people = await surroundings.people(senders.filter((did) => did !== null).filter((did) => did !== own));
  const messages: HeardMessage[] = [];
  const context = new Map<string, HeardMessage>();
  const deleted: string[] = [];
  const unreadable: { raw: string; why: string }[] = [];
  for (const [rawIndex, entry] of entries.entries()) {
    if (entry === null || kindOfView(entry.view) === 'system') continue;
    try {
      const chat = await chatNamed(chats, entry.convoId);
      const told = chat && read(entry, { ...people, chat, ownDid: own, rawIndex });
      if (told?.message) messages.push(told.message);
      if (told?.answered) context.set(told.answered.remoteId, told.answered);
      if (told?.deleted) deleted.push(told.deleted);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      unreadable.push({ raw: JSON.stringify(items[rawIndex]), why: error.message });
    }
  }
  for (const message of messages) context.delete(message.remoteId);
  return { messages, context: [...context.values()], deleted, unreadable };
}

interface Told {
  readonly message?: HeardMessage;
  readonly answered?: HeardMessage | null;
  readonly deleted?: string;
}

/** @throws {TypeError} when it cannot be read */
function read({ view, isDeletion }: Entry, hearing: ChatHearing): Told {
  if (isDeletion || kindOfView(view) === 'deleted') return { deleted: messageIdOf(view) };
  const answered = at(view, 'replyTo');
  return {
    message: toChatMessage(view, hearing),
    answered: answered === undefined ? null : answeredIn(answered, hearing),
  };
}

/** Only for reading beside the answer: what cannot be read (deleted, or before our time) is left out. */
function answeredIn(view: unknown, hearing: ChatHearing): HeardMessage | null {
  try {
    return toChatMessage(view, { ...hearing, rawIndex: null });
  } catch {
    return null;
  }
}

/**
 * The chat, or null for a group.
 * @throws {TypeError} when it has no name, or is not ours any more
 */
async function chatNamed(chats: Chats, id: string): Promise<Chat | null> {
  try {
    return await chats.one(need(id || null, 'convoId'));
  } catch (error) {
    throw isGone(error) ? new TypeError('the chat is not ours any more') : error;
  }
}
