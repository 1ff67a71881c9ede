import { FLAGS, TOPICS } from '../../src/domain/triage.ts';
import { OUTPUTS, type Table, type TableName } from '../../src/scoring/model.ts';
import { labelPartsOf } from '../../src/scoring/shares.ts';
import type { Text } from './corpora.ts';
import { type Gathered, gather, gatherPlain, placed } from './examples.ts';
import { learn, type Target } from './learner.ts';

/** How big each table is and how it is learnt; found by hand on the development figures, so those are a little flattering. */
export const PLAN = {
  mood: { bits: 18, epochs: 8, rate: 0.1 },
  labels: { bits: 15, epochs: 10, rate: 0.15 },
  language: { bits: 15, epochs: 8, rate: 0.08 },
} as const satisfies Record<TableName, { bits: number; epochs: number; rate: number }>;

/** Languages told apart; a text in another is shown as the nearest or as none. */
export const LANGUAGES = ['fi', 'en', 'sv', 'et', 'no', 'da', 'de', 'fr', 'es', 'it', 'pt', 'nl'] as const;

const GRADES = { normal: 1, high: 2, critical: 3 } as const;

/** A text of our own set, with what its readers say it is about and does, as shares of the readers. */
export interface LabelledText {
  readonly text: string;
  readonly language: string;
  readonly labels: ReadonlyMap<string, number>;
}

/** Sentiment and urgency, learnt together. */
export function learnMood(texts: readonly Text[], seed: number, gathered: Gathered = gather(texts)): Float32Array {
  const plan = PLAN.mood;
  const balance = balanceOf(texts);
  const sentiment = Float32Array.from(texts, (text, at) =>
    text.sentiment === null ? 0 : text.weight * (balance[at] ?? 1),
  );
  const urgency = Float32Array.from(texts, (text) => (text.urgency === null ? 0 : text.weight));
  const targets = OUTPUTS.map((output): Target => {
    if (output === 'negative' || output === 'positive')
      return { wanted: Float32Array.from(texts, ({ sentiment: known }) => known?.[output] ?? -1), weights: sentiment };
    return { wanted: Float32Array.from(texts, (text) => gradeOf(text, output)), weights: urgency };
  });
  return learn({
    examples: placed(gathered, plan.bits, 'all'),
    bits: plan.bits,
    groups: [[0, 1], [2], [3], [4]],
    targets,
    epochs: plan.epochs,
    rate: plan.rate,
    seed,
  });
}

/** Topics and flags, each a yes or no of its own. */
export function learnLabels(texts: readonly LabelledText[], seed: number): Float32Array {
  const plan = PLAN.labels;
  const names = [...TOPICS.map((topic) => `topic ${topic}`), ...FLAGS.map((flag) => `flag ${flag}`)];
  const weights = new Float32Array(texts.length).fill(1);
  return learn({
    examples: placed(gather(texts, labelPartsOf), plan.bits, 'all'),
    bits: plan.bits,
    groups: names.map((_, at) => [at]),
    targets: names.map((name) => ({
      wanted: Float32Array.from(texts, ({ labels }) => labels.get(name) ?? 0),
      weights,
    })),
    epochs: plan.epochs,
    rate: plan.rate,
    seed,
  });
}

/** Languages, by words and letters. */
export function learnLanguages(texts: readonly { text: string; language: string }[], seed: number): Float32Array {
  const plan = PLAN.language;
  const counts = new Map<string, number>();
  for (const { language } of texts) counts.set(language, (counts.get(language) ?? 0) + 1);
  // as many texts of one language as of another, by weight
  const weights = Float32Array.from(texts, ({ language }) => Math.min(30, 4_000 / (counts.get(language) ?? 1)));
  return learn({
    examples: placed(gatherPlain(texts), plan.bits, 'wordsAndLetters'),
    bits: plan.bits,
    groups: [LANGUAGES.map((_, at) => at)],
    targets: LANGUAGES.map((language) => ({
      wanted: Float32Array.from(texts, (text) => (text.language === language ? 1 : 0)),
      weights,
    })),
    epochs: plan.epochs,
    rate: plan.rate,
    seed,
  });
}

/** Weights as whole numbers from -127 to 127 and what one step is worth. */
export function quantised(learnt: Float32Array, shape: { bits: number; width: number }): Table {
  let largest = 1e-9;
  for (const weight of learnt) largest = Math.max(largest, Math.abs(weight));
  const scale = largest / 127;
  return { ...shape, scale, weights: Int8Array.from(learnt, (weight) => Math.round(weight / scale)) };
}

/** 1 where the text is at least that urgent, 0 where it is not, -1 where nobody said. */
function gradeOf({ urgency }: Text, output: keyof typeof GRADES): number {
  if (urgency === null) return -1;
  if (urgency === 'calm') return output === 'normal' ? -1 : 0;
  return urgency >= GRADES[output] ? 1 : 0;
}

/** Rare labels of a collection count more, common ones less: by the root of how rare they are. */
function balanceOf(texts: readonly Text[]): Float32Array {
  const counts = new Map<string, number>();
  const keys = texts.map(({ source, sentiment }) => `${source} ${labelOf(sentiment)}`);
  for (const [at, { source }] of texts.entries())
    for (const key of [source, keys[at] ?? '']) counts.set(key, (counts.get(key) ?? 0) + 1);
  return Float32Array.from(texts, ({ source }, at) =>
    Math.sqrt((counts.get(source) ?? 0) / 3 / (counts.get(keys[at] ?? '') ?? 1)),
  );
}

function labelOf(shares: Text['sentiment']): string {
  if (shares === null) return 'none';
  if (shares.negative > 0.5) return 'negative';
  return shares.positive > 0.5 ? 'positive' : 'neutral';
}
