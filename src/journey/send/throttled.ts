import type { SendNeeds } from './needs.ts';

/** The platform's word to one reply holds for all of the account: until then nobody asks again. UTC milliseconds, or null. */
export async function throttledUntil(needs: SendNeeds, account: string): Promise<number | null> {
  const queued = await needs.store.read.replies.inStatus(['queued'], account);
  const times = queued.filter((reply) => reply.error?.code === 'THROTTLED').map((reply) => reply.sendAfter);
  const until = Math.max(...times, 0);
  return until > needs.now() ? until : null;
}
