import { expect, it } from 'vitest';
import { runPieces, senderPieces } from '../drill/program.ts';
import { holds } from '../drill/tally.ts';
import { described } from '../drill/verdict.ts';

it('several senders at once, one of them stopped in mid-call and continued, post each reply once', async () => {
  const brought = await runPieces(senderPieces({ isNight: false, seed: 1 }), { atOnce: 2 });
  const tallies = brought.flatMap((one) => one.tallies);
  expect(tallies.filter((tally) => !holds(tally)).map(described)).toEqual([]);
}, 300_000);
