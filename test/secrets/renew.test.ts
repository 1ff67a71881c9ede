import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exclusively } from '../../src/app/exclusively.ts';
import { openStore } from '../../src/store/open.ts';
import { codeOf } from '../journey/office.ts';
import { startChild } from '../store/child.ts';
import { secretsOver } from './kept.ts';

const PROCESSES = 20;

/** Renews the session as a connector does: only when nobody else has. */
const RENEWING = `
  const { secretsOver } = await import('./test/secrets/kept.ts');
  const { openStore } = await import('./src/store/open.ts');
  const { exclusively } = await import('./src/app/exclusively.ts');
  const [, folder, server, guarded] = process.argv;
  const store = await openStore(folder + '/kuulo.db', { mode: 'create' });
  const exclusive = (turn, work) => {
    const isGuarded = guarded === 'yes' || turn.name === 'credentials';
    return isGuarded ? exclusively(store, turn, work) : work();
  };
  const vault = secretsOver(folder + '/credentials.json', { exclusive }).vault('x');
  const seen = await vault.load();
  say('ready');
  for await (const _ of process.stdin) break;
  const text = await vault.renew(async (kept) => {
    if (kept !== seen) return kept;
    const answer = await fetch(server, { method: 'POST', body: kept });
    if (!answer.ok) process.exit(1);
    return await answer.text();
  });
  await store.close();
  process.exit(text === 'refresh-2' ? 0 : 1);`;

let folder: string;
let server: Server;
let calls: string[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kuulo-renew-'));
  calls = [];
  // a refresh token holds once, as X and Bluesky have it: who comes second is logged out
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    calls.push(body);
    const isFirst = calls.length === 1;
    setTimeout(() => response.writeHead(isFirst ? 200 : 400).end(isFirst ? 'refresh-2' : 'no'), 150);
  }).listen(0, '127.0.0.1');
  await secretsOver(join(folder, 'credentials.json')).vault('x').save('refresh-1');
});

afterEach(() => {
  server.close();
  server.closeAllConnections();
  rmSync(folder, { recursive: true, force: true });
});

async function renewAtOnce(processes: number, isGuarded: boolean): Promise<(number | null)[]> {
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const args = [folder, `http://127.0.0.1:${port}/`, isGuarded ? 'yes' : 'no'];
  const children = [];
  for (let n = 0; n < processes; n += 1) children.push(startChild(RENEWING, args));
  const ready = await Promise.all(children);
  for (const child of ready) child.process.stdin?.write('go\n');
  return await Promise.all(ready.map((child) => child.ended));
}

const keptSession = () => JSON.parse(readFileSync(join(folder, 'credentials.json'), 'utf8')).x.session;

describe('processes that renew a token at once', () => {
  it(`make one call, ${PROCESSES} of them, and all go on with its token`, { timeout: 90_000 }, async () => {
    expect(await renewAtOnce(PROCESSES, true)).toEqual(Array(PROCESSES).fill(0));
    expect(calls).toEqual(['refresh-1']);
    expect(keptSession()).toBe('refresh-2');
  });

  it('without the lock make several: the control', { timeout: 60_000 }, async () => {
    const codes = await renewAtOnce(6, false);
    expect(calls.length).toBeGreaterThan(1);
    expect(codes).toContain(1);
  });
});

describe('a renewal', () => {
  it('that fails leaves all as it was, and lets the next one in', async () => {
    const store = await openStore(join(folder, 'kuulo.db'), { mode: 'create', stateFolder: join(folder, 'state') });
    const file = join(folder, 'credentials.json');
    const vault = secretsOver(file, { exclusive: (turn, work) => exclusively(store, turn, work) }).vault('x');
    const before = readFileSync(file);
    const fails = vault.renew(() => Promise.reject(new Error('token endpoint is down')));
    await expect(fails).rejects.toThrow('token endpoint is down');
    expect(await codeOf(vault.renew(async () => ''))).toBe('USAGE');
    expect(await codeOf(vault.renew(async () => ' \n'))).toBe('USAGE');
    expect(readFileSync(file)).toEqual(before);
    expect(await vault.renew(async (kept) => `${kept} and on`)).toBe('refresh-1 and on');
    await store.close();
  });

  it('that changes nothing writes nothing', async () => {
    const file = join(folder, 'credentials.json');
    const { vault } = { vault: secretsOver(file).vault('x') };
    const before = readFileSync(file);
    expect(await vault.renew(async (kept) => kept ?? '')).toBe('refresh-1');
    expect(readFileSync(file)).toEqual(before);
  });

  it('under way is waited for by a login, so that the older token never lands on the new one', async () => {
    const store = await openStore(join(folder, 'kuulo.db'), { mode: 'create', stateFolder: join(folder, 'state') });
    const file = join(folder, 'credentials.json');
    const secrets = secretsOver(file, { exclusive: (turn, work) => exclusively(store, turn, work) });
    const call = Promise.withResolvers<string>();
    const begun = Promise.withResolvers<void>();
    const renewing = secrets.vault('x').renew(() => {
      begun.resolve();
      return call.promise;
    });
    await begun.promise;
    const login = secrets.save('x', { session: 'of the login' });
    call.resolve('of the renewal');
    await Promise.all([renewing, login]);
    expect(keptSession()).toBe('of the login');
    await store.close();
  });
});
