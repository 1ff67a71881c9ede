import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { connect, createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { pastedAddress } from '../../src/cli/browser-way.ts';
import { type LoopbackRedirect, openLoopbackRedirect } from '../../src/cli/loopback-redirect.ts';
import { ProblemError } from '../../src/domain/problem.ts';
import { codeOf } from '../journey/office.ts';

const STATE = 'state-of-this-login-0123456789';
const CODE = 'code-of-this-login-0123456789';
const BACK = `/?code=${CODE}&state=${STATE}`;

const open: LoopbackRedirect[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function listen(port = 0): Promise<LoopbackRedirect> {
  const redirect = await openLoopbackRedirect(port);
  open.push(redirect);
  return redirect;
}

const awaited = (waitMs = 10_000, signal = new AbortController().signal) => ({
  account: 'x',
  state: STATE,
  waitMs,
  signal,
});

/** What a browser says of a request that another page makes. */
const told = (mode: string, dest: string) => ({
  'sec-fetch-site': 'cross-site',
  'sec-fetch-mode': mode,
  'sec-fetch-dest': dest,
});

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** Any request, with headers that `fetch` would not send. */
async function ask(
  redirect: LoopbackRedirect,
  path: string,
  wanted: { method?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const { port } = new URL(redirect.redirectUri);
  const call = httpRequest({ host: '127.0.0.1', port, path, agent: false, ...wanted });
  call.end();
  const [response] = await once(call, 'response');
  let body = '';
  for await (const chunk of response) body += String(chunk);
  return { status: response.statusCode, body, headers: response.headers };
}

describe('the way back from the browser', () => {
  it('is a loopback address, takes one navigation with our state, and closes', async () => {
    const redirect = await listen();
    expect(redirect.redirectUri).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    const coming = redirect.comeBack(awaited());
    const headers = told('navigate', 'document');
    const { status, body, headers: answered } = await ask(redirect, BACK, { headers });
    expect(status).toBe(200);
    expect((await coming).searchParams.get('code')).toBe(CODE);
    // nothing of the request is in the page, and nobody may frame, keep or refer to it
    expect(body).not.toMatch(/code-of|state-of/);
    expect(answered).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    expect(answered['content-security-policy']).toContain("default-src 'none'");
    // a second callback, and the same one replayed, find a closed door
    await expect(ask(redirect, BACK)).rejects.toThrow('ECONNREFUSED');
  });

  it('tells a no as well', async () => {
    const redirect = await listen();
    const coming = redirect.comeBack(awaited());
    await ask(redirect, `/?error=access_denied&state=${STATE}`);
    expect((await coming).searchParams.get('error')).toBe('access_denied');
  });

  it.each([
    ['no state', `/?code=${CODE}`, {}, 400],
    ['an empty state', `/?code=${CODE}&state=`, {}, 400],
    ['another state', `/?code=${CODE}&state=other`, {}, 400],
    ['our state beside another', `/?code=${CODE}&state=${STATE}&state=other`, {}, 400],
    ['another path', `/callback?code=${CODE}&state=${STATE}`, {}, 404],
    ['favicon', '/favicon.ico', {}, 404],
    ['a POST', BACK, { method: 'POST' }, 405],
    ['a HEAD', BACK, { method: 'HEAD' }, 405],
    ['another Host', BACK, { headers: { host: 'rebound.example' } }, 403],
    ['a name for our address', BACK, { headers: { host: 'localhost' } }, 403],
    ['our address with another port', BACK, { headers: { host: '127.0.0.1:1' } }, 403],
    ['a script of another origin', BACK, { headers: { origin: 'https://evil.example' } }, 403],
    ['a picture of another page', BACK, { headers: told('no-cors', 'image') }, 403],
    ['a frame', BACK, { headers: told('navigate', 'iframe') }, 403],
    ['another address in the request line', `http://evil.example${BACK}`, {}, 404],
  ])('sends away %s, and still waits for the right one', async (...[, path, wanted, status]) => {
    const redirect = await listen();
    const coming = redirect.comeBack(awaited());
    const answer = await ask(redirect, path, wanted);
    expect(answer.status).toBe(status);
    expect(answer.body).not.toMatch(/code-of|state-of/);
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
    await ask(redirect, BACK);
    expect((await coming).searchParams.get('code')).toBe(CODE);
  });

  it('takes nothing before a login has begun', async () => {
    const redirect = await listen();
    expect((await ask(redirect, BACK)).status).toBe(400);
  });

  it('says so when the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const error = await openLoopbackRedirect(port).catch((thrown: unknown) => thrown);
    other.close();
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toMatchObject({ code: 'USAGE', facts: { problem: `port ${port} is taken by another program` } });
  });

  it('gives up when nobody comes, and closes, half-open connections too', async () => {
    const redirect = await listen();
    const silent = connect(Number(new URL(redirect.redirectUri).port), '127.0.0.1');
    await once(silent, 'connect');
    expect(await codeOf(redirect.comeBack(awaited(100)))).toBe('AUTH_FAILED');
    await expect(ask(redirect, BACK)).rejects.toThrow('ECONNREFUSED');
    silent.destroy();
  });

  it('gives up when the person does', async () => {
    const redirect = await listen();
    const controller = new AbortController();
    const coming = redirect.comeBack(awaited(10_000, controller.signal));
    controller.abort(new Error('interrupted'));
    await expect(coming).rejects.toThrow('interrupted');
  });
});

describe('what a person pastes', () => {
  const login = { redirectUri: 'http://127.0.0.1:8722/', state: STATE };

  it.each([
    ['the address', `http://127.0.0.1:8722${BACK}`, `http://127.0.0.1:8722${BACK}`],
    [
      'an address with another state, which is told',
      'http://127.0.0.1:8722/?code=a&state=b',
      'http://127.0.0.1:8722/?code=a&state=b',
    ],
    [
      'a no',
      'http://127.0.0.1:8722/?error=access_denied&state=b',
      'http://127.0.0.1:8722/?error=access_denied&state=b',
    ],
    ['an address elsewhere, as ours', 'https://evil.example/x?code=a&state=b', 'http://127.0.0.1:8722/?code=a&state=b'],
    ['the code', 'a+b/c=', `http://127.0.0.1:8722/?code=a%2Bb%2Fc%3D&state=${STATE}`],
  ])('may be %s', (_, given, wanted) => {
    expect(pastedAddress(given, login).href).toBe(wanted);
  });

  it('may be a code that the platform shows', () => {
    const shown = pastedAddress('abc', { redirectUri: 'urn:ietf:wg:oauth:2.0:oob', state: STATE });
    expect(shown.searchParams.get('code')).toBe('abc');
  });

  it.each([[''], ['two words'], ['https://x.example/'], ['http://127.0.0.1:8722/?state=b']])(
    'is refused: %j',
    (given) => {
      expect(() => pastedAddress(given, login)).toThrow(ProblemError);
    },
  );
});
