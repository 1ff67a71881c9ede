#!/usr/bin/env node
// Builds what changed, then runs the program with the same arguments.
import { isNewEnough } from './new-enough.js';

if (isNewEnough()) {
  const { build } = await import('./build.js');
  await build();
  await import('./run.js');
} else {
  const { restartOnPinnedNode } = await import('./pinned-node.js');
  restartOnPinnedNode('dev.js');
}
