/**
 * `npm run drill`: everything that the promises of sending are attacked with. Prints a line a piece, writes `--out` (else
 * docs/drill.md), and ends with 1 when a promise broke. `--night` takes the long sizes, `--seed N` other random moments.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { drillPage } from './document.ts';
import { ROOT } from './kuulo.ts';
import { allPieces, runPieces } from './program.ts';
import { holds } from './tally.ts';
import { brokenPromises } from './verdict.ts';

/** More than a small machine has cores: many pieces mostly wait. */
const AT_ONCE = 3;

const { values } = parseArgs({
  options: {
    night: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    out: { type: 'string', default: 'docs/drill.md' },
  },
});

const pieces = allPieces({ isNight: values.night, seed: Number(values.seed) });
let done = 0;
const brought = await runPieces(pieces, {
  atOnce: AT_ONCE,
  onDone: ({ name }, { tallies }) => {
    done += 1;
    const isWell = tallies.every((tally) => tally.strategy !== 'kuulo' || holds(tally));
    console.log(`${done}/${pieces.length} ${isWell ? 'well  ' : 'BROKEN'} ${name}`);
  },
});
const broken = brokenPromises(brought);
const out = resolve(ROOT, values.out);
writeFileSync(out, drillPage(brought.flatMap(({ tallies }) => tallies)));
console.log(`\nwrote ${out}`);
for (const words of broken) console.log(`BROKEN ${words}`);
console.log(broken.length === 0 ? 'every promise held' : `${broken.length} broken`);
process.exitCode = broken.length === 0 ? 0 : 1;
