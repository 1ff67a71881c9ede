import { describe, expect, it } from 'vitest';
import { PLATFORMS } from '../drill/platforms.ts';
import { cutPieces, runPieces } from '../drill/program.ts';
import { holds } from '../drill/tally.ts';
import { described } from '../drill/verdict.ts';

const SIZES = { isNight: false, seed: 1 };

describe('an answer that is cut on its way', () => {
  it.each(PLATFORMS)(
    'leaves the reply unknown on %s, says that it may be public, and the next run finds it',
    async (platform) => {
      // the one that meets silence waits out a deadline beside the others
      const brought = await runPieces(cutPieces(SIZES, platform), { atOnce: 3 });
      const tallies = brought.flatMap((one) => one.tallies);
      expect(tallies.filter((tally) => !holds(tally)).map(described)).toEqual([]);
      expect(tallies.every(({ kills }) => kills === 1)).toBe(true);
    },
    180_000,
  );
});
