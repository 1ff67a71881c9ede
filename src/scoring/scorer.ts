import { type CueFamily, type CueSettings, OWN_CUE_FAMILIES } from '../domain/cue-family.ts';
import type { Evidence, Prior, Score, Scorer, Tuning } from '../domain/triage.ts';
import { UNTUNED } from '../domain/triage.ts';
import { roomForFeatures } from './features.ts';
import { readModel } from './model.ts';
import { brandWords } from './reading.ts';
import { evidenceOf, type Setup, scoreText } from './score.ts';
import { openSenses } from './senses.ts';

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
export function openScorer(model: Uint8Array, options: ScorerOptions = {}): Scorer {
  const prior = options.prior ?? 'balanced';
  const setup: Setup = {
    model: readModel(model),
    bench: {
      room: roomForFeatures(prior === 'forum'),
      senses: openSenses(options.cues),
      brandNames: brandWords(options.brandNames ?? []),
      weights: weightsOf(options.cues ?? {}),
    },
    prior,
    tuning: options.tuning ?? UNTUNED,
  };
  return {
    score: (text: string, language: string | null = null): Score => scoreText(setup, text, language),
    evidence: (text: string, language: string | null = null): Evidence => evidenceOf(setup, text, language),
  };
}

function weightsOf(cues: CueSettings): ReadonlyMap<CueFamily, number> {
  const weights = new Map<CueFamily, number>();
  for (const family of OWN_CUE_FAMILIES) {
    const weight = cues[family]?.weight ?? 1;
    if (weight !== 1) weights.set(family, weight);
  }
  return weights;
}
