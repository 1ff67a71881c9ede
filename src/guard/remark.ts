import type { GuardRule, GuardSeverity } from '../domain/service-settings.ts';
import type { JudgedDraft } from './draft.ts';
import { type Reading, sentenceAt } from './reading.ts';

/** What a rule has to say of a stretch of the text; of the whole text where the stretch is empty. */
export interface Remark {
  readonly rule: GuardRule;
  readonly start: number;
  readonly end: number;
  readonly why: string;
  readonly suggestion: string;
  /** Where this one is less grave than the rule is as a rule; the brand's own word goes before it. */
  readonly severity?: Exclude<GuardSeverity, 'off'>;
}

/** A rule: silent where it knows too little. Never throws. */
export type Judge = (draft: JudgedDraft) => Remark[];

/** Words that a rule looks for, and what it says of them. */
export interface Cue {
  readonly said: RegExp;
  /** Words of the same sentence that make it harmless. */
  readonly unless?: RegExp;
  readonly why: string;
  readonly suggestion: string;
}

const REMARKS_MAX = 8;

/** One remark for each place where a cue is found; where several overlap, the first. */
export function remarksOf(rule: GuardRule, read: Reading, cues: readonly Cue[]): Remark[] {
  const found = cues.flatMap(({ said, unless, why, suggestion }) =>
    [...read.low.matchAll(said)]
      .filter(({ index }) => unless === undefined || sentenceAt(read, index).search(unless) < 0)
      .map(({ index, 0: words }) => ({ rule, start: index, end: index + words.length, why, suggestion })),
  );
  const kept: Remark[] = [];
  for (const remark of found.sort((a, b) => a.start - b.start || b.end - a.end))
    if (remark.start >= (kept.at(-1)?.end ?? 0) && kept.length < REMARKS_MAX) kept.push(remark);
  return kept;
}

/** A remark on the draft as a whole. */
export function wholeRemark(rule: GuardRule, why: string, suggestion: string): Remark {
  return { rule, start: 0, end: 0, why, suggestion };
}
