/**
 * Step 8 of 10: send.
 * Takes: approved replies that are due. Leaves: each sent with the platform's id, failed for good, queued again, or unknown.
 * Before: review (and settle, which looks up what earlier runs left). After: settle, report.
 * The rule that matters most: the intent is durable before the call, and what may have been written is never sent again unseen.
 */
import { demand } from '../domain/operator.ts';
import type { Progress, SentItem } from '../domain/outcomes.ts';
import { isApprovedApart, type Plan } from '../domain/plan.ts';
import { ProblemError } from '../domain/problem.ts';
import type { Reply } from '../domain/reply.ts';
import { foresee } from './send/foresee.ts';
import { whyNotNow } from './send/gate.ts';
import { sendInTurn } from './send/in-turn.ts';
import type { SendNeeds } from './send/needs.ts';
import { SENDABLE, waitsForPerson, whyNotSendable } from './send/sendable.ts';
import { type SendLimits, Tally } from './send/tally.ts';
import { rememberWait } from './send/throttled.ts';

export interface SendInput {
  /** Replies to send, or null for all that are approved and due; those of bulk plans go by name only. */
  readonly replies: readonly number[] | null;
  readonly isDryRun: boolean;
  /** The named replies go although the message has been answered. */
  readonly isAdditional: boolean;
  readonly waitMs: number;
  /** Without them every refusal is told and the first unknown outcome ends its account's turn. */
  readonly limits?: SendLimits | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Told as soon as a reply's outcome is on record. */
  readonly onItem?: ((item: SentItem) => void) | undefined;
}

/** Sends what is approved and due, one at a time per account, accounts side by side. */
export async function send(needs: SendNeeds, input: SendInput): Promise<SentItem[]> {
  demand(needs.operator, 'send');
  // a person takes it on them to answer what has been answered; never the timer
  if (input.isAdditional) demand(needs.operator, 'submit');
  const { ready, refused } = await choose(needs, input.replies);
  if (input.isDryRun) return await foresee(needs, [...refused.map((item) => item.reply), ...ready]);
  const accounts = Map.groupBy(ready, (reply) => reply.account);
  const tally = new Tally(
    input.limits ?? { failedMax: Number.POSITIVE_INFINITY, unknownMax: Number.POSITIVE_INFINITY },
  );
  let done = 0;
  const tell = (item: SentItem): void => {
    done += 1;
    tally.count(item);
    input.onItem?.(item);
    input.onProgress?.({ label: 'send', done, total: ready.length });
  };
  const stopsAtUnknown = input.limits === undefined;
  const { isAdditional } = input;
  const sent = await Promise.allSettled(
    [...accounts].map(([account, replies]) =>
      sendForAccount(needs, { account, replies, isAdditional, waitMs: input.waitMs, tally, tell, stopsAtUnknown }),
    ),
  );
  // an account that broke off must not leave the others sending behind our back
  const items = sent.flatMap((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
  return [...refused, ...items];
}

async function choose(
  needs: SendNeeds,
  ids: readonly number[] | null,
): Promise<{ ready: Reply[]; refused: SentItem[] }> {
  const now = needs.now();
  if (ids === null) {
    const all = await needs.store.read.replies.inStatus(SENDABLE);
    const due = all.filter((reply) => reply.sendAfter <= now && !waitsForPerson(reply));
    return { ready: await withoutPlans(needs, due), refused: [] };
  }
  const ready: Reply[] = [];
  const refused: SentItem[] = [];
  for (const id of ids) {
    const reply = await needs.store.read.replies.byId(id);
    if (reply === null) throw new ProblemError('UNKNOWN_REPLY', { id: String(id) });
    // one that is on its way right now is waited for: whoever sends it holds the account's lock
    if (SENDABLE.includes(reply.status) || reply.status === 'sending') ready.push(reply);
    else refused.push({ reply, problem: whyNotSendable(reply) });
  }
  return { ready, refused };
}

/** Replies of bulk plans go with their plan, but for those that a person approved by themselves. */
async function withoutPlans(needs: SendNeeds, replies: readonly Reply[]): Promise<Reply[]> {
  const plans = new Map<number, Plan | null>();
  const own: Reply[] = [];
  for (const reply of replies) {
    if (reply.plan !== null) {
      const { id } = reply.plan;
      if (!plans.has(id)) plans.set(id, await needs.store.read.plans.byId(id));
      const plan = plans.get(id) ?? null;
      if (plan === null || !isApprovedApart(reply, plan)) continue;
    }
    own.push(reply);
  }
  return own;
}

interface AccountWork {
  readonly account: string;
  readonly replies: readonly Reply[];
  readonly isAdditional: boolean;
  readonly waitMs: number;
  readonly tally: Tally;
  readonly tell: (item: SentItem) => void;
  readonly stopsAtUnknown: boolean;
}

async function sendForAccount(needs: SendNeeds, work: AccountWork): Promise<SentItem[]> {
  const lock = await takeLock(needs, work.account, work.waitMs);
  if (lock === null) {
    const holder = await needs.store.holder(lockName(work.account));
    const who = holder === null ? 'another send' : `${holder.operator}, process ${holder.pid}`;
    const problem = new ProblemError('LOCKED', { what: `sending as ${work.account}`, holder: who });
    return work.replies.map((reply) => ({ reply, problem }));
  }
  try {
    const problem = await whyNotNow(needs, work.account);
    if (problem === null) return await sendInTurn(needs, work);
    if (problem.code === 'THROTTLED') await rememberWait(needs, work.replies[0], problem);
    return work.replies.map((reply) => ({ reply, problem }));
  } finally {
    await lock.release();
  }
}

function lockName(account: string): string {
  return `send:${account}`;
}

async function takeLock(needs: SendNeeds, account: string, waitMs: number) {
  const until = performance.now() + waitMs;
  const { name: operator, login } = needs.operator;
  for (;;) {
    const lock = await needs.store.lock(lockName(account), { operator, login, since: needs.now() });
    if (lock !== null || performance.now() >= until || needs.signal.aborted) return lock;
    await needs.wait(100);
  }
}
