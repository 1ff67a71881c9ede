import { SANDBOX_CREDENTIALS } from '../credentials.ts';
import type { Dialect, SandboxAnswer, SandboxRequest } from '../dialect.ts';
import type { RateState } from '../rate-window.ts';
import type { World } from '../world.ts';
import { createEntities } from './entities.ts';
import { instanceV1, instanceV2 } from './instance.ts';
import { createRateLimits } from './limits.ts';
import { createStatusWriter, type StatusWriter } from './posting.ts';
import { accountCall, type ReadParts, readCall } from './reading.ts';

const PREFIX = '/mastodon';

/**
 * A Mastodon 4.6 server with the brand's account on it: https://docs.joinmastodon.org/methods/ (instance, accounts,
 * notifications, statuses, search, timelines), and its usual rate limits.
 */
export function createMastodonDialect(world: World): Dialect {
  const limits = createRateLimits(() => world.now());
  const writer = createStatusWriter(world);
  const failure = (status: number, error: string, state = limits.look()): SandboxAnswer => ({
    status,
    headers: rateHeaders(state),
    body: { error },
  });
  return {
    prefix: PREFIX,
    handle(request) {
      const base = `http://${request.headers.host ?? '127.0.0.1'}${PREFIX}`;
      const state = limits.take(request);
      if (!state.isAllowed) return { ...failure(429, 'Too many requests', state) };
      const open = openCall(request, base);
      if (open !== null) return { status: 200, headers: rateHeaders(state), body: open };
      if (request.headers.authorization !== `Bearer ${SANDBOX_CREDENTIALS.mastodon.accessToken}`) {
        return failure(401, 'The access token is invalid', state);
      }
      const answer = answerCall({ world, writer, base }, request);
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

function answerCall(parts: ReadParts & { readonly writer: StatusWriter }, request: SandboxRequest): SandboxAnswer {
  const { method, path } = request;
  const notFound = { status: 404, headers: {}, body: { error: 'Record not found' } };
  if (method === 'GET') return readCall(parts, request) ?? accountCall(parts, request) ?? notFound;
  const entities = createEntities(parts.world, parts.base);
  if (method === 'POST' && path === '/api/v1/statuses') {
    const posted = parts.writer.post(request);
    if ('post' in posted) return { status: 200, headers: {}, body: entities.status(posted.post) };
    return { status: posted.status, headers: {}, body: { error: posted.error } };
  }
  const id = method === 'DELETE' ? /^\/api\/v1\/statuses\/(\d+)$/.exec(path)?.[1] : undefined;
  const post = id === undefined ? null : parts.world.find('mastodon', id);
  if (post === null || !post.byBrand) return notFound;
  const shown = { ...entities.status(post), text: String(post.extras.get('source') ?? post.text) };
  parts.world.remove(post);
  return { status: 200, headers: {}, body: shown };
}

/** What anybody may ask. */
function openCall({ method, path }: SandboxRequest, base: string): object | null {
  if (method !== 'GET') return null;
  switch (path) {
    case '/api/v2/instance':
      return instanceV2(base);
    case '/api/v1/instance':
      return instanceV1(base);
    case '/.well-known/nodeinfo':
      return { links: [{ rel: 'http://nodeinfo.diaspora.software/ns/schema/2.0', href: `${base}/nodeinfo/2.0` }] };
    case '/nodeinfo/2.0':
      return { version: '2.0', software: { name: 'mastodon', version: '4.6.4' }, protocols: ['activitypub'] };
    default:
      return null;
  }
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
