import type { ProblemError } from '../../domain/problem.ts';
import { problemWords } from '../../domain/problem-words.ts';
import type { Reply } from '../../domain/reply.ts';
import type { SendNeeds } from './needs.ts';
import { SENDABLE } from './sendable.ts';

/** A platform that asked for patience without saying how much gets this much. */
export const PAUSE_MS = 60_000;

/** The platform's word to one reply holds for all of the account: until then nobody asks again. UTC milliseconds, or null. */
export async function throttledUntil(needs: SendNeeds, account: string): Promise<number | null> {
  const queued = await needs.store.read.replies.inStatus(SENDABLE, account);
  const times = queued.filter((reply) => reply.error?.code === 'THROTTLED').map((reply) => reply.sendAfter);
  const until = Math.max(...times, ...(await askedToWait(needs, account)), 0);
  return until > needs.now() ? until : null;
}

/** Where a platform counts everything an account asks together, what it said to a poll holds for sending too. */
async function askedToWait(needs: SendNeeds, account: string): Promise<number[]> {
  const waiting = (await needs.store.read.streams.all()).filter(
    (one) => one.account === account && one.lastError?.code === 'THROTTLED',
  );
  const known = waiting.length === 0 ? null : await needs.store.read.accounts.byName(account);
  if (known === null || (await needs.platform(known.platform)).throttles === 'stream') return [];
  return waiting.flatMap(({ notBefore }) => notBefore ?? []);
}

/** What the platform said to a look, or as it was asked who we are, holds for the next run too: a reply carries it. */
export async function rememberWait(needs: SendNeeds, reply: Reply | undefined, problem: ProblemError): Promise<void> {
  if (reply === undefined || problem.code !== 'THROTTLED') return;
  const now = needs.now();
  const told = 'until' in problem.facts ? problem.facts.until : null;
  const sendAfter = Math.max(reply.sendAfter, told ?? now + PAUSE_MS);
  const error = { code: problem.code, message: problemWords(problem).message };
  await needs.store.transact(async (tx) => {
    const current = await tx.replies.byId(reply.id);
    if (current !== null && SENDABLE.includes(current.status))
      await tx.replies.note(reply.id, { sendAfter, error }, now);
  });
}
