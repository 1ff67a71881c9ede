import type { Conversation } from '../domain/conversation.ts';

/**
 * Remembers which conversations were there, with their newest message, and tells those that came or that somebody wrote in
 * since. Looks at the newest ones only, so that a look costs the same however many there are.
 */
export class Arrivals {
  readonly #seen = new Map<number, number>();
  /** Older ones were not among the first look's: that they turn up later says nothing. */
  #since: number | null = null;

  /** @param newest the open conversations with the newest messages, newest first; `isAll` when there are no others */
  look(newest: readonly Conversation[], isAll: boolean): Conversation[] {
    const isFirst = this.#since === null;
    this.#since ??= isAll ? Number.NEGATIVE_INFINITY : (newest.at(-1)?.lastMessageAt ?? Number.NEGATIVE_INFINITY);
    const since = this.#since;
    const arrived = newest.filter(({ id, lastMessageAt, waitingSince }) => {
      const known = this.#seen.get(id);
      const isNews = known === undefined ? lastMessageAt > since : lastMessageAt > known;
      // what the brand itself said last is no news
      return !isFirst && isNews && waitingSince !== null;
    });
    for (const { id, lastMessageAt } of newest) this.#seen.set(id, lastMessageAt);
    return arrived;
  }
}
