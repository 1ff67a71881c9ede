/**
 * Looking for an earlier attempt in private chats, the same on Facebook and Instagram: Meta has no idempotency keys, so
 * what we said there is read again.
 */
import { z } from 'zod';
import { type HeardMessage, UNNAMED } from '../../domain/message.ts';
import type { Attempt, Sent } from '../platform.ts';
import { type ChatRules, conversations, turnChat } from './chat.ts';
import type { Graph, Query } from './graph.ts';
import { comparable, readEach } from './read.ts';
import type { Turn } from './walk.ts';

/** A private message that may have gone out. Times are UTC milliseconds by the server's clock. */
export interface LostMessage {
  readonly text: string;
  /** The chat it belongs in, or null for the first word to somebody (a private reply). */
  readonly chatId: string | null;
  readonly personId: string | null;
  /** The earliest it can carry as its time. */
  readonly from: number;
  /** When what it answers was written. */
  readonly targetAt: number;
  readonly taken: Attempt['taken'];
}

/** `absent` only when all our words since then were seen; where there are others than these, a person has to say. */
export async function lookInChats(
  graph: Graph,
  rules: ChatRules,
  lost: LostMessage,
): Promise<Sent | 'absent' | 'cannotTell'> {
  const { chatId, personId, from } = lost;
  if (chatId === null && personId === null) return 'cannotTell';
  const chats = chatId === null ? await chatsWith(graph, rules, personId ?? '') : { ids: [chatId], isComplete: true };
  // A colleague's private reply to the same comment would refuse ours for ever: it stands anywhere after the comment.
  const floor = chatId === null ? Math.min(from, lost.targetAt) : from;
  for (const id of chats.ids) {
    const { messages: all, isComplete } = await oursSince(graph, rules, { chatId: id, from: floor });
    const messages = all.filter((one) => !lost.taken?.has(one.remoteId));
    const same = messages.find((one) => one.postedAt >= from && comparable(one.text) === comparable(lost.text));
    if (same) return { remoteId: same.remoteId, url: same.url, sentAt: same.postedAt };
    if (messages.length > 0 || !isComplete) return 'cannotTell';
  }
  return chats.isComplete ? 'absent' : 'cannotTell';
}

const PAGES_MAX = 5;
const chatShape = z.object({
  id: z.string().min(1),
  participants: z.object({ data: z.array(z.object({ id: z.string() })) }).nullish(),
});

/** The chats with one person; the filter is [unverified] on Facebook, so who takes part is looked at again. */
async function chatsWith(
  graph: Graph,
  rules: ChatRules,
  personId: string,
): Promise<{ ids: string[]; isComplete: boolean }> {
  const list = await graph.list('me/conversations', { ...conversations(rules), user_id: personId });
  const read = readEach(list.items, (item) => chatShape.parse(item));
  const isWith = ({ participants }: z.infer<typeof chatShape>) =>
    participants?.data.some((one) => one.id === personId) ?? true;
  const ids = read.values.filter(isWith).map((chat) => chat.id);
  return { ids, isComplete: read.unreadable.length === 0 && (ids.length > 0 || list.next === null) };
}

/** Our own messages of a chat since a moment, newest first, and whether those are all. */
async function oursSince(
  graph: Graph,
  rules: ChatRules,
  { chatId, from }: { readonly chatId: string; readonly from: number },
): Promise<{ messages: HeardMessage[]; isComplete: boolean }> {
  const messages: HeardMessage[] = [];
  let next: Query | null = null;
  for (let pages = 0; pages < PAGES_MAX; pages += 1) {
    const turn: Turn = await turnChat(graph, rules, { chat: { id: chatId }, next, floor: from });
    messages.push(...turn.found.messages.filter((message) => message.direction === 'outbound'));
    if (isUnclear(turn)) return { messages, isComplete: false };
    if (turn.next === null) return { messages, isComplete: true };
    next = turn.next;
  }
  return { messages, isComplete: false };
}

/** What is listed without its words or its author may be what is looked for. */
function isUnclear({ found, gap }: Turn): boolean {
  const isUnnamed = found.messages.some((message) => message.author.remoteId.startsWith(UNNAMED));
  return gap !== null || isUnnamed || found.unreadable.length + found.deleted.length > 0;
}
