import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { tempState } from './temp-state.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export default defineConfig({
  root,
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/live*/**', '**/node_modules/**'],
    pool: 'forks',
    env: tempState(),
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default', './test/support/closing-line.ts'],
    server: { deps: { inline: [] } },
  },
});
