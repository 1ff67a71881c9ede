import type { Finding } from './eligibility.ts';
import type { AnswerRecord, CustomerResult, Fault, PracticeLanguage, Want } from './practice.ts';

/** What can go well, in the order it is told. */
const GOOD_THINGS = ['apology', 'nextStep', 'dated', 'warm', 'facts', 'private', 'inTime', 'clean'] as const;
export type GoodThing = (typeof GOOD_THINGS)[number];

/** A text that the guard stopped: it never reached the customer. */
export interface StoppedText {
  readonly key: string;
  readonly text: string;
  readonly findings: readonly Finding[];
}

/** One session as it was played; times are in the customers' time unless they are instants. */
export interface PlayedSession {
  readonly scenario: string;
  readonly title: string;
  readonly language: PracticeLanguage;
  readonly seed: number;
  /** UTC milliseconds. */
  readonly startedAt: number;
  readonly lastedMs: number;
  /** All customers came, and each is content or gone. */
  readonly isComplete: boolean;
  readonly customers: readonly CustomerResult[];
  readonly stopped: readonly StoppedText[];
}

/** One rule of the guard and where it spoke up. */
export interface RuleSeen {
  readonly rule: string;
  readonly count: number;
  readonly places: readonly (StoppedText & { readonly wasStopped: boolean })[];
}

/** A customer with what a better answer would have had. */
export interface CustomerLine extends CustomerResult {
  readonly firstAnswerMs: number | null;
  readonly slowestAnswerMs: number | null;
  readonly missing: readonly Want[];
  readonly faults: readonly Fault[];
  /** They were promised something without a day or a time. */
  readonly isUndated: boolean;
}

/** Points that each finding of the guard costs, in what was sent and in what was stopped. */
const COST: Readonly<Record<Finding['severity'], number>> = { hint: 0, warn: 5, block: 10 };

export interface PracticeReport extends Omit<PlayedSession, 'customers' | 'stopped'> {
  /**
   * 0 to 100: every customer's rating, 1 is 0 and 5 is 100, in the middle of all, less what the guard's findings cost; null
   * when nobody came.
   */
  readonly score: number | null;
  /** Points that the guard's warnings and blocks cost, before the score stops at 0. */
  readonly guardCost: number;
  /** 1 to 5; null when nobody came. */
  readonly ratingMean: number | null;
  readonly customers: readonly CustomerLine[];
  /** How many answers each good thing was in. */
  readonly wentWell: readonly { readonly what: GoodThing; readonly count: number }[];
  readonly guard: readonly RuleSeen[];
  /** The middle one of the first answers; null when none was given. */
  readonly firstAnswerMs: number | null;
  readonly slowestAnswerMs: number | null;
}

/** What a session was like; who had not come yet does not count. */
export function practiceReport(played: PlayedSession): PracticeReport {
  const { customers: all, stopped, ...session } = played;
  const customers = all.filter(({ status }) => status !== 'toCome').map(lineOf);
  const ratings = customers.map(({ rating }) => rating);
  const ratingMean = ratings.length === 0 ? null : ratings.reduce((sum, one) => sum + one, 0) / ratings.length;
  const first = customers.flatMap(({ firstAnswerMs }) => (firstAnswerMs === null ? [] : [firstAnswerMs]));
  const guard = seenByGuard(customers, stopped);
  const guardCost = costOf(guard);
  const slowest = customers.flatMap(({ slowestAnswerMs }) => (slowestAnswerMs === null ? [] : [slowestAnswerMs]));
  return {
    ...session,
    score: ratingMean === null ? null : Math.max(0, Math.round(((ratingMean - 1) / 4) * 100) - guardCost),
    guardCost,
    ratingMean: ratingMean === null ? null : Math.round(ratingMean * 100) / 100,
    customers,
    wentWell: wentWell(customers),
    guard,
    firstAnswerMs: median(first),
    slowestAnswerMs: slowest.length === 0 ? null : Math.max(...slowest),
  };
}

function costOf(guard: readonly RuleSeen[]): number {
  const findings = guard.flatMap(({ places }) => places.flatMap((place) => place.findings));
  return findings.reduce((sum, { severity }) => sum + COST[severity], 0);
}

function lineOf(customer: CustomerResult): CustomerLine {
  const { answers, wants, met, lateCount } = customer;
  const waits = answers.map(({ waitedMs }) => waitedMs);
  const faults = new Set<Fault>(answers.flatMap((answer) => answer.faults));
  if (answers.length === 0) faults.add('unanswered');
  if (lateCount > 0) faults.add('late');
  const tones = answers.map(({ judgement }) => judgement.tone);
  return {
    ...customer,
    firstAnswerMs: waits[0] ?? null,
    slowestAnswerMs: waits.length === 0 ? null : Math.max(...waits),
    missing: wants.filter((want) => !met.includes(want)),
    faults: [...faults],
    isUndated: tones.some(({ hasNextStep }) => hasNextStep) && !tones.some((tone) => tone.hasPromiseWithDate),
  };
}

/** A day in such an answer promises nothing that helps. */
const EMPTY: ReadonlySet<Fault> = new Set(['beside', 'overpromised']);

function wentWell(customers: readonly CustomerLine[]): { what: GoodThing; count: number }[] {
  const answers = customers.flatMap((customer) => customer.answers);
  const count = (isGood: (answer: AnswerRecord) => boolean): number => answers.filter(isGood).length;
  const counts: Readonly<Record<GoodThing, number>> = {
    apology: count(({ gave }) => gave.includes('apology')),
    nextStep: count(({ judgement, faults }) => judgement.tone.hasNextStep && !faults.includes('beside')),
    dated: count(({ judgement, faults }) => judgement.tone.hasPromiseWithDate && !faults.some((one) => EMPTY.has(one))),
    warm: count(({ judgement }) => judgement.tone.isWarm),
    facts: count(({ gave }) => gave.includes('facts')),
    private: count(({ gave }) => gave.includes('private')),
    // who was left waiting, or left, shows no patience that lasted
    inTime: customers.filter(({ status, lateCount }) => status === 'satisfied' && lateCount === 0).length,
    clean: count(({ judgement, faults }) => judgement.findings.length === 0 && faults.length === 0),
  };
  return GOOD_THINGS.filter((what) => counts[what] > 0).map((what) => ({ what, count: counts[what] }));
}

function seenByGuard(customers: readonly CustomerLine[], stopped: readonly StoppedText[]): RuleSeen[] {
  const sent = customers.flatMap(({ key, answers }) =>
    answers.map(({ text, judgement }) => ({ key, text, findings: judgement.findings, wasStopped: false })),
  );
  const places = [...sent, ...stopped.map((one) => ({ ...one, wasStopped: true }))];
  const rules = new Set(places.flatMap(({ findings }) => findings.map(({ rule }) => rule)));
  return [...rules]
    .map((rule): RuleSeen => {
      const found = places
        .map((place) => ({ ...place, findings: place.findings.filter((finding) => finding.rule === rule) }))
        .filter(({ findings }) => findings.length > 0);
      return { rule, count: found.reduce((sum, { findings }) => sum + findings.length, 0), places: found };
    })
    .toSorted((a, b) => b.count - a.count || a.rule.localeCompare(b.rule));
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  if (upper === undefined) return null;
  const lower = sorted[Math.ceil(middle) - 1] ?? upper;
  return Math.round((lower + upper) / 2);
}
