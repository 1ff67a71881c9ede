import { expect, it } from 'vitest';
import { PLATFORMS } from '../drill/platforms.ts';
import { cutPieces, runPieces } from '../drill/program.ts';
import { holds } from '../drill/tally.ts';
import { described } from '../drill/verdict.ts';

const SIZES = { isNight: false, seed: 1 };

it('an answer that is cut on its way leaves the reply unknown, says that it may be public, and the next run finds it', async () => {
  // the one that meets silence comes first: it waits out a deadline beside the others
  const pieces = PLATFORMS.toReversed().flatMap((platform) => cutPieces(SIZES, platform));
  const brought = await runPieces(pieces, { atOnce: 3 });
  const tallies = brought.flatMap((one) => one.tallies);
  expect(tallies.filter((tally) => !holds(tally)).map(described)).toEqual([]);
  expect(tallies.every(({ kills }) => kills === 1)).toBe(true);
}, 300_000);
