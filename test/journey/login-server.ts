import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

/** A Mastodon server that logs people in, written from its documentation, with the ways in which one can go wrong. */
export interface LoginServer {
  readonly url: string;
  /** Calls by method and path. */
  readonly calls: string[];
  /** How the token endpoint answers. */
  trouble: 'none' | 'html' | 'empty' | 'refuses' | 'broken';
  /** Handle of who says yes on the page. */
  person: string;
  /** What the person's browser does with the page it is sent to; gives the address it is sent on to. */
  visit(authorizeUrl: string): Promise<URL>;
  /** The token that belongs to a handle. */
  tokenOf(handle: string): string;
}

export const CODE_PREFIX = 'one-time-code-0123456789-';

interface Code {
  readonly challenge: string;
  readonly redirectUri: string;
  readonly handle: string;
}

/** Ends with the test. */
export async function startLoginServer(): Promise<LoginServer> {
  const codes = new Map<string, Code>();
  const state: LoginServer = {
    url: '',
    calls: [],
    trouble: 'none',
    person: 'esimerkki',
    tokenOf: (handle) => `token-0123456789-of-${handle}`,
    async visit(authorizeUrl) {
      const answer = await fetch(authorizeUrl, { redirect: 'manual' });
      return new URL(answer.headers.get('location') ?? '');
    },
  };
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://server');
    state.calls.push(`${request.method} ${url.pathname}`);
    const body = await text(request);
    if (url.pathname === '/oauth/authorize') {
      const code = `${CODE_PREFIX}${state.calls.length}`;
      response.writeHead(302, { location: saidYes(url, { state, codes, code }).href }).end();
      return;
    }
    if (url.pathname === '/oauth/token' && state.trouble === 'html') {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Log in</p>');
      return;
    }
    const handle = /-of-(\w+)$/.exec(request.headers.authorization ?? '')?.[1];
    const [status, value] =
      url.pathname === '/oauth/token'
        ? tokenFor(new URLSearchParams(body), { state, codes })
        : toldTo(handle, url.pathname, state);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return Object.assign(state, { url });
}

/** The person says yes: a new code, and the way back. */
function saidYes(page: URL, given: { state: LoginServer; codes: Map<string, Code>; code: string }): URL {
  const asked = (name: string) => page.searchParams.get(name) ?? '';
  const redirectUri = asked('redirect_uri');
  given.codes.set(given.code, { challenge: asked('code_challenge'), redirectUri, handle: given.state.person });
  const back = new URL(redirectUri);
  back.searchParams.set('code', given.code);
  back.searchParams.set('state', asked('state'));
  return back;
}

function tokenFor(form: URLSearchParams, { state, codes }: { state: LoginServer; codes: Map<string, Code> }) {
  if (state.trouble === 'empty') return [200, { access_token: '', token_type: 'Bearer' }] as const;
  if (state.trouble === 'broken') return [500, { error: 'oops' }] as const;
  const code = form.get('code') ?? '';
  const known = codes.get(code);
  codes.delete(code);
  const challenge = createHash('sha256')
    .update(form.get('code_verifier') ?? '')
    .digest('base64url');
  const isGood = known?.challenge === challenge && known.redirectUri === form.get('redirect_uri');
  if (known === undefined || !isGood || state.trouble === 'refuses') return [400, { error: 'invalid_grant' }] as const;
  return [200, { access_token: state.tokenOf(known.handle), token_type: 'Bearer', scope: 'read write' }] as const;
}

function toldTo(handle: string | undefined, path: string, { url }: LoginServer) {
  if (path === '/api/v1/apps') {
    return [200, { client_id: 'client-id-0123456789', client_secret: 'client-secret-0123456789' }] as const;
  }
  if (handle === undefined) return [401, { error: 'The access token is invalid' }] as const;
  if (path !== '/api/v1/accounts/verify_credentials') return [404, { error: 'Record not found' }] as const;
  const names = { id: String(100 + handle.length), username: handle, acct: handle, display_name: handle };
  return [200, { ...names, url: `${url}/@${handle}` }] as const;
}
