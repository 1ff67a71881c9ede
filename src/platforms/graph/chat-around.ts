/**
 * What was said in a private chat since one of its messages, the same on Facebook and Instagram
 * (https://developers.facebook.com/docs/messenger-platform/conversations). Only the newest 20 messages are sure to be told
 * in full. Where more than those came since, older ones are told as far as they come whole; those were heard by polls.
 */
import { z } from 'zod';
import type { HeardMessage } from '../../domain/message.ts';
import { allRead, gone, missingBeside, readOrSpoilt, type Said, type Seen } from './around.ts';
import {
  type ChatRules,
  chatReferenceShape,
  chatShape,
  conversations,
  DETAIL_SURE,
  inFull,
  isWhole,
  MESSAGE_FIELDS,
  readMessage,
} from './chat.ts';
import type { Graph, GraphList } from './graph.ts';
import { isGone, timeShape, unlessGone } from './read.ts';

/**
 * The message as it is and everything after it in its chat: one request, more only for what the first does not tell.
 * @throws {PlatformError} where it cannot be told
 */
export async function lookAroundChat(graph: Graph, rules: ChatRules, target: HeardMessage): Promise<Seen> {
  const { chatId } = chatReferenceShape.parse(target.reference);
  graph.obeyLimit();
  const fields = `${conversations(rules).fields},messages.limit(${DETAIL_SURE}){${MESSAGE_FIELDS}}`;
  let answer: unknown;
  try {
    answer = await graph.get(chatId, { fields });
  } catch (error) {
    // A chat may go with its last message, or for another reason: the message itself has to say.
    if (isGone(error) && (await messageItself(graph, target)) === null) return gone(target);
    throw missingBeside(error);
  }
  const { messages, ...told } = readOrSpoilt(graph, answer, (one) => aroundShape.parse(one));
  const chat = { ...told, id: chatId };
  const first = messages === undefined ? { items: [], next: null } : graph.readList(messages);
  const newest = await newestOf(graph, first, target);
  const older = isReached(first, target) ? [] : await wholeOnes(graph, chatId, { first, target });
  const read = (item: unknown) => readMessage(item, { chat, rules, index: 0 });
  const since = allRead(graph, [...newest.items, ...older], read).filter((one) => isSince(one, target));
  if (newest.isTargetGone) return { said: since, deleted: [target.remoteId] };
  const isTold = since.some(({ message }) => message.remoteId === target.remoteId);
  if (isTold || !isReached(first, target)) return { said: since, deleted: [] };
  // It should stand among the newest, and does not.
  const itself = await messageItself(graph, target);
  if (itself === null) return { said: since, deleted: [target.remoteId] };
  return { said: [...allRead(graph, [itself], read), ...since], deleted: [] };
}

/** Pages beyond the newest; on Instagram they come without their words. */
const OLDER_PAGES_MAX = 5;

const aroundShape = chatShape.extend({ messages: z.unknown().optional() });
const stubShape = z.object({ id: z.string().min(1), created_time: timeShape });

async function messageItself(graph: Graph, { remoteId }: HeardMessage): Promise<unknown> {
  return unlessGone(() => graph.get(remoteId, { fields: MESSAGE_FIELDS }));
}

/** The newest ones since the target in full; what is listed and not there any more was taken back. */
async function newestOf(
  graph: Graph,
  { items }: GraphList,
  target: HeardMessage,
): Promise<{ items: readonly unknown[]; isTargetGone: boolean }> {
  const wanted = items.filter((item) => stubOf(graph, item).created_time >= target.postedAt);
  const full = await inFull(graph, wanted);
  return { items: full.items, isTargetGone: full.gone.some(({ id }) => id === target.remoteId) };
}

/** Messages behind the newest page that come in full, back to the target or to the first page without any. */
async function wholeOnes(
  graph: Graph,
  chatId: string,
  { first, target }: { readonly first: GraphList; readonly target: HeardMessage },
): Promise<unknown[]> {
  const found: unknown[] = [];
  let page = first;
  for (let pages = 0; page.next !== null && pages < OLDER_PAGES_MAX; pages += 1) {
    graph.obeyLimit();
    const query = { fields: MESSAGE_FIELDS, limit: String(DETAIL_SURE), ...page.next };
    page = await graph.list(`${chatId}/messages`, query);
    const whole = page.items.filter(isWhole);
    found.push(...whole);
    if (whole.length === 0 || isReached(page, target)) break;
  }
  return found;
}

/** Whether a page, newest first, goes back to the target. */
function isReached({ items, next }: GraphList, target: HeardMessage): boolean {
  const times = items.flatMap((item) => stubShape.safeParse(item).data ?? []);
  return next === null || times.some((one) => one.id === target.remoteId || one.created_time < target.postedAt);
}

function isSince({ message }: Said, target: HeardMessage): boolean {
  return message.postedAt >= target.postedAt;
}

function stubOf(graph: Graph, item: unknown): z.infer<typeof stubShape> {
  return readOrSpoilt(graph, item, (one) => stubShape.parse(one));
}
