import type { Reason } from '../../domain/triage.ts';

/** A reason, and where its words stand in the text: UTF-16 offsets, left out where they stand nowhere. */
export type PlacedReason = Reason & { readonly start?: number; readonly end?: number };

/** A cue repeated without end is looked for this often. */
const TRIES_MAX = 1_000;

/** Finds each reason's own words in the text; two reasons of the same words and effect are two places. */
export function placed(text: string, reasons: readonly Reason[]): PlacedReason[] {
  // cues were cut out of this, offsets are the same
  const source = text.toWellFormed();
  const next = new Map<string, number>();
  return reasons.map((reason) => {
    const key = `${reason.effect} ${reason.cue}`;
    const start = reason.cue === '' ? -1 : find(source, reason.cue, next.get(key) ?? 0);
    if (start < 0) return reason;
    const end = start + reason.cue.length;
    next.set(key, end);
    return { ...reason, start, end };
  });
}

/** The first place where the words stand by themselves, else the first where they are part of a longer one; -1 where none is. */
function find(source: string, cue: string, from: number): number {
  let at = source.indexOf(cue, from);
  const first = at;
  for (let tries = 0; at >= 0 && tries < TRIES_MAX; tries += 1) {
    if (!isInWord(source, at) && !isInWord(source, at + cue.length)) return at;
    at = source.indexOf(cue, at + 1);
  }
  return first;
}

/** Whether letters stand on both sides of a place. */
function isInWord(source: string, at: number): boolean {
  const before = source.slice(Math.max(0, at - 2), at);
  const after = source.codePointAt(at);
  return /[\p{L}\p{M}\p{N}]$/u.test(before) && after !== undefined && LETTER.test(String.fromCodePoint(after));
}

const LETTER = /[\p{L}\p{M}\p{N}]/u;
