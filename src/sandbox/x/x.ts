/**
 * X API v2 as a loopback server speaks it: https://docs.x.com/x-api/introduction and X's OpenAPI description, both in its
 * 2.166 names and, when a call is written with `post.fields`, in its 2.167 names.
 */
import { type CredentialsOf, SANDBOX_CREDENTIALS } from '../credentials.ts';
import type { Dialect, SandboxAnswer, SandboxRequest } from '../dialect.ts';
import type { World } from '../world.ts';
import { callerOf, type Keys } from './authentication.ts';
import type { Outcome } from './call.ts';
import { type Endpoint, findEndpoint } from './endpoints.ts';
import { createGrants } from './oauth2.ts';
import { readWanted, type Speaks, spellingOf } from './parameters.ts';
import { createXTexts, type XTexts } from './post-text.ts';
import { forbidden, problemBody, XProblem } from './problem.ts';
import { createRateLimits, type RateLimits, rateHeaders } from './rate-limits.ts';
import { spelled } from './spelling.ts';

const WINDOW_SECONDS = 15 * 60;

export interface XDialectOptions {
  /** Which names the server understands; `tweet` or `post` alone is for tests of clients that know both. */
  readonly speaks?: Speaks;
  /** The account's own; the brand's when left out. */
  readonly credentials?: CredentialsOf<'x'>;
}

/** X's way of speaking about a world. */
export function createXDialect(world: World, options: XDialectOptions = {}): Dialect {
  const speaks = options.speaks ?? 'both';
  const grants = createGrants(world);
  const keys = { grants, credentials: options.credentials ?? SANDBOX_CREDENTIALS.x };
  const parts: Parts = { world, speaks, texts: createXTexts(world), limits: createRateLimits(world), keys };
  return {
    prefix: '/x',
    handle: (request) => grants.answer(request) ?? answer(parts, request),
    throttled: (retryAfterSeconds) => throttled(world, retryAfterSeconds),
    unauthorized: () => refusal(unauthorizedProblem(), 'tweet'),
    failed: () => refusal(new XProblem(500, 'Internal Server Error', { detail: 'Something is broken.' }), 'tweet'),
  };
}

interface Parts {
  readonly world: World;
  readonly speaks: Speaks;
  readonly texts: XTexts;
  readonly limits: RateLimits;
  readonly keys: Keys;
}

function answer({ world, speaks, texts, limits, keys }: Parts, request: SandboxRequest): SandboxAnswer {
  const { method, path, query, body } = request;
  const spelling = spellingOf(query, speaks);
  let headers: Readonly<Record<string, string>> = {};
  try {
    const identified = callerOf(request, keys);
    if (identified === null) throw unauthorizedProblem();
    const { caller } = identified;
    const found = findEndpoint(method, path);
    if (found === null) throw new XProblem(404, 'Not Found', { detail: 'Not Found' });
    const { endpoint, pathValues } = found;
    if (caller === 'app' && !endpoint.takesApp) throw appOnlyProblem();
    checkScopes(endpoint, identified.scopes);
    const rate = limits.take(`${endpoint.method} ${endpoint.path}`, caller, endpoint);
    headers = { ...rate.headers, 'x-access-level': caller === 'user' ? 'read-write-directmessages' : 'read' };
    if (!rate.isAllowed) throw tooManyProblem();
    const wanted = readWanted(query, spelling, endpoint);
    const outcome: Outcome = endpoint.act({ world, texts, caller, pathValues, query, body, wanted });
    return { status: outcome.status, headers: { ...jsonHeaders, ...headers }, body: spelled(outcome.body, spelling) };
  } catch (error) {
    if (!(error instanceof XProblem)) throw error;
    return refusal(error, spelling, headers);
  }
}

/** OAuth 1.0a and the app have no scopes; the refusal's words are not documented. */
function checkScopes(endpoint: Endpoint, scopes: readonly string[] | null): void {
  const lacking = endpoint.scopes.filter((scope) => scopes !== null && !scopes.includes(scope));
  if (lacking.length > 0) throw forbidden(`Forbidden: the token lacks ${lacking.join(', ')}.`);
}

const jsonHeaders = { 'content-type': 'application/json; charset=utf-8', 'api-version': '2.166' };

function refusal(
  problem: XProblem,
  spelling: 'tweet' | 'post',
  headers: Readonly<Record<string, string>> = {},
): SandboxAnswer {
  return { status: problem.status, headers: { ...jsonHeaders, ...headers }, body: problemBody(problem, spelling) };
}

function throttled(world: World, retryAfterSeconds: number | null): SandboxAnswer {
  const resetAt = world.now() + (retryAfterSeconds ?? WINDOW_SECONDS) * 1000;
  const retryAfter = retryAfterSeconds === null ? {} : { 'retry-after': String(retryAfterSeconds) };
  return refusal(tooManyProblem(), 'tweet', { ...rateHeaders({ limit: 300, remaining: 0, resetAt }), ...retryAfter });
}

function unauthorizedProblem(): XProblem {
  return new XProblem(401, 'Unauthorized', { detail: 'Unauthorized' });
}

function tooManyProblem(): XProblem {
  return new XProblem(429, 'Too Many Requests', { detail: 'Too Many Requests' });
}

function appOnlyProblem(): XProblem {
  const detail =
    'Authenticating with OAuth 2.0 Application-Only is forbidden for this endpoint.  Supported authentication types are [OAuth 1.0a User Context, OAuth 2.0 User Context].';
  return new XProblem(403, 'Unsupported Authentication', { detail, kind: 'unsupported-authentication' });
}
