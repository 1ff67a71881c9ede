import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './longest-first.ts';
import { tempState } from './temp-state.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const ELSEWHERE = ['test/live*/**', '**/node_modules/**'];
/**
 * Rooms whose tests keep nothing in their modules: one process for many files, since loading takes as long as testing.
 * `http` breaks connections and names on purpose, which the files after it would notice.
 */
const TOGETHER = [
  'test/{answers,config,domain,guard,scoring,store}/**/*.test.{ts,tsx}',
  'test/platforms/**/!(http).test.{ts,tsx}',
];

export default defineConfig({
  root,
  test: {
    projects: [
      { extends: true, test: { name: 'together', isolate: false, include: TOGETHER, exclude: ELSEWHERE } },
      {
        extends: true,
        test: { name: 'apart', include: ['test/**/*.test.{ts,tsx}'], exclude: [...TOGETHER, ...ELSEWHERE] },
      },
    ],
    sequence: { sequencer: LongestFirst },
    pool: 'forks',
    // by itself it leaves a core idle; and half of the files mostly wait for programs that they started
    maxWorkers: availableParallelism() + 1,
    env: tempState(),
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default', './test/support/closing-line.ts'],
    server: { deps: { inline: [] } },
  },
});
