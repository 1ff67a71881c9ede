import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The environment of a test run: what kuulo keeps outside of its database goes to a folder that is gone afterwards. */
export function tempState(): { XDG_STATE_HOME: string } {
  const folder = mkdtempSync(join(tmpdir(), 'kuulo-state-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return { XDG_STATE_HOME: folder };
}
