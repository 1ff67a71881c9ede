import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../drill/kuulo.ts';
import { crashLabels } from '../drill/labels.ts';
import { PLATFORMS } from '../drill/platforms.ts';
import {
  type Brought,
  bulkPieces,
  controlPieces,
  crashPieces,
  limitPieces,
  missedLabels,
  restorePieces,
  runPieces,
  SCENARIO_NAMES,
} from '../drill/program.ts';
import { holds } from '../drill/tally.ts';
import { blindness, described } from '../drill/verdict.ts';

// The cells of `npm run drill`, in the sizes that every change can afford.

const SIZES = { isNight: false, seed: 1 };
const AT_ONCE = { atOnce: 2 };
const LONG_MS = 600_000;

/** What is wrong with what the pieces brought. */
function problems(brought: readonly Brought[]): string[] {
  return brought.flatMap(({ tallies }) => tallies.filter((tally) => !holds(tally)).map(described));
}

it('has places to die at', () => {
  expect(crashLabels().length).toBeGreaterThanOrEqual(6);
});

it(
  'posts once, wherever it dies and whatever the platform does, and dies everywhere',
  async () => {
    const brought = await runPieces(
      PLATFORMS.flatMap((platform) => crashPieces(SIZES, platform)),
      AT_ONCE,
    );
    expect(problems(brought)).toEqual([]);
    expect(missedLabels(brought), 'crash points at which nothing died').toEqual([]);
  },
  LONG_MS,
);

it(
  'sends 1,000 rows of a plan once each, however often it is killed or interrupted',
  async () => {
    expect(problems(await runPieces(bulkPieces(SIZES), AT_ONCE))).toEqual([]);
  },
  LONG_MS,
);

it(
  'sends nothing out of a database that was restored, copied or cloned',
  async () => {
    expect(problems(await runPieces(restorePieces(SIZES), AT_ONCE))).toEqual([]);
  },
  LONG_MS,
);

describe('the rig', () => {
  it(
    'sees duplicates where there are some',
    async () => {
      const brought = await runPieces(controlPieces(SIZES), AT_ONCE);
      expect(blindness(brought.flatMap(({ tallies }) => tallies))).toEqual([]);
    },
    LONG_MS,
  );

  it(
    'shows what too short a settle time costs: a duplicate, where the platform does not refuse it',
    async () => {
      const tallies = (await runPieces(limitPieces(SIZES), AT_ONCE)).flatMap((one) => one.tallies);
      const duplicates = Object.fromEntries(tallies.map(({ scenario, duplicates: count }) => [scenario, count]));
      expect(duplicates).toEqual({ x: 0, facebook: 1, instagram: 1, bluesky: 0, mastodon: 0 });
    },
    LONG_MS,
  );
});

describe('docs/drill.md', () => {
  const page = readFileSync(join(ROOT, 'docs', 'drill.md'), 'utf8');

  it.each(crashLabels())('names the crash point %s', (label) => {
    expect(page).toContain(`- \`${label}\`\n`);
  });

  it.each(SCENARIO_NAMES)('has a row for “%s”', (scenario) => {
    expect(page).toContain(`| kuulo | ${scenario} |`);
  });

  it('names no crash point that is gone', () => {
    const named = [...page.matchAll(/^- `([^`]+)`$/gm)].map(([, label]) => label);
    expect(named).toEqual(crashLabels());
  });
});
