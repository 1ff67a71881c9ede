import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import Sentiment from 'sentiment';
import { SentimentIntensityAnalyzer } from 'vader-sentiment';
import type { SentimentLabel } from '../../src/domain/triage.ts';
import type { MultilangTask } from './triage-multilang.ts';

/** The bound that its makers give. */
const VADER_NEUTRAL = 0.05;
const WORKERS = 2;
const afinn = new Sentiment();

/** English. */
export function labelByVader(text: string): SentimentLabel {
  const { compound } = SentimentIntensityAnalyzer.polarity_scores(text);
  if (compound >= VADER_NEUTRAL) return 'positive';
  return compound <= -VADER_NEUTRAL ? 'negative' : 'neutral';
}

/** English. */
export function labelBySentiment(text: string): SentimentLabel {
  return labelBySign(afinn.analyze(text).score);
}

/** What `multilang-sentiment` says of the texts, in their order. It takes some 30 ms for each, so two threads share them. */
export async function labelsByMultilang(tasks: readonly MultilangTask[]): Promise<readonly SentimentLabel[]> {
  const labels = new Array<SentimentLabel>(tasks.length);
  const shareOf = async (part: number): Promise<void> => {
    const places = tasks
      .keys()
      .filter((place) => place % WORKERS === part)
      .toArray();
    const workerData = places.map((place) => tasks[place]);
    const worker = new Worker(new URL('./triage-multilang.ts', import.meta.url), { workerData });
    const [scores]: number[][] = await once(worker, 'message');
    for (const [index, place] of places.entries()) labels[place] = labelBySign(scores?.[index] ?? 0);
    await worker.terminate();
  };
  await Promise.all(Array.from({ length: WORKERS }, (_, part) => shareOf(part)));
  return labels;
}

function labelBySign(score: number): SentimentLabel {
  if (score === 0) return 'neutral';
  return score > 0 ? 'positive' : 'negative';
}
