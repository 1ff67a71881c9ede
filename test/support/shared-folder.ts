import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Why a test that reads the folder beside the project did not run. */
export const sharedIsAbsent = 'skipped: ../shared is not here';

/**
 * Path of a file in the folder beside the project (official descriptions, recorded samples), or null where it is absent.
 * `KUULO_SHARED` names another place for it.
 */
export function sharedFile(name: string): string | null {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const file = path.join(process.env.KUULO_SHARED ?? path.join(root, '..', 'shared'), name);
  return existsSync(file) ? file : null;
}
