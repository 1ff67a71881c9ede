import type { HistoryEvent, Writers } from '../../store/store.ts';
import { isPerson } from './fact.ts';

/** Whether a sent reply answers somebody: what asks how it went does not. */
export function isAnswer({ data, sent }: HistoryEvent): boolean {
  return (data.purpose ?? sent?.purpose ?? 'answer') === 'answer';
}

/** Whether it went out by a bulk plan. */
export function isBulk({ data, sent }: HistoryEvent): boolean {
  return (data.plan ?? sent?.plan ?? null) !== null;
}

/** Who wrote a reply; where the program did, who changed its words last, approved or sent it. Empty where no person did. */
export function writerOf({ data, sent, actor }: HistoryEvent): string {
  const author = typeof data.author === 'string' ? data.author : (sent?.author ?? actor);
  return personOf({ author, editor: sent?.editor ?? null, approvedBy: sent?.approvedBy ?? null, actor });
}

/** The person among those who had a hand in a reply, by the same order; empty where there is none. */
export function personOf({ author, editor, approvedBy, actor }: Writers): string {
  return [author, editor, approvedBy, actor].find((name) => name !== null && isPerson(name)) ?? '';
}

/** How long the customer had waited, and whether the answer was in time; null where it is not on record. */
export function waitOf({ data }: HistoryEvent): {
  responseMs: number | null;
  since: number | null;
  inTime: 0 | 1 | null;
} {
  const responseMs = numberOf(data.responseMs);
  const since = responseMs === null ? null : numberOf(data.waitingSince);
  const dueAt = numberOf(data.dueAt);
  if (responseMs === null || since === null || dueAt === null) return { responseMs, since, inTime: null };
  return { responseMs, since, inTime: since + responseMs <= dueAt ? 1 : 0 };
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
