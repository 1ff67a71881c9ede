// Plain JavaScript that any Node able to load modules can parse: it is what an old Node runs before it gives up.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LAUNCHED, OLDEST } from './new-enough.js';

const HERE = dirname(fileURLToPath(import.meta.url));

/**
 * Runs a script of this folder on the Node that the project pins, passes on signals and ends by the same code or signal.
 * Without a pinned Node: one line on stderr and exit code 2.
 */
export function restartOnPinnedNode(script) {
  const node = pinnedNode();
  if (node === null) {
    process.stderr.write(
      `kuulo needs Node ${OLDEST} or newer; this is ${process.version}. Run \`npm ci\` in its folder, which brings one.\n`,
    );
    process.exitCode = 2;
    return;
  }
  // the channel says nothing; that it closes tells the child that nobody is left to stop it
  const stdio = ['inherit', 'inherit', 'inherit', 'ipc'];
  const env = { ...process.env, [LAUNCHED]: '1' };
  const child = spawn(node, [join(HERE, script), ...process.argv.slice(2)], { stdio, env });
  const pass = (signal) => child.kill(signal);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, pass);
  child.on('error', (error) => {
    process.stderr.write(`kuulo could not start ${node}: ${error.message}\n`);
    process.exitCode = 2;
  });
  child.on('exit', (code, signal) => {
    for (const name of signals) process.removeListener(name, pass);
    if (signal === null) process.exit(code ?? 1);
    // the default action of the same signal, so that the caller sees how it really ended
    process.kill(process.pid, signal);
  });
}

function pinnedNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  // beside the project, and one level up where kuulo itself is a dependency
  const places = [join(HERE, '..', 'node_modules', 'node', 'bin', name), join(HERE, '..', '..', 'node', 'bin', name)];
  return places.find((place) => existsSync(place) && place !== process.execPath) ?? null;
}
