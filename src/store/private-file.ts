import { closeSync, openSync } from 'node:fs';

/** Makes an empty file that only its owner may read, whatever the umask says; one that is there already is left alone. */
export function createPrivate(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}
