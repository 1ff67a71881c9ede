import { eventBy } from '../../domain/event.ts';
import type { SentItem } from '../../domain/outcomes.ts';
import { ProblemError } from '../../domain/problem.ts';
import type { Reply } from '../../domain/reply.ts';
import { approvalText } from '../../domain/reply.ts';
import type { StoredMessage } from '../../domain/stored.ts';
import { answerTo } from '../../domain/unanswered.ts';
import type { Prepared } from '../../platforms/platform.ts';
import type { Tx } from '../../store/store.ts';
import type { Claimed, SendNeeds } from './needs.ts';
import { SENDABLE, whyNotSendable } from './sendable.ts';

const DAY_MS = 24 * 3_600_000;
/** Sums of cents in binary fractions are a little off. */
const CENT_FRACTION = 0.000_001;

/**
 * Takes replies off the front of `queue` until one may go out; that one is then `sending`, with its key and exact payload
 * durable. Those that may not go are told with their problem.
 */
export async function claim(
  needs: SendNeeds,
  tx: Tx,
  queue: Reply[],
): Promise<{ claimed: Claimed | null; items: SentItem[] }> {
  const items: SentItem[] = [];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const reply = await tx.replies.byId(next.id);
    if (reply === null) continue;
    if (!SENDABLE.includes(reply.status)) {
      // another run took it since it was chosen
      items.push({ reply, problem: whyNotSendable(reply) });
      continue;
    }
    if (reply.sendAfter > needs.now()) {
      const problem = new ProblemError('THROTTLED', { account: reply.account, until: reply.sendAfter });
      items.push({ reply, problem });
      continue;
    }
    const judged = await judge(needs, tx, reply);
    if (judged instanceof ProblemError) {
      items.push({ reply: await setAside(needs, tx, { reply, problem: judged }), problem: judged });
      continue;
    }
    return { claimed: await claimOne(needs, tx, judged), items };
  }
  return { claimed: null, items };
}

/** A reply that may go, with all that its claim makes durable. */
interface Candidate {
  readonly reply: Reply;
  readonly prepared: Prepared;
  readonly priceUsd: number;
}

/** Everything that must still hold in the transaction that claims. */
async function judge(needs: SendNeeds, tx: Tx, reply: Reply): Promise<Candidate | ProblemError> {
  const thread = await tx.messages.ofConversation(reply.conversation);
  const target = thread.find((message) => message.id === reply.targetMessage);
  if (!target) return new ProblemError('NOT_ANSWERABLE', { why: 'The message it answers is not on record.' });
  if (target.deletedAt !== null) {
    return new ProblemError('NOT_ANSWERABLE', { why: 'The post was deleted on the platform. The draft is kept.' });
  }
  const broken = whyVoid(needs, reply, thread);
  if (broken !== null) return new ProblemError('APPROVAL_VOID', { reply: reply.id, why: broken });
  const answer = reply.isAdditional ? null : answerTo(thread, target.remoteId);
  if (answer !== null) {
    return new ProblemError('ALREADY_ANSWERED', { reply: reply.id, text: answer.text, author: answer.author.handle });
  }
  const platform = await needs.platform(reply.platform);
  const eligibility = platform.eligibility(target);
  if (!eligibility[reply.visibility]) return new ProblemError('NOT_ANSWERABLE', { why: eligibility.why });
  const { priceUsd } = eligibility;
  const spentUsd = await tx.replies.spentSince(needs.now() - DAY_MS);
  const budgetUsd = needs.settings.send.dailyBudgetUsd;
  if (priceUsd > 0 && spentUsd + priceUsd > budgetUsd + CENT_FRACTION) {
    return new ProblemError('BUDGET_SPENT', { spentUsd, budgetUsd });
  }
  // an attempt that was proved absent goes out again with the same bytes under the same key
  const earlier = await tx.replies.prepared(reply.id);
  if (earlier !== null) return { reply, prepared: JSON.parse(earlier), priceUsd };
  const { visibility, text, language } = reply;
  try {
    const account = await needs.account(reply.account);
    return { reply, prepared: platform.prepare({ account, target, visibility, text, language }), priceUsd };
  } catch (error) {
    return needs.problemOf(reply.account, error).problem;
  }
}

/** Why the approval does not hold for what would go out now, or null when it does. */
function whyVoid(needs: SendNeeds, reply: Reply, thread: readonly StoredMessage[]): string | null {
  const inbound = thread.filter((message) => message.direction === 'inbound' && message.deletedAt === null);
  const newestInbound = inbound.at(-1)?.id ?? 0;
  const isApproved = (newest: number) =>
    needs.sha256(approvalText({ ...reply, newestInbound: newest })) === reply.approvalHash;
  if (isApproved(newestInbound)) return null;
  return thread.some((message) => isApproved(message.id))
    ? 'The conversation went on after the approval.'
    : 'The text changed after the approval.';
}

/** A spent budget waits for another day; what may not go out as approved goes back to review. */
async function setAside(
  needs: SendNeeds,
  tx: Tx,
  { reply, problem }: { reply: Reply; problem: ProblemError },
): Promise<Reply> {
  const at = needs.now();
  const who = { operator: needs.operator, at };
  const error = { code: problem.code, message: 'why' in problem.facts ? String(problem.facts.why) : problem.code };
  const about = { conversation: reply.conversation, reply: reply.id, data: { ...error } };
  if (problem.code === 'BUDGET_SPENT') {
    await tx.replies.note(reply.id, { error }, at);
    return (await tx.replies.byId(reply.id)) ?? reply;
  }
  const none = { approvedBy: null, approvedAt: null, approvalHash: null };
  await tx.events.append([eventBy(who, 'reply.voided', about)]);
  return (
    (await tx.replies.move(reply.id, { from: ['approved', 'queued'], to: 'inReview', at }, { ...none, error })) ?? reply
  );
}

async function claimOne(needs: SendNeeds, tx: Tx, { reply, prepared, priceUsd }: Candidate): Promise<Claimed> {
  const at = needs.now();
  const who = { operator: needs.operator, at };
  const key = reply.key ?? needs.newKey();
  const { conversation } = reply;
  if (reply.status === 'approved') {
    await tx.replies.move(reply.id, { from: ['approved'], to: 'queued', at });
    await tx.events.append([eventBy(who, 'reply.queued', { conversation, reply: reply.id })]);
  }
  const step = { from: ['queued'], to: 'sending', at, version: reply.version } as const;
  const sending = await tx.replies.move(reply.id, step, {
    key,
    prepared: JSON.stringify(prepared),
    attemptedAt: at,
    absentSince: null,
    attempts: reply.attempts + 1,
    error: null,
    priceUsd,
  });
  if (sending === null)
    throw new ProblemError('WRONG_STATUS', { reply: reply.id, status: reply.status, wanted: ['queued'] });
  // who waits now: once the post is heard on its own stream, the conversation no longer tells
  const waitingSince = (await tx.conversations.byId(conversation))?.waitingSince ?? null;
  const about = { conversation, reply: reply.id, data: { attempt: sending.attempts, key, waitingSince } };
  await tx.events.append([eventBy(who, 'reply.sending', about)]);
  return { reply: sending, prepared, key };
}
