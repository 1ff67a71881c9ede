import { readFileSync } from 'node:fs';
import { sharedFile } from './shared-folder.ts';

/** The hostile strings from beside the project, one of each; null where that folder is absent. */
export function hostileTexts(): string[] | null {
  const file = sharedFile('data/hostile.jsonl');
  if (file === null) return null;
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => String(JSON.parse(line)));
}
