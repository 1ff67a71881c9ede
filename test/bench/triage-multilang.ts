/** A thread that scores texts with `multilang-sentiment`. */
import { parentPort, workerData } from 'node:worker_threads';
import multilang from 'multilang-sentiment';

/** A text, and the language that the package is told. */
export interface MultilangTask {
  readonly text: string;
  readonly language: string;
}

const tasks: readonly MultilangTask[] = workerData;
parentPort?.postMessage(tasks.map(({ text, language }) => multilang(text, language).score));
