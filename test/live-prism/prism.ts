/** Prism between the program and a server: what breaks the official description is answered with an error. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { cachedInstall } from '../support/cached-install.ts';

export interface Prism {
  readonly url: string;
  /** What it found wrong so far, in its words. */
  readonly complaints: readonly string[];
  stop(): Promise<void>;
}

const HOME = fileURLToPath(new URL('prism', import.meta.url));

/** Starts it in front of `upstream` with the description in a file. */
export async function startPrism(description: string, upstream: string): Promise<Prism> {
  const program = join(cachedInstall('prism', HOME), 'node_modules', '@stoplight', 'prism-cli', 'dist', 'index.js');
  const port = await freePort();
  const flags = ['proxy', '-h', '127.0.0.1', '-p', String(port), '--errors', description, upstream];
  const child = spawn(process.execPath, [program, ...flags], { stdio: ['ignore', 'pipe', 'inherit'] });
  const complaints: string[] = [];
  const ready = Promise.withResolvers<void>();
  child.once('exit', (code) => ready.reject(new Error(`Prism ended with ${code}`)));
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (/Prism is listening/.test(line)) ready.resolve();
    if (/violation|✖/i.test(line)) complaints.push(line);
  });
  await ready.promise;
  return { url: `http://127.0.0.1:${port}`, complaints, stop: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
