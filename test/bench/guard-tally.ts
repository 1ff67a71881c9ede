import type { Finding } from '../../src/domain/eligibility.ts';
import { GUARD_RULES, type GuardRule } from '../../src/domain/service-settings.ts';
import type { GuardedDraft } from '../../src/guard/draft.ts';
import type { LabelledDraft } from './guard-drafts.ts';

/** What judges a draft: the guard, or something that stands in for it to show that a measure bites. */
export type DraftJudge = (draft: GuardedDraft) => readonly Pick<Finding, 'rule' | 'severity'>[];

/** How well a rule finds what breaks it. */
export interface RuleFigures {
  readonly rule: GuardRule;
  /** Drafts that break it. */
  readonly n: number;
  /** Drafts where it was found, rightly or not. */
  readonly found: number;
  /** Percent; null where nothing was found. */
  readonly precision: number | null;
  /** Percent; null where no draft breaks it. */
  readonly recall: number | null;
}

/** What a judge says of the good drafts. */
export interface FalseAlarms {
  /** Good drafts. */
  readonly n: number;
  /** Percent of them that it warns of or blocks. */
  readonly alarmed: number;
  /** Percent of them that get hints and nothing graver. */
  readonly hinted: number;
  /** Identifiers of those it warns of or blocks, each with the rules that did. */
  readonly cases: readonly string[];
}

/** The most good drafts in a hundred that may be warned of or blocked (issue 6, item 1). */
export const ALARMS_MAX = 5;

/** What the guard is told of a labelled draft: the same as in a conversation that has just begun. */
export function guardedDraft({ text, visibility, customer, settings, recent }: LabelledDraft): GuardedDraft {
  return { text, visibility, customer, settings, recent };
}

/** One line for each rule that any of the drafts breaks or was found to break, in the order of GUARD_RULES. */
export function ruleFigures(drafts: readonly LabelledDraft[], judge: DraftJudge): readonly RuleFigures[] {
  const judged = drafts.map((draft) => {
    return { broken: draft.rules, found: new Set<string>(judge(guardedDraft(draft)).map(({ rule }) => rule)) };
  });
  return GUARD_RULES.flatMap((rule): RuleFigures[] => {
    const n = judged.filter(({ broken }) => broken.includes(rule)).length;
    const found = judged.filter((one) => one.found.has(rule)).length;
    const right = judged.filter((one) => one.found.has(rule) && one.broken.includes(rule)).length;
    if (n === 0 && found === 0) return [];
    return [{ rule, n, found, precision: percent(right, found), recall: percent(right, n) }];
  });
}

/** What it says of the drafts that have no fault. */
export function falseAlarms(drafts: readonly LabelledDraft[], judge: DraftJudge): FalseAlarms {
  const judged = drafts
    .filter(({ rules }) => rules.length === 0)
    .map((draft) => {
      const findings = judge(guardedDraft(draft));
      return { id: draft.id, grave: findings.filter(({ severity }) => severity !== 'hint'), any: findings.length };
    });
  const alarmed = judged.filter(({ grave }) => grave.length > 0);
  const hinted = judged.filter(({ grave, any }) => grave.length === 0 && any > 0);
  return {
    n: judged.length,
    alarmed: percent(alarmed.length, judged.length) ?? 0,
    hinted: percent(hinted.length, judged.length) ?? 0,
    cases: alarmed.map(({ id, grave }) => `${id} ${grave.map(({ rule }) => rule).join(' ')}`),
  };
}

function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : (100 * part) / whole;
}
