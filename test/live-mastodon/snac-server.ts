/**
 * snac2, a real ActivityPub server with a thin and odd Mastodon API, from Debian's own package (trixie), unpacked into a
 * cache folder: nothing is installed. It listens on port 80 of `localhost`, since its mentions cannot name a port.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { until } from './until.ts';

/** One server with the people asked for, each by name with a password. */
export interface SnacServer {
  readonly url: string;
  readonly passwords: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

const URL_OF_ALL = 'http://localhost';
const APT = '/usr/bin/apt-get';
const DPKG = '/usr/bin/dpkg';

/** Starts it with new data; null and why where it cannot be had here. */
export async function startSnac(people: readonly string[]): Promise<SnacServer | { readonly missing: string }> {
  const missing = whatIsMissing() ?? (await portIsTaken());
  if (missing !== null) return { missing };
  const program = installed();
  if (program === null) return { missing: 'Debian’s package snac2 cannot be fetched' };
  const folder = mkdtempSync(join(tmpdir(), 'kuulo-snac-'));
  const data = join(folder, 'data');
  try {
    // Address, port, host name, no path prefix, no e-mail.
    execFileSync(program, ['init', data], { input: '127.0.0.1\n80\nlocalhost\n\n\n', stdio: 'pipe' });
  } catch {
    rmSync(folder, { recursive: true, force: true });
    return { missing: 'a system on which Debian’s snac2 runs' };
  }
  const settings = join(data, 'server.json');
  writeFileSync(settings, readFileSync(settings, 'utf8').replace('"protocol": "https"', '"protocol": "http"'));
  const passwords = Object.fromEntries(people.map((name) => [name, added(program, data, name)]));
  const log = openSync(join(folder, 'log'), 'w');
  const child = spawn(program, ['httpd', data], { stdio: ['ignore', log, log] });
  // A run that breaks off must not leave the port taken.
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const stop = async () => {
    process.off('exit', kill);
    await ended(child);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await until(
      async () => (await fetch(`${URL_OF_ALL}/api/v1/instance`).catch(() => null))?.ok ?? false,
      'snac answers',
    );
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: URL_OF_ALL, passwords, stop };
}

function whatIsMissing(): string | null {
  if (process.getuid?.() !== 0) return 'root, for port 80';
  const absent = [APT, DPKG].filter((file) => !existsSync(file));
  return absent.length > 0 ? absent.join(', ') : null;
}

async function portIsTaken(): Promise<string | null> {
  const server = createServer();
  return new Promise((done) => {
    server.once('error', () => done('port 80 to be free'));
    server.listen(80, '127.0.0.1', () => server.close(() => done(null)));
  });
}

/** The program, fetched once into `~/.cache/kuulo/snac-trixie`; null when the package cannot be had. */
function installed(): string | null {
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'kuulo', 'snac-trixie');
  const program = join(cache, 'usr', 'bin', 'snac');
  if (existsSync(program)) return program;
  mkdirSync(dirname(cache), { recursive: true });
  const fresh = mkdtempSync(`${cache}-`);
  try {
    const apt = privateApt(fresh);
    execFileSync(APT, [...apt, 'update', '-qq'], { stdio: 'pipe' });
    execFileSync(APT, [...apt, 'download', '-qq', 'snac2'], { cwd: fresh, stdio: 'pipe' });
    const [archive = ''] = globSync('snac2_*.deb', { cwd: fresh });
    execFileSync(DPKG, ['-x', archive, 'root'], { cwd: fresh, stdio: 'pipe' });
    // Moved there when whole: an interrupted fetch leaves nothing that looks finished.
    renameSync(join(fresh, 'root'), cache);
    return program;
  } catch {
    return null;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** apt with lists of its own: the system's are not touched. */
function privateApt(folder: string): string[] {
  for (const name of ['lists/partial', 'cache/archives/partial']) mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'status'), '');
  const known = ['/etc/apt/sources.list', ...globSync('/etc/apt/sources.list.d/*')].filter((file) => existsSync(file));
  const all = known.map((file) => readFileSync(file, 'utf8')).join('\n');
  const mirror =
    /^(?:deb\s|URIs:).*?(https?:\/\/\S+\/debian)\/?(?:\s|$)/m.exec(all)?.[1] ?? 'http://deb.debian.org/debian';
  const source = `deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] ${mirror} trixie main\n`;
  writeFileSync(join(folder, 'sources.list'), source);
  const options = {
    'Dir::Etc::sourcelist': join(folder, 'sources.list'),
    'Dir::Etc::sourceparts': '/nonexistent',
    'Dir::State::Lists': join(folder, 'lists'),
    'Dir::State::status': join(folder, 'status'),
    'Dir::Cache': join(folder, 'cache'),
    'APT::Sandbox::User': 'root',
  };
  return Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
}

function added(program: string, data: string, name: string): string {
  const said = execFileSync(program, ['adduser', data, name], { input: `${name}\n`, encoding: 'utf8', stdio: 'pipe' });
  const password = /^User password is (\S+)/m.exec(said)?.[1];
  if (password === undefined) throw new Error(`snac gave ${name} no password: ${said}`);
  return password;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise((done) => {
    child.once('exit', done);
    child.kill('SIGTERM');
  });
}
