/** A workspace for the live network, and the built program run in it as a person or a cron line would. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../bin/run.js', import.meta.url));

/** How a run ended; `json` is what `--json` printed, of the shape the caller names. */
export interface Ran<T> {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly json: T;
  readonly stderr: string;
}

export interface Workspace {
  /** Runs one command with `--json`, as aino unless `env` says otherwise. */
  kuulo<T = unknown>(command: readonly string[], env?: Record<string, string>): Promise<Ran<T>>;
  remove(): void;
}

interface LiveAccount {
  readonly baseUrl: string;
  readonly handle: string;
  readonly appPassword: string;
  /** As kuulo.yaml has them; mentions alone unless told. */
  readonly streams?: readonly string[];
}

export function makeWorkspace(account: LiveAccount): Workspace {
  const folder = mkdtempSync(join(tmpdir(), 'kuulo-live-workspace-'));
  writeFileSync(join(folder, 'kuulo.yaml'), settings(account), { flag: 'wx' });
  const secrets = `KUULO_LIVE_IDENTIFIER=${account.handle}\nKUULO_LIVE_APP_PASSWORD=${account.appPassword}\n`;
  writeFileSync(join(folder, '.env'), secrets, { flag: 'wx', mode: 0o600 });
  const base = {
    ...process.env,
    KUULO_WORKSPACE: folder,
    KUULO_OPERATOR: 'aino',
    KUULO_SETTLE_MS: '0',
    XDG_STATE_HOME: join(folder, 'state'),
    NO_COLOR: '1',
  };
  return {
    kuulo: (command, env = {}) => run([...command, '--json'], { ...base, ...env }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function settings({ baseUrl, handle, streams = ['mentions'] }: LiveAccount): string {
  return `brand: { name: Live Oy, languages: [en] }
timezone: Europe/Helsinki
accounts:
  - { name: live, platform: bluesky, handle: ${handle}, baseUrl: "${baseUrl}", streams: [${streams.join(', ')}] }
review: { public: required, private: required, fourEyes: true }
send: { undo: 0s, perAccountPerMinute: 0 }
operators:
  - { name: aino, role: agent }
  - { name: ville, role: approver }
`;
}

async function run<T>(command: readonly string[], env: NodeJS.ProcessEnv): Promise<Ran<T>> {
  const child = spawn(process.execPath, [PROGRAM, ...command], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((done, failed) => {
    child.once('error', failed);
    child.once('close', (...ended) => done(ended));
  });
  return { code, signal, json: parsed(stdout, stderr), stderr };
}

/** What was printed; a killed run prints nothing. */
function parsed(stdout: string, stderr: string) {
  if (stdout.trim() === '') return null;
  try {
    return JSON.parse(stdout);
  } catch (cause) {
    throw new Error(`--json printed ${stdout}\n${stderr}`, { cause });
  }
}
