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
