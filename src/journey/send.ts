/**
 * Step 8 of 10: send.
 * Takes: approved replies that are due. Leaves: each sent with the platform's id, failed for good, queued again, or unknown.
 * Before: review (and settle, which looks up what earlier runs left). After: settle, report.
 * The rule that matters most: the intent is durable before the call, and what may have been written is never sent again unseen.
 */
import { demand } from '../domain/operator.ts';
import type { Progress, SentItem } from '../domain/outcomes.ts';
import { ProblemError } from '../domain/problem.ts';
import type { Reply, ReplyStatus } from '../domain/reply.ts';
import type { PlatformFailure } from '../platforms/platform.ts';
import { claim } from './send/claim.ts';
import type { Claimed, Outcome, SendNeeds } from './send/needs.ts';
import { record } from './send/record.ts';

export interface SendInput {
  /** Replies to send, or null for all that are approved and due. */
  readonly replies: readonly number[] | null;
  readonly isDryRun: boolean;
  readonly waitMs: number;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

const SENDABLE: readonly ReplyStatus[] = ['approved', 'queued'];

/** Sends what is approved and due, one at a time per account, accounts side by side. */
export async function send(needs: SendNeeds, input: SendInput): Promise<SentItem[]> {
  demand(needs.operator, 'send');
  const { ready, refused } = await choose(needs, input.replies);
  if (input.isDryRun) return [...refused, ...ready.map((reply) => ({ reply, problem: null }))];
  const accounts = Map.groupBy(ready, (reply) => reply.account);
  const progress = { done: 0, total: ready.length };
  const sent = await Promise.all(
    [...accounts].map(([account, replies]) =>
      sendForAccount(needs, {
        account,
        replies,
        waitMs: input.waitMs,
        step: () => {
          progress.done += 1;
          input.onProgress?.({ label: 'send', done: progress.done, total: progress.total });
        },
      }),
    ),
  );
  return [...refused, ...sent.flat()];
}

async function choose(
  needs: SendNeeds,
  ids: readonly number[] | null,
): Promise<{ ready: Reply[]; refused: SentItem[] }> {
  const now = needs.now();
  if (ids === null) {
    const all = await needs.store.read.replies.inStatus(SENDABLE);
    return { ready: all.filter((reply) => reply.sendAfter <= now), refused: [] };
  }
  const ready: Reply[] = [];
  const refused: SentItem[] = [];
  for (const id of ids) {
    const reply = await needs.store.read.replies.byId(id);
    if (reply === null) throw new ProblemError('UNKNOWN_REPLY', { id: String(id) });
    if (SENDABLE.includes(reply.status)) ready.push(reply);
    else refused.push({ reply, problem: whyNot(reply) });
  }
  return { ready, refused };
}

/** Null where there is nothing to do and nothing is wrong: it has been sent. */
function whyNot(reply: Reply): ProblemError | null {
  switch (reply.status) {
    case 'sent':
      return null;
    case 'draft':
    case 'inReview':
      return new ProblemError('REVIEW_MISSING', { reply: reply.id, status: reply.status });
    case 'unknown':
    case 'sending':
      return new ProblemError('OUTCOME_UNKNOWN', { reply: reply.id, account: reply.account });
    case 'approved':
    case 'queued':
    case 'failed':
    case 'held':
    case 'rejected':
    case 'cancelled':
      return new ProblemError('WRONG_STATUS', { reply: reply.id, status: reply.status, wanted: SENDABLE });
    default:
      return reply.status satisfies never;
  }
}

interface AccountWork {
  readonly account: string;
  readonly replies: readonly Reply[];
  readonly waitMs: number;
  readonly step: () => void;
}

async function sendForAccount(needs: SendNeeds, work: AccountWork): Promise<SentItem[]> {
  const lock = await takeLock(needs, `send:${work.account}`, work.waitMs);
  if (lock === null) {
    const problem = new ProblemError('LOCKED', { what: `sending as ${work.account}`, holder: 'another send' });
    return work.replies.map((reply) => ({ reply, problem }));
  }
  try {
    return await sendInTurn(needs, work);
  } finally {
    await lock.release();
  }
}

/** The outcome of one reply and the claim of the next are one transaction, so one reply at most is ever on its way. */
async function sendInTurn(needs: SendNeeds, work: AccountWork): Promise<SentItem[]> {
  const items: SentItem[] = [];
  const queue = [...work.replies];
  const { claimed: first, items: refused } = await needs.store.transact((tx) => claim(needs, tx, queue));
  items.push(...refused);
  let claimed = first;
  while (claimed !== null) {
    const current: Claimed = claimed;
    needs.point('send:claimed');
    const outcome = await call(needs, current);
    needs.point('send:called');
    const isLast = needs.signal.aborted || ('failure' in outcome && stopsAccount(outcome.failure));
    await pace(needs, work.account, isLast || queue.length === 0);
    const next = await needs.store.transact(async (tx) => {
      const item = await record(needs, tx, { claimed: current, outcome });
      const following = isLast ? { claimed: null, items: [] } : await claim(needs, tx, queue);
      return { item, following };
    });
    needs.point('send:recorded');
    items.push(next.item, ...next.following.items);
    work.step();
    claimed = next.following.claimed;
  }
  const untouched = await Promise.all(queue.map((reply) => needs.store.read.replies.byId(reply.id)));
  for (const [index, reply] of queue.entries()) {
    items.push({ reply: untouched[index] ?? reply, problem: items.at(-1)?.problem ?? null });
  }
  return items;
}

async function call(needs: SendNeeds, claimed: Claimed): Promise<Outcome> {
  try {
    const session = await needs.session(claimed.reply.account);
    return { sent: await session.send(claimed.prepared, claimed.key) };
  } catch (error) {
    const { problem, failure } = needs.problemOf(claimed.reply.account, error);
    const unforeseen: PlatformFailure = {
      kind: 'unknown',
      until: null,
      reason: null,
      status: null,
      words: String(error),
    };
    return { problem, failure: failure ?? (error instanceof ProblemError ? notCalled(error) : unforeseen) };
  }
}

/** A problem of ours found before the call: nothing was written. */
function notCalled(error: ProblemError): PlatformFailure {
  return { kind: 'auth', until: null, reason: null, status: null, words: error.code };
}

function stopsAccount(failure: PlatformFailure): boolean {
  return failure.kind !== 'refused' || failure.reason === 'money' || failure.reason === 'redirect';
}

/** Waits until the account may send again. */
async function pace(needs: SendNeeds, account: string, isOver: boolean): Promise<void> {
  const most = needs.settings.send.perAccountPerMinute;
  if (isOver || most === 0) return;
  const recent = await needs.store.read.replies.attemptsSince(account, needs.now() - 60_000);
  const oldest = recent.toSorted((a, b) => a - b).at(-most);
  if (recent.length >= most && oldest !== undefined) await needs.wait(Math.max(0, oldest + 60_000 - needs.now()));
}

async function takeLock(needs: SendNeeds, name: string, waitMs: number) {
  const until = needs.now() + waitMs;
  for (;;) {
    const lock = await needs.store.lock(name);
    if (lock !== null || needs.now() >= until || needs.signal.aborted) return lock;
    await needs.wait(100);
  }
}
