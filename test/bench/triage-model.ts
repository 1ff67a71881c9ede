import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openScorer } from '../../src/scoring/scorer.ts';
import { median, run } from './measure.ts';

/** The trained model. */
export const MODEL = fileURLToPath(new URL('../../src/scoring/model.bin', import.meta.url));
const PROCESSES = 10;

/** What the model costs. */
export interface ModelCost {
  readonly megabytes: number;
  /** Median of reading and opening it in a fresh process, its modules already loaded. */
  readonly loadMs: number;
  /** The same once more in the same process, where the word lists have been read and the code is warm. */
  readonly againMs: number;
  /** Median of the first text: slower than those that follow. */
  readonly firstTextMs: number;
}

/** What one process measures. */
export type Loading = Omit<ModelCost, 'megabytes'>;

/** Loads the model in one fresh process after another. */
export async function modelCost(): Promise<ModelCost> {
  const loadings: Loading[] = [];
  for (let round = 0; round < PROCESSES; round += 1)
    loadings.push(JSON.parse(await run(['test/bench/triage-load.ts'])));
  return {
    megabytes: statSync(MODEL).size / 1e6,
    loadMs: median(loadings.map(({ loadMs }) => loadMs)),
    againMs: median(loadings.map(({ againMs }) => againMs)),
    firstTextMs: median(loadings.map(({ firstTextMs }) => firstTextMs)),
  };
}

/** Reads and opens the model, scores one text, then reads and opens it again. */
export function timeLoading(): Loading {
  const text = 'Paketti ei ole tullut, vaikka lupasitte sen eilen.';
  const startedAt = performance.now();
  const scorer = openScorer(readFileSync(MODEL));
  const loadedAt = performance.now();
  scorer.score(text);
  const scoredAt = performance.now();
  openScorer(readFileSync(MODEL));
  const againMs = performance.now() - scoredAt;
  return { loadMs: loadedAt - startedAt, firstTextMs: scoredAt - loadedAt, againMs };
}
