/**
 * Step 8 of 10: send.
 * Takes: approved replies that are due. Leaves: each sent with the platform's id, failed for good, queued again, or unknown.
 * Before: review (and settle, which looks up what earlier runs left). After: settle, report.
 * The rule that matters most: the intent is durable before the call, and what may have been written is never sent again unseen.
 */
import { demand } from '../domain/operator.ts';
import type { Progress, SentItem } from '../domain/outcomes.ts';
import { ProblemError } from '../domain/problem.ts';
import type { Reply } from '../domain/reply.ts';
import { log } from '../log.ts';
import type { PlatformFailure, RefusedReason } from '../platforms/platform.ts';
import { claim } from './send/claim.ts';
import { foresee } from './send/foresee.ts';
import type { Claimed, Outcome, SendNeeds } from './send/needs.ts';
import { record } from './send/record.ts';
import { SENDABLE, whyNotSendable } from './send/sendable.ts';
import { throttledUntil } from './send/throttled.ts';

const MINUTE_MS = 60_000;
const RECORD_TRIES = 3;
const RECORD_PAUSE_MS = 200;

export interface SendInput {
  /** Replies to send, or null for all that are approved and due. */
  readonly replies: readonly number[] | null;
  readonly isDryRun: boolean;
  readonly waitMs: number;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** Sends what is approved and due, one at a time per account, accounts side by side. */
export async function send(needs: SendNeeds, input: SendInput): Promise<SentItem[]> {
  demand(needs.operator, 'send');
  const { ready, refused } = await choose(needs, input.replies);
  if (input.isDryRun) return await foresee(needs, [...refused.map((item) => item.reply), ...ready]);
  const accounts = Map.groupBy(ready, (reply) => reply.account);
  const progress = { done: 0, total: ready.length };
  const sent = await Promise.allSettled(
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
    return { ready: all.filter((reply) => reply.sendAfter <= now), refused: [] };
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
    const until = await throttledUntil(needs, work.account);
    if (until === null) return await sendInTurn(needs, work);
    const problem = new ProblemError('THROTTLED', { account: work.account, until });
    return work.replies.map((reply) => ({ reply, problem }));
  } finally {
    await lock.release();
  }
}

/**
 * One reply at most is ever on its way. Its outcome and the claim of the next are one transaction, unless the account has
 * to wait in between: an outcome is never kept waiting.
 */
async function sendInTurn(needs: SendNeeds, work: AccountWork): Promise<SentItem[]> {
  const items: SentItem[] = [];
  const queue = [...work.replies];
  // loaded here: nothing is fetched from the disk while a transaction is open
  for (const id of new Set(queue.map((reply) => reply.platform))) await needs.platform(id);
  const paced = async () => {
    const waitMs = await paceMs(needs, work.account);
    if (waitMs > 0) await needs.wait(waitMs);
    return needs.signal.aborted ? NOTHING : await needs.store.transact((tx) => claim(needs, tx, queue));
  };
  let next = await paced();
  let stopped: ProblemError | null = null;
  for (;;) {
    items.push(...next.items);
    const { claimed } = next;
    if (claimed === null) break;
    needs.point('send:claimed');
    // asked before the call: between a call and its record nothing may go wrong
    const isPaced = queue.length > 0 && (await paceMs(needs, work.account)) > 0;
    const outcome = await call(needs, claimed);
    needs.point('send:called');
    if ('failure' in outcome && stopsAccount(outcome.failure)) stopped = whyStopped(work.account, outcome);
    const isOver = stopped !== null || needs.signal.aborted;
    const { item, following } = await recorded(needs, { claimed, outcome }, isOver || isPaced ? null : queue);
    needs.point('send:recorded');
    items.push(item);
    work.step();
    next = following ?? (isOver ? NOTHING : await paced());
  }
  for (const reply of queue) {
    items.push({ reply: (await needs.store.read.replies.byId(reply.id)) ?? reply, problem: stopped });
  }
  return items;
}

const NOTHING: Awaited<ReturnType<typeof claim>> = { claimed: null, items: [] };

type Called = Parameters<typeof record>[2];

/**
 * Writes an outcome down, and claims the next reply of `queue` with it. Null stands for a claim that is still to be made:
 * what went wrong with it must not take the outcome with it.
 */
async function recorded(
  needs: SendNeeds,
  call: Called,
  queue: Reply[] | null,
): Promise<{ item: SentItem; following: Awaited<ReturnType<typeof claim>> | null }> {
  if (queue !== null) {
    const before = [...queue];
    try {
      return await needs.store.transact(async (tx) => ({
        item: await record(needs, tx, call),
        following: await claim(needs, tx, queue),
      }));
    } catch {
      // the claim is tried again on its own, and says there what stops it
      queue.splice(0, queue.length, ...before);
    }
  }
  return { item: await recordedAlone(needs, call), following: null };
}

async function recordedAlone(needs: SendNeeds, call: Called): Promise<SentItem> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await needs.store.transact((tx) => record(needs, tx, call));
    } catch (error) {
      if (tries >= RECORD_TRIES) {
        log.error(notWritten(call));
        throw error;
      }
      await needs.wait(RECORD_PAUSE_MS * tries);
    }
  }
}

/** The last word on a call that no database would take. */
function notWritten({ claimed, outcome }: Called): string {
  const { id, account } = claimed.reply;
  const told = 'sent' in outcome ? `is public as ${outcome.sent.remoteId} (${outcome.sent.url})` : outcome.problem.code;
  return `Reply ${id} of ${account}: ${told}; this could not be written down. The next send looks it up.`;
}

/** Why the rest of the account's replies were not tried; nothing is unknown about those. */
function whyStopped(account: string, outcome: { failure: PlatformFailure; problem: ProblemError }): ProblemError {
  if (outcome.failure.kind !== 'unknown') return outcome.problem;
  return new ProblemError('PLATFORM_DOWN', { account, words: outcome.failure.words });
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
    const told = failure ?? (error instanceof ProblemError ? notCalled(error) : unforeseen);
    return { problem, failure: told, isTargetGone: await isTargetGone(needs, claimed.reply, told) };
  }
}

/**
 * Whether a refusal means that the message is gone. A wrong address or a missing recipient is told in the same words, and
 * no customer is forgotten for that: only a look at the message itself counts. Nothing was written, so there is time.
 */
async function isTargetGone(needs: SendNeeds, reply: Reply, { kind, reason }: PlatformFailure): Promise<boolean> {
  if (kind !== 'refused' || (reason !== 'notFound' && reason !== 'invalid')) return false;
  const target = await needs.store.read.messages.byId(reply.targetMessage);
  if (target === null) return false;
  try {
    const { deleted } = await (await needs.session(reply.account)).recheck([target]);
    return deleted.includes(target.remoteId);
  } catch {
    return false;
  }
}

/** A problem of ours found before the call: nothing was written. */
function notCalled(error: ProblemError): PlatformFailure {
  return { kind: 'auth', until: null, reason: null, status: null, words: error.code };
}

/** Refusals that the next reply would meet too. */
const STOPPING: ReadonlySet<RefusedReason> = new Set(['money', 'redirect', 'certificate', 'barred']);

function stopsAccount(failure: PlatformFailure): boolean {
  return failure.kind !== 'refused' || STOPPING.has(failure.reason ?? 'invalid');
}

/** How long until the account may send again. */
async function paceMs(needs: SendNeeds, account: string): Promise<number> {
  const most = needs.settings.send.perAccountPerMinute;
  if (most === 0) return 0;
  const recent = await needs.store.read.replies.attemptsSince(account, needs.now() - MINUTE_MS);
  const oldest = recent.toSorted((a, b) => a - b).at(-most);
  if (recent.length < most || oldest === undefined) return 0;
  return Math.min(MINUTE_MS, Math.max(0, oldest + MINUTE_MS - needs.now()));
}

async function takeLock(needs: SendNeeds, name: string, waitMs: number) {
  const until = performance.now() + waitMs;
  for (;;) {
    const lock = await needs.store.lock(name);
    if (lock !== null || performance.now() >= until || needs.signal.aborted) return lock;
    await needs.wait(100);
  }
}
