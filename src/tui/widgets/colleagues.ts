/** Who else is at work on a conversation, in words. Advice to people; that nobody answers twice is the store's rule. */
import type { Claim } from '../../domain/claim.ts';
import type { Reply, ReplyStatus } from '../../domain/reply.ts';
import { strangerLine } from './stranger-text.ts';

/** The words of it in the person's language. */
export interface ColleagueWords {
  worksOn(name: string): string;
  /** `status` is null for a draft, which goes without saying. */
  alsoDrafts(name: string, reply: number, status: string | null): string;
}

/** How states of replies are called in the person's language. */
export type StatusNames = Readonly<Record<ReplyStatus, string>>;

/** Replies that may yet go out. */
const LIVE: readonly ReplyStatus[] = ['draft', 'inReview', 'approved', 'queued'];

/** The claim while it stands, else null. */
export function standing(claim: Claim | null | undefined, now: number): Claim | null {
  return claim != null && claim.until > now ? claim : null;
}

/** `ville works on it`. */
export function claimWords(claim: Claim, columns: number, words: Pick<ColleagueWords, 'worksOn'>): string {
  return words.worksOn(strangerLine(claim.operator, columns));
}

/** `ville also drafts here (reply 7, inReview)`, for each colleague's reply that may yet go out. */
export function besideWords(
  replies: readonly Reply[],
  me: string,
  words: { readonly colleagues: ColleagueWords; readonly replyStatus: StatusNames },
): string[] {
  return replies
    .filter((reply) => reply.author !== me && LIVE.includes(reply.status))
    .map(({ author, id, status }) => {
      const named = status === 'draft' ? null : words.replyStatus[status];
      return words.colleagues.alsoDrafts(strangerLine(author, 20), id, named);
    });
}
