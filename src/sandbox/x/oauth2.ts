import { createHash, randomBytes } from 'node:crypto';
import { SANDBOX_CREDENTIALS } from '../credentials.ts';
import type { SandboxAnswer, SandboxRequest } from '../dialect.ts';
import type { World } from '../world.ts';
import { isObject } from './request-body.ts';

/** https://docs.x.com/fundamentals/authentication/oauth-2-0/authorization-code */
const CODE_MS = 30_000;
const ACCESS_MS = 2 * 3_600_000;

/** Scopes that this sandbox has something behind, and those a client may ask for besides. */
const SCOPES = [
  'tweet.read',
  'tweet.write',
  'tweet.moderate.write',
  'users.read',
  'dm.read',
  'dm.write',
  'media.write',
  'offline.access',
] as const;

/** What was given out: OAuth 2.0 authorization codes with PKCE, access tokens and refresh tokens that change at each use. */
export interface Grants {
  /** The scopes of an access token that holds now, or null. */
  scopesOf(accessToken: string): readonly string[] | null;
  /** The answer to the calls of the login, or null for every other call. */
  answer(request: SandboxRequest): SandboxAnswer | null;
}

interface Code {
  readonly challenge: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly until: number;
}

interface Store {
  readonly world: World;
  readonly codes: Map<string, Code>;
  readonly access: Map<string, { readonly scopes: readonly string[]; readonly until: number }>;
  readonly refresh: Map<string, readonly string[]>;
}

/** Nothing given out yet. Times go by the sandbox's clock. */
export function createGrants(world: World): Grants {
  const store: Store = { world, codes: new Map(), access: new Map(), refresh: new Map() };
  return {
    scopesOf(accessToken) {
      const found = store.access.get(accessToken);
      return found !== undefined && world.now() < found.until ? found.scopes : null;
    },
    answer(request) {
      switch (`${request.method} ${request.path}`) {
        case 'GET /i/oauth2/authorize':
          return authorize(store, request.query);
        case 'POST /2/oauth2/token':
          return changed(request, (form) => giveTokens(store, form));
        case 'POST /2/oauth2/revoke':
          return changed(request, (form) => revoke(store, form));
        default:
          return null;
      }
    },
  };
}

/** The page on which a person says yes; here it says so by itself. */
function authorize({ world, codes }: Store, query: URLSearchParams): SandboxAnswer {
  const redirectUri = query.get('redirect_uri') ?? '';
  const target = URL.parse(redirectUri);
  // a wrong client or address is told on the page, never sent anywhere (RFC 6749, 4.1.2.1)
  if (
    query.get('client_id') !== SANDBOX_CREDENTIALS.x.clientId ||
    target === null ||
    !/^https?:$/.test(target.protocol)
  ) {
    return { status: 400, headers: {}, body: 'Something went wrong: you weren’t able to give access to the App.' };
  }
  const state = query.get('state');
  if (state !== null) target.searchParams.set('state', state);
  const wrong = mistake(query);
  if (wrong === null) {
    const code = secret('code');
    const scopes = (query.get('scope') ?? '').split(' ');
    codes.set(code, {
      challenge: query.get('code_challenge') ?? '',
      redirectUri,
      scopes,
      until: world.now() + CODE_MS,
    });
    target.searchParams.set('code', code);
  } else target.searchParams.set('error', wrong);
  return { status: 302, headers: { location: target.href }, body: '' };
}

function mistake(query: URLSearchParams): string | null {
  if (query.get('response_type') !== 'code') return 'unsupported_response_type';
  if ((query.get('state') ?? '') === '') return 'invalid_request';
  // `plain` would pass on the platform; a client that uses it here is told. twitter-api-v2 writes a small s
  if (query.get('code_challenge_method')?.toUpperCase() !== 'S256') return 'invalid_request';
  if (!/^[A-Za-z0-9_-]{43}$/.test(query.get('code_challenge') ?? '')) return 'invalid_request';
  const scopes = (query.get('scope') ?? '').split(' ');
  return scopes.every((scope) => SCOPES.some((known) => known === scope)) ? null : 'invalid_scope';
}

/** A call with a form, by a client that says who it is: with its secret in `Authorization`, or by its id alone. */
function changed(request: SandboxRequest, act: (form: URLSearchParams) => object | string): SandboxAnswer {
  const form = formOf(request);
  const { clientId, clientSecret } = SANDBOX_CREDENTIALS.x;
  const basic = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
  const { authorization } = request.headers;
  const isKnown = authorization === undefined ? form.get('client_id') === clientId : authorization === basic;
  if (!isKnown) return refusal(401, 'unauthorized_client', 'Missing valid authorization header');
  const result = act(form);
  if (typeof result === 'object') return { status: 200, headers: { 'cache-control': 'no-store' }, body: result };
  return refusal(400, result, descriptions[result] ?? 'Value passed for the token was invalid.');
}

/** A form as RFC 6749 has it; X also takes the JSON that twitter-api-v2 sends. */
function formOf({ headers, body }: SandboxRequest): URLSearchParams {
  const text = body.toString('utf8');
  if (!headers['content-type']?.startsWith('application/json')) return new URLSearchParams(text);
  try {
    const value: unknown = JSON.parse(text);
    const pairs = isObject(value) ? Object.entries(value) : [];
    return new URLSearchParams(Object.fromEntries(pairs.map(([name, one]) => [name, String(one)])));
  } catch {
    return new URLSearchParams();
  }
}

const descriptions: Readonly<Record<string, string>> = {
  unsupported_grant_type: 'Missing valid grant type.',
  invalid_request: 'Missing required parameter.',
};

/** Tokens, or the word for what is wrong. A code or refresh token works once, also when what comes with it is wrong. */
function giveTokens(store: Store, form: URLSearchParams): object | string {
  switch (form.get('grant_type')) {
    case 'authorization_code': {
      const code = store.codes.get(form.get('code') ?? '');
      store.codes.delete(form.get('code') ?? '');
      if (code === undefined || store.world.now() >= code.until) return 'invalid_grant';
      const verifier = createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url');
      if (form.get('redirect_uri') !== code.redirectUri || verifier !== code.challenge) return 'invalid_grant';
      return tokensFor(store, code.scopes);
    }
    case 'refresh_token': {
      const scopes = store.refresh.get(form.get('refresh_token') ?? '');
      store.refresh.delete(form.get('refresh_token') ?? '');
      return scopes === undefined ? 'invalid_grant' : tokensFor(store, scopes);
    }
    default:
      return 'unsupported_grant_type';
  }
}

function tokensFor({ world, access, refresh }: Store, scopes: readonly string[]): object {
  const accessToken = secret('access');
  access.set(accessToken, { scopes, until: world.now() + ACCESS_MS });
  const answer = {
    token_type: 'bearer',
    expires_in: ACCESS_MS / 1000,
    access_token: accessToken,
    scope: scopes.join(' '),
  };
  if (!scopes.includes('offline.access')) return answer;
  const refreshToken = secret('refresh');
  refresh.set(refreshToken, scopes);
  return { ...answer, refresh_token: refreshToken };
}

function revoke({ access, refresh }: Store, form: URLSearchParams): object | string {
  const token = form.get('token');
  if (token === null) return 'invalid_request';
  access.delete(token);
  refresh.delete(token);
  return { revoked: true };
}

function refusal(status: number, error: string, description: string): SandboxAnswer {
  return { status, headers: {}, body: { error, error_description: description } };
}

/** Chance of its own: a token must not be guessed from the seed. */
function secret(kind: string): string {
  return `sandbox-x-${kind}-${randomBytes(24).toString('base64url')}`;
}
