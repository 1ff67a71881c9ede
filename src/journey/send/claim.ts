import { eventBy } from '../../domain/event.ts';
import type { SentItem } from '../../domain/outcomes.ts';
import { ProblemError } from '../../domain/problem.ts';
import type { Reply } from '../../domain/reply.ts';
import { approvalText } from '../../domain/reply.ts';
import type { StoredMessage } from '../../domain/stored.ts';
import type { Prepared } from '../../platforms/platform.ts';
import type { Tx } from '../../store/store.ts';
import type { Claimed, SendNeeds } from './needs.ts';

const DAY_MS = 24 * 3_600_000;

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
    if (reply === null || (reply.status !== 'approved' && reply.status !== 'queued')) continue;
    if (reply.sendAfter > needs.now()) {
      const problem = new ProblemError('THROTTLED', { account: reply.account, until: reply.sendAfter });
      items.push({ reply, problem });
      continue;
    }
    const thread = await tx.messages.ofConversation(reply.conversation);
    const problem = await standsInTheWay(needs, tx, { reply, thread });
    if (problem) {
      items.push({ reply: await setAside(needs, tx, { reply, problem }), problem });
      continue;
    }
    return { claimed: await claimOne(needs, tx, { reply, thread }), items };
  }
  return { claimed: null, items };
}

interface Candidate {
  readonly reply: Reply;
  readonly thread: readonly StoredMessage[];
}

/** Everything that must still hold in the transaction that claims. */
async function standsInTheWay(needs: SendNeeds, tx: Tx, { reply, thread }: Candidate): Promise<ProblemError | null> {
  const target = thread.find((message) => message.id === reply.targetMessage);
  if (!target) return new ProblemError('NOT_ANSWERABLE', { why: 'The message it answers is not on record.' });
  if (target.deletedAt !== null) {
    return new ProblemError('NOT_ANSWERABLE', { why: 'The post was deleted on the platform. The draft is kept.' });
  }
  const newestInbound = thread.findLast((message) => message.direction === 'inbound')?.id ?? 0;
  if (needs.sha256(approvalText({ ...reply, newestInbound })) !== reply.approvalHash) {
    const why =
      newestInbound === reply.targetMessage
        ? 'The text changed after the approval.'
        : 'The customer wrote again after the approval.';
    return new ProblemError('APPROVAL_VOID', { reply: reply.id, why });
  }
  const eligibility = (await needs.platform(reply.platform)).eligibility(target);
  if (!eligibility[reply.visibility]) return new ProblemError('NOT_ANSWERABLE', { why: eligibility.why });
  const spentUsd = await tx.replies.spentSince(needs.now() - DAY_MS);
  const budgetUsd = needs.settings.send.dailyBudgetUsd;
  if (eligibility.priceUsd > 0 && spentUsd + eligibility.priceUsd > budgetUsd) {
    return new ProblemError('BUDGET_SPENT', { spentUsd, budgetUsd });
  }
  return null;
}

/** A void approval goes back to review; a spent budget waits for another day; the rest has failed. */
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

async function claimOne(needs: SendNeeds, tx: Tx, { reply, thread }: Candidate): Promise<Claimed> {
  const at = needs.now();
  const who = { operator: needs.operator, at };
  const target = thread.find((message) => message.id === reply.targetMessage);
  const platform = await needs.platform(reply.platform);
  if (!target) throw new ProblemError('NOT_ANSWERABLE', { why: 'The message it answers is not on record.' });
  const account = await needs.account(reply.account);
  const { visibility, text, language } = reply;
  const earlier = await tx.replies.prepared(reply.id);
  // an attempt that was proved absent goes out again with the same bytes under the same key
  const prepared: Prepared = earlier
    ? JSON.parse(earlier)
    : platform.prepare({ account, target, visibility, text, language });
  const key = reply.key ?? needs.newKey();
  if (reply.status === 'approved') {
    await tx.replies.move(reply.id, { from: ['approved'], to: 'queued', at });
    await tx.events.append([eventBy(who, 'reply.queued', { conversation: reply.conversation, reply: reply.id })]);
  }
  const sending = await tx.replies.move(
    reply.id,
    { from: ['queued'], to: 'sending', at, version: reply.version },
    {
      key,
      prepared: JSON.stringify(prepared),
      attemptedAt: at,
      absentSince: null,
      attempts: reply.attempts + 1,
      error: null,
      priceUsd: platform.eligibility(target).priceUsd,
    },
  );
  if (sending === null)
    throw new ProblemError('WRONG_STATUS', { reply: reply.id, status: reply.status, wanted: ['queued'] });
  const about = { conversation: reply.conversation, reply: reply.id, data: { attempt: sending.attempts, key } };
  await tx.events.append([eventBy(who, 'reply.sending', about)]);
  return { reply: sending, prepared, key };
}
