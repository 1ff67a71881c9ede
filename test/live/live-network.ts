/** The real AT Protocol network for the live test: installed once into a cache folder, booted on throw-away databases. */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { cachedInstall } from '../support/cached-install.ts';
import { startDatabases } from './databases.ts';

export interface LiveNetwork {
  /** Base URL of the personal data server; all calls go there. */
  readonly pds: string;
  stop(): Promise<void>;
}

const HOME = fileURLToPath(new URL('network', import.meta.url));

/** Boots everything; the caller stops it. Takes a few minutes the first time on a machine, seconds after. */
export async function startLiveNetwork(): Promise<LiveNetwork> {
  const installed = installNetwork();
  const folder = mkdtempSync(join(tmpdir(), 'kuulo-live-'));
  const databases = await startDatabases(folder);
  const sweep = async () => {
    await databases.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  const child = spawn(process.execPath, ['--no-deprecation', join(installed, 'start.js')], {
    cwd: folder,
    env: { ...process.env, POSTGRES_URL: databases.postgresUrl, REDIS_HOST: databases.redisHost },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = new Promise<void>((done) => child.once('exit', () => done()));
  const pds = await firstUrl(child.stdout);
  if (pds === null) {
    await sweep();
    throw new Error('the network ended before it was ready; its words are above');
  }
  const stop = async () => {
    child.stdin.end();
    await exited;
    await sweep();
  };
  return { pds, stop };
}

/** Installs by the lock file, once a machine, and puts our own programs beside it. Returns the folder. */
function installNetwork(): string {
  const folder = cachedInstall('live', HOME);
  for (const name of ['start.js', 'chat.js']) cpSync(join(HOME, name), join(folder, name));
  return folder;
}

async function firstUrl(output: NodeJS.ReadableStream): Promise<string | null> {
  for await (const line of createInterface({ input: output })) {
    const told: unknown = line.startsWith('{') ? JSON.parse(line) : null;
    if (typeof told === 'object' && told !== null && 'pds' in told) return String(told.pds);
  }
  return null;
}
