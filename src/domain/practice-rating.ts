import { type AnswerRecord, FAULTS, type Fault, type Want } from './practice.ts';
import type { Standing } from './practice-mood.ts';

/** What a rating rests on, worst first; good ones for who ends content. */
export type RatingReason = Fault | `no ${Want}` | 'untold' | 'upset' | 'solved' | 'kind';

export interface Rating {
  /** 1 to 5. */
  readonly stars: number;
  readonly reasons: readonly RatingReason[];
}

/**
 * How a customer rates us: 5 or 4 when they end content, 3 or 2 when they still wait, 1 or 2 when they left, 1 when nobody
 * answered. Harshness costs one, so does whatever the guard warned of, and having been told nothing while they still wait;
 * being told of in public costs all but one, and who had to wait too long gives no 5.
 */
export function rate(wants: readonly Want[], standing: Standing, answers: readonly AnswerRecord[]): Rating {
  const faults = faultsOfAll(standing, answers);
  const missing = wants.filter((want) => !standing.met.includes(want));
  const stars = Math.max(1, starsOf(standing, faults) - (answers.some(isWarned) ? 1 : 0));
  const isContent = standing.status === 'satisfied';
  if (isContent) {
    const isKind = answers.some(({ judgement }) => judgement.tone.isWarm);
    return { stars, reasons: [...faults, 'solved', ...(isKind ? (['kind'] as const) : [])] };
  }
  const untold = standing.isTold || standing.answers === 0 ? [] : (['untold'] as const);
  const reasons = [...faults, ...missing.map((want) => `no ${want}` as const), ...untold];
  return { stars, reasons: reasons.length === 0 ? ['upset'] : reasons };
}

/** The guard would have had it otherwise; a hint is a matter of taste. */
function isWarned({ judgement }: AnswerRecord): boolean {
  return judgement.findings.some(({ severity }) => severity !== 'hint');
}

function faultsOfAll({ lateCount }: Standing, answers: readonly AnswerRecord[]): Fault[] {
  const found = new Set<Fault>(answers.flatMap((answer) => answer.faults));
  if (answers.length === 0) found.add('unanswered');
  else if (lateCount > 0) found.add('late');
  return FAULTS.filter((fault) => found.has(fault));
}

function starsOf({ status, mood, lateCount, answers, isTold }: Standing, faults: readonly Fault[]): number {
  if (answers === 0) return 1;
  if (faults.includes('madePublic')) return 1;
  const harsh = faults.includes('harsh') ? 1 : 0;
  if (status === 'satisfied') return Math.max(1, (mood >= 1 && lateCount === 0 ? 5 : 4) - harsh);
  if (status === 'lost') return harsh === 0 && mood > -3 ? 2 : 1;
  return Math.max(1, (mood >= 0 && isTold ? 3 : 2) - harsh);
}
