import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { problemJson } from '../../src/cli/output/problem.ts';
import { readSecrets } from '../../src/cli/read-secrets.ts';
import { ProblemError } from '../../src/domain/problem.ts';
import { refuseUnknownSecrets } from '../../src/journey/accounts/login.ts';
import { loadPlatform } from '../../src/platforms/registry.ts';
import { type SpoilingProxy, startSpoilingProxy } from '../support/spoiling-proxy.ts';
import { secretsOver } from './kept.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TOKEN = 'tok/en+with=odd&chars-0123456789';
const REFRESH = 'refresh-token-of-an-earlier-run-0123456789';
/** Padded: what stands before the first = reads as a name. */
const TOKEN64 = 'dGhpcyBpcyBhIHRva2VuIQ==';
const TOKEN32 = 'ORUGS4ZANFZSAYJAORXWWZLO====';
const JWT = 'eyJh.fresh-from-this-run-0123456789.sig';

/** Polls, asks who we are and looks at itself, telling all of it as the commands do. */
const PROGRAM = `
const { openApp } = await import('./src/app.ts');
const { loadConfig } = await import('./src/config.ts');
const { log, setLogLevel } = await import('./src/log.ts');
const { pollJson, pollText } = await import('./src/cli/output/poll.ts');
const { problemJson } = await import('./src/cli/output/problem.ts');
setLogLevel('verbose');
const app = await openApp(await loadConfig({ workspace: process.argv[1] }));
const report = await app.poll();
console.log(JSON.stringify(pollJson(report)), pollText(report, String, null));
for (const { problem } of await app.checkAccounts([])) {
  console.log(JSON.stringify(problemJson(problem)));
  log.error(String(problem.cause));
}
console.log(JSON.stringify(await app.doctor()));
await app.end();
`;

let folder: string;
let server: SpoilingProxy;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kuulo-echo-'));
  // a server that says back what it was told, as it is, in an address, and where our words are cut
  server = await startSpoilingProxy('http://127.0.0.1:9', (call, answer) => {
    const heard = (call.headers.authorization ?? '').replace(/^Bearer /, '');
    const inAddress = encodeURIComponent(heard);
    const told = `${heard} | ${inAddress} | ${inAddress.replace(/%../g, (code) => code.toLowerCase())}`;
    const words = `no: ${told} ${'.'.repeat(Math.max(0, 285 - told.length))} ${heard}`;
    const isLogin = call.url?.includes('createSession') === true;
    const session = { did: 'did:plc:ours', handle: 'esimerkki.sandbox', accessJwt: JWT, refreshJwt: JWT };
    const body = isLogin ? session : { error: words, detail: words, message: words };
    answer.writeHead(isLogin ? 200 : 422, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    return true;
  });
});

afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

it('a secret that a server says back is in no output, no log line and no database', async () => {
  const account = (name: string, platform: string, handle: string) =>
    `  - { name: ${name}, platform: ${platform}, handle: ${handle}, baseUrl: "${server.url}", streams: [mentions] }\n`;
  const mentioned = [account('m', 'mastodon', 'esimerkki'), account('x', 'x', 'esimerkki')];
  mentioned.push(account('b', 'bluesky', 'esimerkki.sandbox'), account('c', 'bluesky', 'esimerkki.sandbox'));
  writeFileSync(
    join(folder, 'kuulo.yaml'),
    `brand: { name: Oy }\ntimezone: Europe/Helsinki\naccounts:\n${mentioned.join('')}`,
  );
  const secrets = secretsOver(join(folder, 'credentials.json'));
  await secrets.save('m', { accessToken: TOKEN });
  await secrets.save('x', { bearerToken: TOKEN });
  await secrets.save('b', { identifier: 'esimerkki.sandbox', appPassword: TOKEN });
  await secrets.save('c', { identifier: 'esimerkki.sandbox', appPassword: TOKEN });
  const place = { service: `${server.url}/`, identifier: 'esimerkki.sandbox', pdsUrl: null };
  const kept = { did: 'did:plc:ours', handle: 'esimerkki.sandbox', accessJwt: REFRESH, refreshJwt: REFRESH };
  await secrets.vault('b').save(JSON.stringify({ ...place, session: kept }));

  const run = promisify(execFile);
  const flags = ['--input-type=module', '--eval', PROGRAM, '--', folder];
  const { stdout, stderr } = await run(process.execPath, flags, { cwd: ROOT });

  const files = readdirSync(folder).filter((name) => name.startsWith('kuulo.db') && !name.endsWith('.locks'));
  expect(files).not.toEqual([]);
  const stored = files.map((name) => readFileSync(join(folder, name)).toString('utf8')).join('\n');
  for (const [name, text] of Object.entries({ stdout, stderr, stored })) {
    expect(text, name).toContain('[secret]');
    // the first half is enough to be a leak: words are cut somewhere
    for (const secret of [TOKEN, encodeURIComponent(TOKEN), REFRESH, JWT])
      expect(text.toLowerCase(), name).not.toContain(secret.slice(0, 9).toLowerCase());
  }
});

it.each([TOKEN64, TOKEN32])('a token given without its name is not said back: %s', async (token) => {
  const file = join(folder, 'given');
  writeFileSync(file, `${token}\n`);
  const given = await readSecrets(file, 'm');
  const platform = await loadPlatform('mastodon');
  let told = '';
  try {
    refuseUnknownSecrets(platform, given);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    told = JSON.stringify(problemJson(error));
  }
  expect(told).toContain('ACCESS_TOKEN');
  expect(told.toLowerCase()).not.toContain(token.slice(0, 9).toLowerCase());
});
