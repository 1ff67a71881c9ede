import type { ConversationSort } from '../domain/conversation.ts';
import { ProblemError } from '../domain/problem.ts';

/** Where a page ended: the value it is sorted by, and the conversation. */
export interface Place {
  readonly key: number;
  readonly id: number;
}

export function cursorOf(place: Place, sort: ConversationSort): string {
  return Buffer.from(JSON.stringify([sort, place.key, place.id])).toString('base64url');
}

/** @throws {ProblemError} USAGE when it is none, or one of another order */
export function placeOf(cursor: string, sort: ConversationSort): Place {
  const parts = readCursor(cursor);
  if (parts === null || parts[0] !== sort)
    throw new ProblemError('USAGE', {
      problem: 'The cursor is not one of this list.',
      remedy: 'Take `next` of the page before, with the same order, or leave it out.',
    });
  return { key: parts[1], id: parts[2] };
}

function readCursor(cursor: string): [unknown, number, number] | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(parts)) return null;
    const [sort, key, id] = parts as unknown[];
    return typeof key === 'number' && typeof id === 'number' ? [sort, key, id] : null;
  } catch {
    return null;
  }
}
