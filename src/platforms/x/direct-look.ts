/**
 * Looking for a private message that may have gone out: there is no key and no rule against duplicates, so the chat's
 * newest events are read for one of ours with the same words, made since the attempt began.
 */
import type { Prepared, Sent } from '../platform.ts';
import type { XClient } from './client.ts';
import { chatUrlOf, directTextOf } from './direct-message.ts';
import { boundOf, type Lost } from './look.ts';
import { type Direct, directShape, readList } from './payload.ts';
import { directShape as payloadShape } from './reply.ts';
import { comparable } from './text.ts';

/**
 * `absent` only after all of the chat since the attempt was seen, with nothing of ours in it and nothing that cannot be
 * read. Other words of ours may be these as X rewrote them (links), or a colleague's: a person has to say.
 */
export async function lookForDirect(client: XClient, lost: Lost): Promise<Sent | 'absent' | 'cannotTell'> {
  const { text } = payloadShape.parse(lost.prepared.payload);
  const from = boundOf(client, lost.since);
  const { events, isComplete } = await chatSince(client, lost.prepared, lost.since);
  const ours = events.filter(
    (event) => event.senderId === lost.me.id && event.createdAt >= from && !lost.taken?.has(event.id),
  );
  // The oldest: the same words sent again later are another attempt's.
  const same = ours.findLast((event) => isSameText(event, text));
  if (!same) return ours.length === 0 && isComplete ? 'absent' : 'cannotTell';
  const url = chatUrlOf(same.conversationId ?? '');
  return { remoteId: same.id, url, sentAt: same.createdAt };
}

/** Where a private message goes: its chat's path. */
export function chatPathOf(prepared: Prepared): string {
  const { direct } = payloadShape.parse(prepared.payload);
  return 'participantId' in direct
    ? `dm_conversations/with/${direct.participantId}`
    : `dm_conversations/${direct.conversationId}`;
}

const PAGES_MAX = 5;
const PAGE = '50';

async function chatSince(
  client: XClient,
  prepared: Prepared,
  since: number,
): Promise<{ events: readonly Direct[]; isComplete: boolean }> {
  const events: Direct[] = [];
  let token: string | null = null;
  for (let pages = 0; pages < PAGES_MAX; pages += 1) {
    const place: Record<string, string> = token === null ? {} : { pagination_token: token };
    const answer = await client.directs(`${chatPathOf(prepared)}/dm_events`, { max_results: PAGE, ...place });
    const list = readList(answer);
    if (!list) throw client.spoilt(answer, false);
    const read = list.items.map((item) => directShape.safeParse(item));
    events.push(...read.flatMap((one) => one.data ?? []));
    // An event that cannot be read may be the one that is looked for.
    if (read.some((one) => !one.success)) return { events, isComplete: false };
    const oldestAt = events.at(-1)?.createdAt ?? Number.POSITIVE_INFINITY;
    if (list.nextToken === null || oldestAt < boundOf(client, since)) return { events, isComplete: true };
    token = list.nextToken;
  }
  return { events, isComplete: false };
}

/** X gives links a protocol. */
function isSameText(event: Direct, text: string): boolean {
  const bare = (words: string) => comparable(words).replace(/\bhttps?:\/\//gi, '');
  return bare(directTextOf(event)) === bare(text);
}
