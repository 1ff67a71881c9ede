import type { PracticeReport } from './practice-report.ts';

/** What is kept of a session: numbers and the scenario's name, nothing that anybody wrote. */
export interface KeptSession {
  /** UTC milliseconds. */
  readonly at: number;
  readonly scenario: string;
  readonly language: string;
  /** 0 to 100. */
  readonly score: number;
  readonly customers: number;
  readonly satisfied: number;
  /** In the customers' time; null when nobody was answered. */
  readonly firstAnswerMs: number | null;
  /** What the guard found, all rules together. */
  readonly findings: number;
}

/** A session beside the earlier ones. */
export interface Comparison {
  readonly sessions: number;
  readonly meanScore: number;
  readonly bestScore: number;
  readonly lastScore: number;
  /** This score less the mean of the earlier ones. */
  readonly change: number;
  /** This first answer less the mean of the earlier ones; null when one of them is unknown. */
  readonly firstAnswerChangeMs: number | null;
  /** The same scenario only; null when it was not played before. */
  readonly sameScenario: { readonly sessions: number; readonly lastScore: number; readonly change: number } | null;
}

/** What to keep of a session; null when nobody came. */
export function toKeep(report: PracticeReport): KeptSession | null {
  if (report.score === null) return null;
  return {
    at: report.startedAt,
    scenario: report.scenario,
    language: report.language,
    score: report.score,
    customers: report.customers.length,
    satisfied: report.customers.filter(({ status }) => status === 'satisfied').length,
    firstAnswerMs: report.firstAnswerMs,
    findings: report.guard.reduce((sum, { count }) => sum + count, 0),
  };
}

/** How this session stands against the earlier ones, oldest first; null when it is the first, or nobody came. */
export function compared(report: PracticeReport, earlier: readonly KeptSession[]): Comparison | null {
  const last = earlier.at(-1);
  if (last === undefined || report.score === null) return null;
  const meanScore = mean(earlier.map(({ score }) => score));
  const same = earlier.filter(({ scenario }) => scenario === report.scenario);
  const lastSame = same.at(-1);
  const firsts = earlier.flatMap(({ firstAnswerMs }) => (firstAnswerMs === null ? [] : [firstAnswerMs]));
  const isTimed = report.firstAnswerMs !== null && firsts.length > 0;
  return {
    sessions: earlier.length,
    meanScore,
    bestScore: Math.max(...earlier.map(({ score }) => score)),
    lastScore: last.score,
    change: report.score - meanScore,
    firstAnswerChangeMs: isTimed ? (report.firstAnswerMs ?? 0) - mean(firsts) : null,
    sameScenario:
      lastSame === undefined
        ? null
        : { sessions: same.length, lastScore: lastSame.score, change: report.score - lastSame.score },
  };
}

function mean(values: readonly number[]): number {
  return Math.round(values.reduce((sum, value) => sum + value, 0) / values.length);
}
