/**
 * Looking for an earlier attempt: Facebook has no idempotency keys, and nobody keeps it from publishing a comment twice.
 * So what stands under the target, or in the chat, is read for what we said.
 */
import { z } from 'zod';
import type { Query } from '../graph/graph.ts';
import { lookInChats } from '../graph/look.ts';
import { comparable, readEach, timeShape } from '../graph/read.ts';
import type { Attempt, Prepared, Sent } from '../platform.ts';
import { chatRulesOf, type Ear } from './ear.ts';
import { isSameObject, keyOf } from './message.ts';
import { payloadShape } from './reply.ts';

type Payload = z.infer<typeof payloadShape>;
type Outcome = Sent | 'absent' | 'cannotTell';

/** Other words of ours in its place: a person has to say. */
export async function look(ear: Ear, prepared: Prepared, { since, taken }: Attempt): Promise<Outcome> {
  const payload = payloadShape.parse(prepared.payload);
  // A server whose clock is ahead now may have been moved since: only one that is behind shifts the bound.
  const from = since + Math.min(0, ear.client.graph.skewMs) - SLACK_MS;
  const bounds = { from, taken };
  return payload.way === 'comment' ? lookBelow(ear, payload, bounds) : lookInPrivate(ear, payload, bounds);
}

/** From when, by the server's clock, and which ids of ours are known to be something else. */
interface Bounds {
  readonly from: number;
  readonly taken: Attempt['taken'];
}

const SLACK_MS = 120_000;
const PAGES_MAX = 10;

const answerShape = z.object({
  id: z.string().min(1),
  message: z.string().nullish(),
  from: z.object({ id: z.string() }).nullish(),
  parent: z.object({ id: z.string() }).nullish(),
  created_time: timeShape,
  permalink_url: z.string().nullish(),
});

/** Under the target, and under the top of its thread, where Facebook puts answers to answers. */
async function lookBelow(ear: Ear, payload: Extract<Payload, { way: 'comment' }>, bounds: Bounds): Promise<Outcome> {
  const { from, taken } = bounds;
  const { client, me } = ear;
  const { postId } = payload;
  const places = new Set([payload.objectId, ...(payload.topId === null ? [] : [payload.topId])]);
  let isComplete = true;
  let hasOther = false;
  for (const place of places) {
    let next: Query | null = {};
    for (let pages = 0; next !== null && pages < PAGES_MAX; pages += 1) {
      const list = await client.comments(place, next);
      const read = readEach(list.items, (item) => answerShape.parse(item));
      // A comment that cannot be read may be the one that is looked for.
      if (read.unreadable.length > 0) isComplete = false;
      const ours = read.values.filter(
        (one) => one.from?.id === me.id && one.created_time >= from && !taken?.has(keyOf(one.id, postId)),
      );
      const same = ours.find((one) => comparable(one.message ?? '') === comparable(payload.message));
      if (same) {
        const url = same.permalink_url || urlOf(same.id);
        return { remoteId: keyOf(same.id, postId), url, sentAt: same.created_time };
      }
      hasOther ||= ours.some((one) => isSameObject(one.parent?.id ?? place, payload.objectId));
      next = read.values.some((one) => one.created_time < from) ? null : list.next;
    }
    if (next !== null) isComplete = false;
  }
  return isComplete && !hasOther ? 'absent' : 'cannotTell';
}

/** The address of a comment whose own is not known. */
export function urlOf(id: string): string {
  return `https://www.facebook.com/${id}`;
}

const privateReplyShape = z.object({
  can_reply_privately: z.boolean().nullish(),
  private_reply_conversation: z.object({ id: z.string().min(1) }).nullish(),
});

/** A comment says itself whether it had its private reply, and in which chat. */
async function lookInPrivate(
  ear: Ear,
  payload: Extract<Payload, { way: 'message' }>,
  bounds: Bounds,
): Promise<Outcome> {
  const { client, me } = ear;
  const { personId, targetAt, body } = payload;
  const commentId = body.recipient.comment_id;
  const told =
    commentId === undefined ? null : privateReplyShape.safeParse(await client.privateReplyOf(commentId)).data;
  const opened = told?.private_reply_conversation?.id ?? null;
  if (opened === null && told?.can_reply_privately === true) return 'absent';
  const lost = { ...bounds, text: body.message.text, personId, targetAt };
  const rules = chatRulesOf(me);
  if (opened === null) return lookInChats(client.graph, rules, { ...lost, chatId: payload.chatId });
  // The reply is there: ours, or somebody else's.
  const found = await lookInChats(client.graph, rules, { ...lost, chatId: opened });
  return found === 'absent' ? 'cannotTell' : found;
}
