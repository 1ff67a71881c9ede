import type { Prior, Sentiment, Tuning } from '../domain/triage.ts';
import { labelOf } from '../domain/triage.ts';
import type { Calibration, Model } from './model.ts';

/** What the model adds up for sentiment, against neutral, before any leaning. */
export interface Leaning {
  readonly negative: number;
  readonly positive: number;
}

/** The log-odds against neutral, leaning for the language and the place the text is from. */
export function calibrated(model: Model, sums: Leaning, place: { language: string; prior: Prior }): Leaning {
  const { negative, positive } = calibrationOf(model, place);
  return { negative: sums.negative + negative, positive: sums.positive + positive };
}

/** A sentiment with probabilities: `score` is that of positive less that of negative, `confidence` that of the label. */
export function sentimentOf(odds: Leaning, tuning: Tuning, softness: number): Sentiment {
  const negative = Math.exp((odds.negative + tuning.sentiment.negative) / softness);
  const positive = Math.exp((odds.positive + tuning.sentiment.positive) / softness);
  const total = 1 + negative + positive;
  const label = labelOf({ sentiment: odds }, tuning);
  const shares = { negative: negative / total, neutral: 1 / total, positive: positive / total };
  return { label, score: round(shares.positive - shares.negative), confidence: round(shares[label]) };
}

/** A language without a calibration of its own leans as English does. */
export function calibrationOf(model: Model, { language, prior }: { language: string; prior: Prior }): Calibration {
  const byLanguage = model.head.sentiment[prior];
  const found = byLanguage[language] ?? byLanguage.en;
  if (found === undefined) throw new RangeError('the model is not calibrated');
  return found;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
