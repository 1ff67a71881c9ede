import type { Reads } from '../store/store.ts';

/** What answers and acts of moderation cost since, estimated, US dollars: what the daily budget is held against. */
export async function spentSince(read: Reads, since: number, now: number): Promise<number> {
  const acts = await read.events.between(since, now + 1, ['message.hidden', 'message.unhidden']);
  const paid = acts.reduce((sum, { data }) => sum + (typeof data.priceUsd === 'number' ? data.priceUsd : 0), 0);
  return (await read.replies.spentSince(since)) + paid;
}
