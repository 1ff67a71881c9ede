import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { tempState } from '../support/temp-state.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The live test has its own run: it boots real servers and takes minutes where nothing is installed yet. */
export default defineConfig({
  root,
  test: {
    include: ['test/live*/**/*.test.ts'],
    exclude: ['**/node_modules/**'],
    pool: 'forks',
    env: tempState(),
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 600_000,
    reporters: ['default', './test/support/closing-line.ts'],
  },
});
