/**
 * Looking for an earlier attempt: Instagram has no idempotency keys, so the answers under the comment, or the chat, are
 * read for what we said. Comments on posts of others may not be read: there a person has to look.
 */
import type { Query } from '../graph/graph.ts';
import { lookInChats } from '../graph/look.ts';
import { comparable, readEach } from '../graph/read.ts';
import type { Attempt, Prepared, Sent } from '../platform.ts';
import { chatRulesOf, type Ear } from './ear.ts';
import { commentUrl, nowhere, readComment } from './message.ts';
import { addresseeOf, payloadShape } from './reply.ts';

type Outcome = Sent | 'absent' | 'cannotTell';

/** Whether it stands where it was to go. */
export async function look(ear: Ear, prepared: Prepared, { since, taken }: Attempt): Promise<Outcome> {
  const payload = payloadShape.parse(prepared.payload);
  // A server whose clock is ahead now may have been moved since: only one that is behind shifts the bound.
  const from = since + Math.min(0, ear.client.graph.skewMs) - SLACK_MS;
  switch (payload.way) {
    case 'mention':
      return 'cannotTell';
    case 'reply':
      return lookBelow(ear, payload, { from, taken });
    case 'message': {
      const { chatId, personId, targetAt, body } = payload;
      const lost = { text: body.message.text, chatId, personId, from, targetAt, taken };
      return lookInChats(ear.client.graph, chatRulesOf(ear.me), lost);
    }
    default:
      return payload satisfies never;
  }
}

const SLACK_MS = 120_000;
const PAGES_MAX = 20;

/** In which order answers come is not said: all are read. Answers of ours to somebody else in the thread are not meant. */
async function lookBelow(
  { client, me }: Ear,
  { commentId, message, url }: { readonly commentId: string; readonly message: string; readonly url: string },
  { from, taken }: { readonly from: number; readonly taken: Attempt['taken'] },
): Promise<Outcome> {
  const place = { media: nowhere(me), topId: commentId, rawIndex: null };
  let isComplete = true;
  let next: Query | null = {};
  for (let pages = 0; next !== null && pages < PAGES_MAX; pages += 1) {
    const list = await client.replies(commentId, next);
    const read = readEach(list.items, (item) => readComment(item, me, place));
    const ours = read.values.filter(
      (one) => one.direction === 'outbound' && one.postedAt >= from && !taken?.has(one.remoteId),
    );
    const same = ours.find((one) => comparable(one.text) === comparable(message));
    if (same) return { remoteId: same.remoteId, url: commentUrl(url, same.remoteId), sentAt: same.postedAt };
    // An answer that cannot be read may be the one that is looked for.
    const isOther = ours.some((one) => addresseeOf(one.text) === addresseeOf(message));
    if (isOther || read.unreadable.length > 0) isComplete = false;
    next = list.next;
  }
  return isComplete && next === null ? 'absent' : 'cannotTell';
}
