import { type CredentialsOf, SANDBOX_CREDENTIALS } from '../credentials.ts';
import type { Dialect, SandboxAnswer, SandboxRequest } from '../dialect.ts';
import type { RateState } from '../rate-window.ts';
import type { World } from '../world.ts';
import { createApps, SANDBOX_APP, shownApp } from './apps.ts';
import { type Conversations, createConversations } from './conversations.ts';
import { createEntities, type Entities } from './entities.ts';
import { readForm } from './form.ts';
import { createRateLimits } from './limits.ts';
import { createLogin, type Login, type Token } from './oauth.ts';
import { openCall } from './open-calls.ts';
import { createStatusWriter, type StatusWriter } from './posting.ts';
import { accountCall, type ReadParts, readCall } from './reading.ts';
import { isGranted, neededScope } from './scopes.ts';
import { sourceText } from './visibility.ts';

const PREFIX = '/mastodon';

/**
 * A Mastodon 4.6 server with the brand's account on it: https://docs.joinmastodon.org/methods/ (instance, accounts,
 * notifications, conversations, statuses, search, timelines, apps, oauth), and its usual rate limits.
 */
export function createMastodonDialect(
  world: World,
  { accessToken }: CredentialsOf<'mastodon'> = SANDBOX_CREDENTIALS.mastodon,
): Dialect {
  const limits = createRateLimits(() => world.now());
  const writer = createStatusWriter(world);
  const conversations = createConversations(world);
  const apps = createApps(world);
  const login = createLogin(world, apps);
  const failure = (status: number, error: string, state = limits.look()): SandboxAnswer => ({
    status,
    headers: rateHeaders(state),
    body: { error },
  });
  const withoutToken = (request: SandboxRequest, base: string): SandboxAnswer | null => {
    const open = openCall(request, base);
    if (open !== null) return { status: 200, headers: {}, body: open };
    if (request.method !== 'POST' || request.path !== '/api/v1/apps') return login.answer(request);
    return apps.register(readForm(request) ?? {});
  };
  const withToken = (request: SandboxRequest, base: string): SandboxAnswer => {
    const token = tokenOf(request.headers.authorization, { login, accessToken });
    if (token === null) return refused(401, 'The access token is invalid');
    if (token.isRevoked) return refused(401, 'The access token was revoked');
    if (request.method === 'GET' && request.path === '/api/v1/apps/verify_credentials') {
      return { status: 200, headers: {}, body: shownApp(token.app) };
    }
    const needed = neededScope(request);
    if (needed !== null && !isGranted(token.scopes, needed)) {
      return refused(403, 'This action is outside the authorized scopes');
    }
    if (!token.isBrands) return refused(422, 'This method requires an authenticated user');
    return answerCall({ world, writer, conversations, base }, request);
  };
  return {
    prefix: PREFIX,
    handle(request) {
      const base = `http://${request.headers.host ?? '127.0.0.1'}${PREFIX}`;
      const state = limits.take(request);
      if (!state.isAllowed) return { ...failure(429, 'Too many requests', state) };
      const answer = withoutToken(request, base) ?? withToken(request, base);
      return { ...answer, headers: { ...rateHeaders(state), ...answer.headers } };
    },
    throttled(retryAfterSeconds) {
      const waitMs = retryAfterSeconds === null ? 300_000 : retryAfterSeconds * 1000;
      const state = { limit: 300, remaining: 0, resetAt: world.now() + waitMs, isAllowed: false };
      const retry = retryAfterSeconds === null ? {} : { 'retry-after': String(retryAfterSeconds) };
      return { status: 429, headers: { ...rateHeaders(state), ...retry }, body: { error: 'Too many requests' } };
    },
    unauthorized: () => failure(401, 'The access token is invalid'),
    failed: () => failure(500, "We're sorry, but something went wrong on our end."),
  };
}

interface CallParts extends ReadParts {
  readonly writer: StatusWriter;
  readonly conversations: Conversations;
}

function answerCall(parts: CallParts, request: SandboxRequest): SandboxAnswer {
  const { method, path } = request;
  const { world, conversations } = parts;
  const entities = createEntities(world, parts.base);
  if (method === 'GET') {
    if (path === '/api/v1/conversations') return conversations.page(entities, request);
    return readCall(parts, request) ?? accountCall(parts, request) ?? NOT_FOUND;
  }
  const conversationId = /^POST \/api\/v1\/conversations\/([^/]+)\/read$/.exec(`${method} ${path}`)?.[1];
  if (conversationId !== undefined) {
    const read = conversations.read(entities, conversationId);
    return read === null ? NOT_FOUND : { status: 200, headers: {}, body: read };
  }
  return writeCall(parts, entities, request);
}

/** New statuses, and changes of own ones. */
function writeCall({ world, writer }: CallParts, entities: Entities, request: SandboxRequest): SandboxAnswer {
  const { method, path } = request;
  const shown = (posted: ReturnType<StatusWriter['post']>): SandboxAnswer =>
    'post' in posted
      ? { status: 200, headers: {}, body: entities.status(posted.post) }
      : refused(posted.status, posted.error);
  if (method === 'POST' && path === '/api/v1/statuses') return shown(writer.post(request));
  const id = /^\/api\/v1\/statuses\/(\d+)$/.exec(path)?.[1];
  const post = id === undefined ? null : world.find('mastodon', id);
  if (post === null || !post.byBrand) return NOT_FOUND;
  if (method === 'PUT') return shown(writer.edit(post, request));
  if (method !== 'DELETE') return NOT_FOUND;
  const body = { ...entities.status(post), text: sourceText(world, post) };
  world.remove(post);
  return { status: 200, headers: {}, body };
}

/** What the `Authorization` header opens, or null when it opens nothing. */
function tokenOf(
  authorization: string | undefined,
  { login, accessToken }: { readonly login: Login; readonly accessToken: string },
): Token | null {
  const text = /^Bearer (.+)$/.exec(authorization ?? '')?.[1] ?? '';
  if (text !== accessToken) return login.token(text);
  return { app: SANDBOX_APP, scopes: SANDBOX_APP.scopes, isBrands: true, isRevoked: false };
}

const NOT_FOUND = refused(404, 'Record not found');

function refused(status: number, error: string): SandboxAnswer {
  return { status, headers: {}, body: { error } };
}

/** The reset is a time in ISO 8601 with microseconds, not seconds. */
function rateHeaders(state: RateState): Record<string, string> {
  const reset = Number.isFinite(state.resetAt) ? state.resetAt : Date.UTC(2000, 0, 1);
  return {
    'x-ratelimit-limit': String(state.limit),
    'x-ratelimit-remaining': String(state.remaining),
    'x-ratelimit-reset': new Date(reset).toISOString().replace('Z', '000Z'),
  };
}
