#!/usr/bin/env node
import { isNewEnough, LAUNCHED } from './new-enough.js';

if (isNewEnough()) await start();
else (await import('./pinned-node.js')).restartOnPinnedNode('run.js');

/** The only place that ends the process: everything else returns a code. */
async function start() {
  endWithLauncher();
  // not by import: that would load every part of these modules, which takes longer than `kuulo --version`
  process.getBuiltinModule('node:module').enableCompileCache();
  const { fileURLToPath } = process.getBuiltinModule('node:url');
  const launcher = await import('../dist/launch.js').catch(notBuilt);
  if (launcher === null) return;
  const code = await launcher.launch(process.argv.slice(2), fileURLToPath(new URL('..', import.meta.url)));
  process.exit(code);
}

/** Killed, the launcher cannot pass the signal on: whoever killed it believes that nothing is sent any more. */
function endWithLauncher() {
  if (process.env[LAUNCHED] === undefined) return;
  delete process.env[LAUNCHED];
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel?.unref();
}

function notBuilt(error) {
  if (error.code !== 'ERR_MODULE_NOT_FOUND' || !String(error.message).includes('launch.js')) throw error;
  process.stderr.write('kuulo is not built yet: run npm run build\n');
  process.exitCode = 2;
  return null;
}
