import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './kuulo.ts';

/** Every place where the source lets a drill kill the program, by name. */
export function crashLabels(): string[] {
  const files = globSync('src/**/*.ts', { cwd: ROOT });
  const found = files.flatMap((file) =>
    [...readFileSync(join(ROOT, file), 'utf8').matchAll(/\bpoint\('([^']+)'\)/g)].map(([, label]) => String(label)),
  );
  return [...new Set(found)].sort();
}
