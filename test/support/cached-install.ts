import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

/**
 * Installs what a folder's lock file names into `~/.cache/kuulo/<name>-<hash>`, under the Node that runs this, once a
 * machine; for programs that only a live test needs. Returns the folder.
 */
export function cachedInstall(name: string, from: string): string {
  const lock = readFileSync(join(from, 'package-lock.json'));
  const hash = createHash('sha256').update(lock).digest('hex').slice(0, 16);
  const folder = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'kuulo', `${name}-${hash}`);
  if (existsSync(folder)) return folder;
  mkdirSync(dirname(folder), { recursive: true });
  // Built beside its place and moved there when whole: an interrupted install leaves nothing that looks finished.
  const fresh = mkdtempSync(`${folder}-`);
  for (const file of ['package.json', 'package-lock.json']) cpSync(join(from, file), join(fresh, file));
  // An old npm quietly picks old versions: the npm found must run on this Node. Nothing here needs install scripts.
  const path = `${dirname(process.execPath)}${delimiter}${process.env.PATH}`;
  const flags = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync('npm', flags, { cwd: fresh, env: { ...process.env, PATH: path }, stdio: 'inherit' });
  renameSync(fresh, folder);
  return folder;
}
