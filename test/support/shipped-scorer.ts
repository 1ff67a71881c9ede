import { readFileSync } from 'node:fs';
import type { Score, Scorer } from '../../src/domain/triage.ts';
import { openScorer, type ScorerOptions } from '../../src/scoring/scorer.ts';

/** The trained model as it is shipped. */
const MODEL_BYTES = readFileSync(new URL('../../src/scoring/model.bin', import.meta.url));

/** A scorer on the shipped model. */
export function shippedScorer(options: ScorerOptions = {}): Scorer {
  return openScorer(MODEL_BYTES, options);
}

const PLAIN = shippedScorer();

/** Scores one text by the shipped model. */
export function score(text: string, options: ScorerOptions & { readonly language?: string | null } = {}): Score {
  const { language = null, ...rest } = options;
  return (Object.keys(rest).length === 0 ? PLAIN : shippedScorer(rest)).score(text, language);
}
