import type { EventKind, StoredEvent } from '../../domain/event.ts';
import type { ConversationDetail } from '../../domain/outcomes.ts';
import type { ReplyStatus } from '../../domain/reply.ts';
import { safeLine } from '../../domain/safe-text.ts';

/** Replies that somebody is still at, or that are about to go. */
const LIVE: ReadonlySet<ReplyStatus> = new Set(['draft', 'inReview', 'approved', 'queued', 'sending']);

/**
 * What colleagues do on a conversation right now, a line each: who has claimed it, and who has a reply on it.
 * @param about `me` is left out; null leaves out nobody
 */
export function colleagueWords(
  detail: Pick<ConversationDetail, 'claim' | 'replies'>,
  about: { readonly me: string | null; readonly writeTime: (at: number) => string },
): string[] {
  const { claim, replies } = detail;
  const claimed =
    claim === null || claim.operator === about.me
      ? []
      : [`${safeLine(claim.operator)} works on it until ${about.writeTime(claim.until)}`];
  const live = replies.filter(({ status, author }) => LIVE.has(status) && author !== about.me);
  return [...claimed, ...live.map(({ id, author, status }) => `${safeLine(author)} has reply ${id} (${status})`)];
}

/** What `me` did to a conversation since some instant (UTC milliseconds). */
interface Deed {
  readonly me: string;
  readonly since: number;
}

/** From whom `me` has just taken a conversation over, and until when it was claimed; null where nobody else had it. */
export function takenOverWords(
  events: readonly StoredEvent[],
  deed: Deed,
  writeTime: (at: number) => string,
): string | null {
  const { takenFrom, takenUntil } = dataOf(events, 'conversation.claimed', deed);
  if (typeof takenFrom !== 'string') return null;
  const until = typeof takenUntil === 'number' ? ` (until ${writeTime(takenUntil)})` : '';
  return `taken over from ${safeLine(takenFrom)}${until}`;
}

/** Whose claim `me` has just ended; null where it was their own, or nobody's. */
export function releasedWords(events: readonly StoredEvent[], deed: Deed): string | null {
  const { operator } = dataOf(events, 'conversation.released', deed);
  return typeof operator !== 'string' || operator === deed.me ? null : `released: it was ${safeLine(operator)}'s`;
}

function dataOf(events: readonly StoredEvent[], kind: EventKind, { me, since }: Deed): StoredEvent['data'] {
  return events.findLast((one) => one.kind === kind && one.actor === me && one.at >= since)?.data ?? {};
}
