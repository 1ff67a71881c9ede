// Preloaded into a run of kuulo: tells at its end which files it read, so that a test sees what was loaded.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const opened = new Set();
for (const name of ['readFileSync', 'openSync', 'readFile', 'open']) {
  const original = fs[name];
  fs[name] = (file, ...rest) => {
    opened.add(String(file));
    return original.call(fs, file, ...rest);
  };
}
const promised = fs.promises.readFile;
fs.promises.readFile = (file, ...rest) => {
  opened.add(String(file));
  return promised.call(fs.promises, file, ...rest);
};
syncBuiltinESMExports();
process.on('exit', () => process.stderr.write(`opened: ${[...opened].join(' ')}\n`));
