import type { Conversation } from '../../../domain/conversation.ts';

/** A range that grows with the cursor. */
export interface Range {
  /** The conversation where it began. */
  readonly from: number;
  /** What was marked before it. */
  readonly before: ReadonlySet<number>;
}

interface Marked {
  readonly rows: readonly Conversation[];
  readonly focus: number;
  readonly marked: ReadonlySet<number>;
  readonly range: Range | null;
}

/** The marks with the one under the cursor the other way round. A range ends with what it marked. */
export function marking({ rows, focus, marked, range }: Marked): Pick<Marked, 'marked' | 'range'> {
  const one = rows[focus];
  if (one === undefined || range !== null) return { marked, range: null };
  const changed = new Set(marked);
  if (!changed.delete(one.id)) changed.add(one.id);
  return { marked: changed, range: null };
}

/** All that are there; none where all are marked. */
export function allOrNone({ rows, marked }: Marked): ReadonlySet<number> {
  return rows.every((row) => marked.has(row.id)) ? new Set() : new Set(rows.map((row) => row.id));
}

/** What is marked while a range goes from where it began to the cursor. */
export function stretched({ rows, focus, marked, range }: Marked): ReadonlySet<number> {
  if (range === null) return marked;
  const from = rows.findIndex((row) => row.id === range.from);
  if (from === -1) return marked;
  const within = rows.slice(Math.min(from, focus), Math.max(from, focus) + 1);
  return new Set([...range.before, ...within.map((row) => row.id)]);
}

/**
 * The marks on what is still in the list: nobody acts on what they do not see. What others put into a range while it grows
 * is in it, for it is seen there; a range whose beginning is gone ends.
 */
export function markedIn(state: Marked): Pick<Marked, 'marked' | 'range'> {
  const { rows, marked, range } = state;
  if (marked.size === 0 && range === null) return { marked, range };
  const ids = new Set(rows.map((row) => row.id));
  const kept = new Set([...marked].filter((one) => ids.has(one)));
  if (range === null || !ids.has(range.from)) return { marked: kept, range: null };
  const before = new Set([...range.before].filter((one) => ids.has(one)));
  return { marked: stretched({ ...state, range: { ...range, before } }), range: { ...range, before } };
}
