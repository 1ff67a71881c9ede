#!/usr/bin/env node
// Builds what changed, then runs the program with the same arguments.
import { isNewEnough, restartOnPinnedNode } from './pinned-node.js';

if (isNewEnough()) {
  const { build } = await import('./build.js');
  await build();
  await import('./run.js');
} else {
  restartOnPinnedNode('dev.js');
}
