import type { Corrected } from '../domain/corrected.ts';
import type { FollowUp } from '../domain/follow-up.ts';
import type { ConversationDetail } from '../domain/outcomes.ts';
import type { FollowUpTurn, Turned, TurnedClaim } from '../domain/turned.ts';

/** What undo needs of an App. Each compares within the write: what others changed since is left as it is. */
export interface SecondThoughts {
  /**
   * Puts them back as they were read before a change of ours (status, snooze, who waits since when; or the assignee). Returns
   * the numbers of those left as they are.
   */
  putBack(turned: readonly Turned[]): Promise<number[]>;
  /** Gives claims back to whoever had them before a change of ours. Returns the numbers of those left as they are. */
  putBackClaims(turned: readonly TurnedClaim[]): Promise<number[]>;
  /** Keeps or moves a follow-up as a person sees it; null where it does not stand so any more, and nothing was changed. */
  turnFollowUp(seen: FollowUp, to: FollowUpTurn): Promise<FollowUp | null>;
  /**
   * Puts it back as it `was` before a change of ours (null: away again); `why` is for the record. False where others changed it
   * since: then it is left as it `is`.
   */
  undoFollowUp(is: FollowUp, was: FollowUp | null, why?: string): Promise<boolean>;
  /** Takes back what was corrected last, as if it had not been. @throws NOT_YOURS when a colleague made it */
  uncorrect(id: string | number): Promise<ConversationDetail>;
  /**
   * Takes back what we said of several. Where something else was said last, by a colleague or by us, nothing is changed.
   * Returns the numbers of those left as they are.
   */
  uncorrectAll(corrections: readonly Corrected[]): Promise<number[]>;
}
