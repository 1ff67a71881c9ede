/** Who else is at work on a conversation, in words. Advice to people; that nobody answers twice is the store's rule. */
import type { Claim } from '../../domain/claim.ts';
import type { Reply, ReplyStatus } from '../../domain/reply.ts';
import { strangerLine } from './stranger-text.ts';

/** Replies that may yet go out. */
const LIVE: readonly ReplyStatus[] = ['draft', 'inReview', 'approved', 'queued'];

/** The claim while it stands, else null. */
export function standing(claim: Claim | null | undefined, now: number): Claim | null {
  return claim != null && claim.until > now ? claim : null;
}

/** `ville works on it`. */
export function claimWords(claim: Claim, columns = 20): string {
  return `${strangerLine(claim.operator, columns)} works on it`;
}

/** `ville also drafts here (reply 7, inReview)`, for each colleague's reply that may yet go out. */
export function besideWords(replies: readonly Reply[], me: string): string[] {
  return replies
    .filter((reply) => reply.author !== me && LIVE.includes(reply.status))
    .map((reply) => {
      const status = reply.status === 'draft' ? '' : `, ${reply.status}`;
      return `${strangerLine(reply.author, 20)} also drafts here (reply ${reply.id}${status})`;
    });
}
