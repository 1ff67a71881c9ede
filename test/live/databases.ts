/** Throw-away PostgreSQL and Redis on loopback, for the live network; each lives in one folder and dies with the test. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, globSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';

export interface Databases {
  readonly postgresUrl: string;
  readonly redisHost: string;
  stop(): Promise<void>;
}

/** Programs this machine lacks for the live test, by name; empty when it can run. */
export function missingPrograms(): string[] {
  return ['initdb', 'postgres', 'redis-server'].filter((name) => findProgram(name) === null);
}

/** Starts both on free ports, their files in `folder`. */
export async function startDatabases(folder: string): Promise<Databases> {
  chmodSync(folder, 0o755);
  const postgres = await startPostgres(join(folder, 'postgres'));
  try {
    const redis = await startRedis(folder);
    const stop = async () => {
      await Promise.all([ended(postgres.child, 'SIGQUIT'), ended(redis.child, 'SIGKILL')]);
    };
    return { postgresUrl: `postgres://kuulo@127.0.0.1:${postgres.port}/postgres`, redisHost: redis.host, stop };
  } catch (error) {
    await ended(postgres.child, 'SIGQUIT');
    throw error;
  }
}

async function startPostgres(folder: string): Promise<{ child: ChildProcess; port: number }> {
  mkdirSync(folder);
  const asOwner = ownerCommand(folder);
  const initdb = [
    ...asOwner,
    program('initdb'),
    '-D',
    folder,
    '-U',
    'kuulo',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--no-locale',
  ];
  execFileSync(initdb[0] ?? '', initdb.slice(1), { cwd: '/', stdio: 'pipe' });
  const port = await freePort();
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: folder,
    fsync: 'off',
    full_page_writes: 'off',
    max_connections: '200',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = launch([...asOwner, program('postgres'), '-D', folder, '-p', String(port), ...flags]);
  await says(child, 'ready to accept connections');
  return { child, port };
}

async function startRedis(folder: string): Promise<{ child: ChildProcess; host: string }> {
  const port = await freePort();
  const flags = ['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--appendonly', 'no', '--dir', folder];
  const child = launch([program('redis-server'), ...flags]);
  await says(child, 'Ready to accept connections');
  return { child, host: `127.0.0.1:${port}` };
}

/** PostgreSQL refuses root: then it runs as its own user, who gets the folder. Otherwise nothing is put before it. */
function ownerCommand(folder: string): string[] {
  if (process.getuid?.() !== 0) return [];
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  const [user, group] = [id('-u'), id('-g')];
  chownSync(folder, user, group);
  return ['setpriv', `--reuid=${user}`, `--regid=${group}`, '--clear-groups'];
}

function findProgram(name: string): string | null {
  // Debian keeps PostgreSQL's programs off the path, a folder for each version.
  const packaged = globSync('/usr/lib/postgresql/*/bin').sort().reverse();
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...packaged];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}

function program(name: string): string {
  const path = findProgram(name);
  if (!path) throw new Error(`${name} is not installed`);
  return path;
}

function launch(command: readonly string[]): ChildProcess {
  return spawn(command[0] ?? '', command.slice(1), { cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Waits until the program says the words, on either stream; fails with all it said if it ends first. */
async function says(child: ChildProcess, words: string): Promise<void> {
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes(words)) resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`ended with ${code}:\n${said}`)));
  });
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise((done) => {
    child.once('exit', done);
    child.kill(signal);
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
