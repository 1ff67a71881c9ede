import type { Judgement } from '../../domain/learning.ts';
import type { Evidence } from '../../domain/triage.ts';

/** One message that counts: what the scorer has to go by, and what people say it is. */
export interface Case {
  readonly evidence: Evidence;
  readonly gold: string;
  /** Which part of the cross-validation it belongs to. */
  readonly fold: number;
}

/** Judgements that stand, each with its fold. */
export interface Standing {
  readonly judgements: readonly { readonly judgement: Judgement; readonly fold: number }[];
  /** How many were left out since others say the contrary of the same words. */
  readonly contradicting: number;
}

export const FOLDS = 5;

/**
 * The newest judgement of each message.
 * @param judgements oldest first
 */
export function newestJudgements(judgements: readonly Judgement[]): Judgement[] {
  return [...new Map(judgements.map((judgement) => [judgement.message, judgement])).values()];
}

/**
 * Which judgements count. Of messages with the same words those that contradict
 * each other cancel out one by one, so that only the surplus of one label is left. The same words lie in the same fold,
 * by their first message's number: a text is never tested by what was learnt from its copy.
 * @param newest one of each message
 */
export function standingJudgements(newest: readonly Judgement[]): Standing {
  const sayings = new Map<string, Judgement[]>();
  for (const judgement of newest.toSorted((a, b) => a.message - b.message)) {
    const words = judgement.text.normalize('NFC').trim();
    const same = sayings.get(words);
    if (same === undefined) sayings.set(words, [judgement]);
    else same.push(judgement);
  }
  const standing = [...sayings.values()].flatMap((same, rank) =>
    surplus(same).map((judgement) => ({ judgement, fold: rank % FOLDS })),
  );
  return { judgements: standing, contradicting: newest.length - standing.length };
}

/** What is left of one label when each judgement of another has cancelled one of its own. */
function surplus(same: readonly Judgement[]): readonly Judgement[] {
  const counts = new Map<string, number>();
  for (const { label } of same) counts.set(label, (counts.get(label) ?? 0) + 1);
  const [label, count] = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most));
  const left = count - (same.length - count);
  return same.filter((judgement) => judgement.label === label).slice(0, Math.max(0, left));
}
