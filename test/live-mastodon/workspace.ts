/** A workspace for one account on a Mastodon server, and the built program run in it as a person would. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../bin/run.js', import.meta.url));

/** How a run ended; `json` is what `--json` printed, of the shape the caller names. */
interface Ran<T> {
  readonly code: number | null;
  readonly json: T;
  readonly stderr: string;
}

export interface Workspace {
  /** Runs one command with `--json`, as aino unless it says `--as`. */
  kuulo<T = unknown>(...command: readonly string[]): Promise<Ran<T>>;
  remove(): void;
}

export function makeWorkspace(account: { baseUrl: string; handle: string; accessToken: string }): Workspace {
  const folder = mkdtempSync(join(tmpdir(), 'kuulo-live-mastodon-'));
  const settings = `brand: { name: Live Oy, languages: [en] }
timezone: Europe/Helsinki
accounts:
  - { name: live, platform: mastodon, handle: ${account.handle}, baseUrl: "${account.baseUrl}", streams: [mentions, messages] }
review: { public: required, private: required, fourEyes: true }
send: { undo: 0s, perAccountPerMinute: 0 }
operators:
  - { name: aino, role: agent }
  - { name: ville, role: approver }
`;
  writeFileSync(join(folder, 'kuulo.yaml'), settings, { flag: 'wx' });
  writeFileSync(join(folder, '.env'), `KUULO_LIVE_ACCESS_TOKEN=${account.accessToken}\n`, { flag: 'wx', mode: 0o600 });
  const env = {
    ...process.env,
    KUULO_WORKSPACE: folder,
    KUULO_OPERATOR: 'aino',
    KUULO_SETTLE_MS: '0',
    XDG_STATE_HOME: join(folder, 'state'),
    NO_COLOR: '1',
  };
  return {
    kuulo: (...command) => run([...command, '--json'], env),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function run<T>(command: readonly string[], env: NodeJS.ProcessEnv): Promise<Ran<T>> {
  const child = spawn(process.execPath, [PROGRAM, ...command], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => {
    said.stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said.stderr += chunk;
  });
  const code = await new Promise<number | null>((done, failed) => {
    child.once('error', failed);
    child.once('close', done);
  });
  try {
    return { code, json: JSON.parse(said.stdout), stderr: said.stderr };
  } catch (cause) {
    throw new Error(`kuulo ${command.join(' ')} ended with ${code} and printed ${said.stdout}\n${said.stderr}`, {
      cause,
    });
  }
}
