import type { StoredEvent } from './event.ts';

/** That a conversation was closed, and whether somebody took it back. */
export interface Closing {
  /** UTC milliseconds. */
  readonly closedAt: number;
  /** When an operator reopened it, UTC milliseconds; null while it stands, and where the customer's word reopened it. */
  readonly reopenedAt: number | null;
}

/**
 * Which closings there were.
 * @param events those of one conversation that closed or reopened it, oldest first
 */
export function closingsOf(events: readonly Pick<StoredEvent, 'kind' | 'at' | 'message'>[]): Closing[] {
  const closings: Closing[] = [];
  let standing: number[] = [];
  for (const { kind, at, message } of events) {
    if (kind === 'conversation.closed') standing.push(at);
    if (kind !== 'conversation.reopened') continue;
    // a reopening that names a message is the customer's word: nobody took the closing back
    const reopenedAt = message === null ? at : null;
    closings.push(...standing.map((closedAt) => ({ closedAt, reopenedAt })));
    standing = [];
  }
  return [...closings, ...standing.map((closedAt) => ({ closedAt, reopenedAt: null }))];
}
