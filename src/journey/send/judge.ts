import { ProblemError } from '../../domain/problem.ts';
import type { Reply } from '../../domain/reply.ts';
import { approvalFacts, approvalText, isTargetOf, OTHER_TARGET } from '../../domain/reply.ts';
import { isSameWords } from '../../domain/same-words.ts';
import type { StoredMessage } from '../../domain/stored.ts';
import { newestInbound } from '../../domain/to-answer.ts';
import { answerTo } from '../../domain/unanswered.ts';
import type { Prepared } from '../../platforms/platform.ts';
import type { Reads } from '../../store/store.ts';
import type { SendNeeds } from './needs.ts';
import { whyOptedOut } from './opted-out.ts';
import { whyNotAsked } from './survey-due.ts';

const DAY_MS = 24 * 3_600_000;
/** Sums of cents in binary fractions are a little off. */
const CENT_FRACTION = 0.000_001;

/** A reply that may go, with all that its claim makes durable. */
export interface Candidate {
  readonly reply: Reply;
  readonly prepared: Prepared;
  readonly priceUsd: number;
}

/** A reply to judge, and what else is known of the moment it would go. */
interface Case {
  readonly reply: Reply;
  /** False only for a draft that would be approved as it is. */
  readonly isApproved: boolean;
  /** US dollars that replies before it in the same run would cost. */
  readonly plannedUsd: number;
}

/** Everything that must hold as a reply goes; asked again in the transaction that claims it. Reads only. */
export async function judge(needs: SendNeeds, read: Reads, of: Case): Promise<Candidate | ProblemError> {
  const { reply } = of;
  const found = await targetOf(needs, read, of);
  if (found instanceof ProblemError) return found;
  const { target, thread } = found;
  const answered = await whyAnswered(read, { reply, target, thread });
  if (answered !== null) return answered;
  const optedOut = await whyOptedOut(needs, read, { reply, target });
  if (optedOut !== null) return optedOut;
  const notAsked = await whyNotAsked(needs, read, reply);
  if (notAsked !== null) return notAsked;
  const platform = await needs.platform(reply.platform);
  const situation = await needs.situation(read, { target, reply: reply.id });
  const eligibility = platform.eligibility(target, situation);
  if (!eligibility[reply.visibility]) return new ProblemError('NOT_ANSWERABLE', { why: eligibility.why });
  const { visibility, text, language } = reply;
  const priceUsd = platform.priceUsd({ visibility, text });
  const spent = await whySpent(needs, read, of);
  if (spent !== null) return spent;
  // an attempt that was proved absent goes out again with the same bytes under the same key
  const earlier = await read.replies.prepared(reply.id);
  if (earlier !== null) return { reply, prepared: JSON.parse(earlier), priceUsd };
  try {
    const account = await needs.account(reply.account);
    return { reply, prepared: platform.prepare({ account, target, visibility, text, language, situation }), priceUsd };
  } catch (error) {
    return needs.problemOf(reply.account, error).problem;
  }
}

/** Why an account may not say more today: the cap of its replies, or the budget of all. */
export async function whySpent(
  needs: SendNeeds,
  read: Reads,
  { reply, plannedUsd }: Pick<Case, 'reply' | 'plannedUsd'>,
): Promise<ProblemError | null> {
  const { account, visibility, text } = reply;
  const now = needs.now();
  const cap = needs.settings.send.perAccountPerDay;
  const sent = cap === 0 ? 0 : (await read.replies.attemptsSince(account, now - DAY_MS)).length;
  if (cap > 0 && sent >= cap) return new ProblemError('DAILY_CAP', { account, sent, cap });
  const priceUsd = (await needs.platform(reply.platform)).priceUsd({ visibility, text });
  if (priceUsd === 0) return null;
  const spentUsd = (await needs.spentSince(read, now - DAY_MS, now)) + plannedUsd;
  const budgetUsd = needs.settings.send.dailyBudgetUsd;
  return spentUsd + priceUsd > budgetUsd + CENT_FRACTION
    ? new ProblemError('BUDGET_SPENT', { spentUsd, budgetUsd })
    : null;
}

/** Whether the message has an answer of ours, or one may be on its way; the reply's own words there are another matter. */
async function whyAnswered(
  read: Reads,
  { reply, target, thread }: { reply: Reply; target: StoredMessage; thread: readonly StoredMessage[] },
): Promise<ProblemError | null> {
  const answer = answerTo(thread, target.remoteId);
  const isOurOwn =
    answer !== null &&
    reply.attempts > 0 &&
    isSameWords(answer.text, reply.text) &&
    (await read.replies.byRemoteId(reply.account, answer.remoteId)) === null;
  if (isOurOwn) return new ProblemError('HELD', { reply: reply.id, why: OWN_WORDS });
  if (reply.isAdditional) return null;
  if (answer !== null) {
    return new ProblemError('ALREADY_ANSWERED', { reply: reply.id, text: answer.text, author: answer.author.handle });
  }
  const first = await read.replies.underway(reply);
  if (first === null) return null;
  return new ProblemError('ALREADY_ANSWERED', { reply: reply.id, text: first.text, author: first.author });
}

const OWN_WORDS = 'A post in its words stands there already; it may be this one.';

/** What a reply answers, in its thread, where the approval still holds for it; else why it goes nowhere. Reads only. */
export async function targetOf(
  needs: SendNeeds,
  read: Reads,
  { reply, isApproved }: Pick<Case, 'reply' | 'isApproved'>,
): Promise<{ readonly target: StoredMessage; readonly thread: readonly StoredMessage[] } | ProblemError> {
  const thread = await read.messages.ofConversation(reply.conversation);
  const target = thread.find((message) => message.id === reply.targetMessage);
  if (!target) return new ProblemError('NOT_ANSWERABLE', { why: 'The message it answers is not on record.' });
  if (target.deletedAt !== null) {
    return new ProblemError('NOT_ANSWERABLE', { why: 'The post was deleted on the platform. The draft is kept.' });
  }
  const broken = isApproved ? await whyVoid(needs, reply, thread) : null;
  if (broken !== null) return new ProblemError('APPROVAL_VOID', { reply: reply.id, why: broken });
  if (!isTargetOf(target, reply)) return new ProblemError('NOT_ANSWERABLE', { why: OTHER_TARGET });
  return { target, thread };
}

/** Why the approval does not hold for what would go out now, or null when it does. */
async function whyVoid(needs: SendNeeds, reply: Reply, thread: readonly StoredMessage[]): Promise<string | null> {
  const isReviewed = reply.approvedBy !== null || needs.settings.review[reply.visibility] === 'optional';
  if (!isReviewed) return 'A second person has to approve it by now.';
  if (await isApprovedByEditor(needs, reply))
    return 'Whoever approved it had a hand in its words: four eyes are asked for.';
  const expiresAt = reply.approvalExpiresAt;
  if (expiresAt !== null && expiresAt <= needs.now()) return 'The approval has expired.';
  const whence = await needs.whence(reply.account);
  const isApproved = (newestInbound: number, newestEditedAt: number | null) =>
    needs.sha256(approvalText(approvalFacts(reply, whence, { expiresAt, newestInbound, newestEditedAt }))) ===
    reply.approvalHash;
  const newest = newestInbound(thread);
  if (isApproved(newest?.id ?? 0, newest?.editedAt ?? null)) return null;
  const isEdited =
    newest !== null && thread.some(({ editedAt }) => isApproved(newest.id, editedAt) || isApproved(newest.id, null));
  if (isEdited) return `The customer changed the message after the approval: "${newest.text}".`;
  const isFromBefore = thread.some(({ id, editedAt }) => isApproved(id, editedAt) || isApproved(id, null));
  if (isFromBefore) return `The customer wrote again after the approval: "${newest?.text ?? ''}".`;
  return 'The text, or the account or server it goes by, changed after the approval.';
}

/** Four eyes may be asked for since the approval. */
async function isApprovedByEditor(needs: SendNeeds, reply: Reply): Promise<boolean> {
  if (!needs.settings.review.fourEyes || reply.approvedBy === null) return false;
  return (await needs.store.read.replies.editors(reply.id)).includes(reply.approvedBy);
}
