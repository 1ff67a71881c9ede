import { type CueFamily, type CueSettings, OWN_CUE_FAMILIES } from '../domain/cue-family.ts';
import type { Evidence, Prior, Score, Scorer, Tuning } from '../domain/triage.ts';
import { UNTUNED } from '../domain/triage.ts';
import { roomForFeatures } from './features.ts';
import { readModel } from './model.ts';
import { type BrandCues, brandWords } from './reading.ts';
import { evidenceOf, type Setup, scoreText } from './score.ts';
import { openSenses } from './senses.ts';

/** How a scorer is set up beside its model. */
export interface ScorerOptions {
  /** `balanced` unless said otherwise. */
  readonly prior?: Prior;
  readonly tuning?: Tuning;
  /** The language the brand's customers write most (ISO 639-1): it decides very short texts. */
  readonly home?: string;
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
  const room = roomForFeatures(prior === 'forum');
  const brandNames = brandWords(options.brandNames ?? []);
  const cues = options.cues ?? {};
  const shipped = { room, senses: openSenses(), brandNames, brand: UNSAID };
  const setup: Setup = {
    model: readModel(model),
    bench: shipped,
    own: Object.keys(cues).length === 0 ? null : { ...shipped, senses: openSenses(cues), brand: brandCues(cues) },
    prior,
    tuning: options.tuning ?? UNTUNED,
    home: options.home ?? null,
  };
  return {
    score: (text: string, language: string | null = null): Score => scoreText(setup, text, language),
    evidence: (text: string, language: string | null = null): Evidence => evidenceOf(setup, text, language),
  };
}

/** A brand that says nothing of the cues. */
const UNSAID: BrandCues = { weights: new Map(), muted: new Map() };

function brandCues(cues: CueSettings): BrandCues {
  const weights = new Map<CueFamily, number>();
  const muted = new Map<CueFamily, readonly (readonly string[])[]>();
  for (const family of OWN_CUE_FAMILIES) {
    const said = cues[family];
    if (said === undefined) continue;
    if (said.weight !== 1) weights.set(family, said.weight);
    if (said.mute.length > 0)
      muted.set(
        family,
        said.mute.map((phrase) => phrase.toLowerCase().split(/\s+/)),
      );
  }
  return { weights, muted };
}
