import type { SendNeeds } from './needs.ts';

/** The platform's word to one reply holds for all of the account: until then nobody asks again. UTC milliseconds, or null. */
export async function throttledUntil(needs: SendNeeds, account: string): Promise<number | null> {
  const queued = await needs.store.read.replies.inStatus(['queued'], account);
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
