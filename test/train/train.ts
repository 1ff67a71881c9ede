// `npm run train -- FOLDER [--check]`: learns the model from the collections in FOLDER and from the messages in test/data, and
// writes src/scoring/model.bin and NOTICE. The same data and seed give the same bytes; --check only compares.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { modelNotice } from './notice.ts';
import { trainModel } from './train-model.ts';

const MODEL = new URL('../../src/scoring/model.bin', import.meta.url);
const NOTICE = new URL('../../NOTICE', import.meta.url);
const DATA = fileURLToPath(new URL('../../../shared/data/triage/dev', import.meta.url));

const { values, positionals } = parseArgs({ allowPositionals: true, options: { check: { type: 'boolean' } } });
const folder = positionals[0] ?? DATA;
if (!existsSync(folder)) {
  console.error(`skipped: there is no training data in ${folder}`);
  process.exit(2);
}
const started = performance.now();
const bytes = trainModel(folder, (line) => console.error(line));
const notice = modelNotice(bytes, folder);
if (values.check === true) {
  const isSame = existsSync(MODEL) && readFileSync(MODEL).equals(bytes);
  console.log(isSame ? 'model.bin is what this data and program give' : 'model.bin is stale: run `npm run train`');
  process.exitCode = isSame ? 0 : 1;
} else {
  writeFileSync(MODEL, bytes);
  writeFileSync(NOTICE, notice);
  const seconds = Math.round((performance.now() - started) / 1_000);
  console.log(`model.bin: ${bytes.length} bytes, made in ${seconds} s`);
}
