import { type CredentialsOf, SANDBOX_CREDENTIALS } from '../credentials.ts';
import type { Dialect, SandboxAnswer, SandboxRequest } from '../dialect.ts';
import { createRateWindow, type RateState } from '../rate-window.ts';
import type { World } from '../world.ts';
import { type ChatService, createChatService } from './chat.ts';
import { invalidRequest, refusal, XrpcError } from './problem.ts';
import { findPerson, READS } from './reading.ts';
import { createRepository, type Repository } from './repository.ts';
import { createSessions, type Sessions } from './sessions.ts';

const PREFIX = '/bluesky';
const WINDOW_MS = 300_000;
const CHAT_SERVICE = 'did:web:api.bsky.chat#bsky_chat';

/** A PDS that also answers for the AppView, with the brand's account on it: https://docs.bsky.app/docs/category/http-reference. */
export function createBlueskyDialect(
  world: World,
  credentials: CredentialsOf<'bluesky'> = SANDBOX_CREDENTIALS.bluesky,
): Dialect {
  const calls = createRateWindow(3000, WINDOW_MS, () => world.now());
  const chat = createChatService(world);
  const parts = { world, sessions: createSessions(world, credentials), repository: createRepository(world), chat };
  const limited = (answer: SandboxAnswer, state: RateState): SandboxAnswer => ({
    ...answer,
    headers: { ...rateHeaders(state), ...answer.headers },
  });
  const exceeded = new XrpcError(429, 'RateLimitExceeded', 'Rate Limit Exceeded');
  return {
    prefix: PREFIX,
    handle(request) {
      const state = calls.take();
      chat.look();
      if (!state.isAllowed) return limited(refusal(exceeded), state);
      try {
        return limited({ status: 200, headers: {}, body: answerCall(parts, request) }, state);
      } catch (error) {
        if (error instanceof XrpcError) return limited(refusal(error), state);
        throw error;
      }
    },
    throttled(retryAfterSeconds) {
      const waitMs = retryAfterSeconds === null ? WINDOW_MS : retryAfterSeconds * 1000;
      const state = { limit: 3000, remaining: 0, resetAt: world.now() + waitMs, isAllowed: false };
      const headers: Record<string, string> =
        retryAfterSeconds === null ? {} : { 'retry-after': String(retryAfterSeconds) };
      return limited({ ...refusal(exceeded), headers }, state);
    },
    unauthorized: () =>
      limited(refusal(new XrpcError(401, 'AuthenticationRequired', 'Authentication Required')), calls.look()),
    failed: () => limited(refusal(new XrpcError(500, 'InternalServerError', 'Internal Server Error')), calls.look()),
  };
}

interface Parts {
  readonly world: World;
  readonly sessions: Sessions;
  readonly repository: Repository;
  readonly chat: ChatService;
}

function answerCall({ world, sessions, repository, chat }: Parts, request: SandboxRequest): object {
  const { method, query, headers } = request;
  const name = /^\/xrpc\/([\w.]+)$/.exec(request.path)?.[1] ?? '';
  const who = (): object => identity(world, headers.host ?? '127.0.0.1');
  switch (`${method} ${name}`) {
    case 'GET com.atproto.server.describeServer':
      return { did: 'did:web:bluesky.sandbox', availableUserDomains: ['.sandbox'], inviteCodeRequired: true };
    case 'POST com.atproto.server.createSession': {
      const { identifier, password } = readObject(request.body);
      return { ...sessions.create(identifier, password), ...who() };
    }
    case 'POST com.atproto.server.refreshSession':
      return { ...sessions.refresh(headers.authorization), ...who() };
    case 'POST com.atproto.server.deleteSession':
      sessions.end(headers.authorization);
      return {};
    case 'GET com.atproto.identity.resolveHandle': {
      const person = findPerson(world, query.get('handle') ?? '');
      if (person === null) throw invalidRequest('Unable to resolve handle');
      return { did: person.id };
    }
    case 'GET com.atproto.repo.getRecord':
      return repository.get(query);
  }
  const { isPrivileged } = sessions.check(headers.authorization);
  if (name.startsWith('chat.bsky.')) {
    // asked before who the call is for, as the reference server does
    if (!isPrivileged) throw new XrpcError(400, 'InvalidToken', 'Bad token method');
    return answerChat(chat, request, name);
  }
  switch (`${method} ${name}`) {
    case 'GET com.atproto.server.getSession':
      return who();
    case 'POST com.atproto.repo.putRecord':
      return repository.put(readObject(request.body));
    case 'POST com.atproto.repo.createRecord':
      return repository.create(readObject(request.body));
    case 'POST com.atproto.repo.deleteRecord':
      return repository.remove(readObject(request.body));
  }
  const read = method === 'GET' ? READS[name] : undefined;
  if (read === undefined) throw new XrpcError(501, 'MethodNotImplemented', 'Method Not Implemented');
  return read(world, query);
}

/** Chat is another service: only a call that names it reaches it; others go to the AppView, which knows no such method. */
function answerChat(chat: ChatService, request: SandboxRequest, name: string): object {
  const notSupported = new XrpcError(404, 'XRPCNotSupported', 'XRPCNotSupported');
  const proxy = request.headers['atproto-proxy'];
  if (proxy === undefined) throw notSupported;
  if (proxy !== CHAT_SERVICE) throw invalidRequest('could not resolve proxy did service url');
  const body = request.method === 'POST' ? readObject(request.body) : {};
  const answer = chat.answer(request, name, body);
  if (answer === null) throw notSupported;
  return answer;
}

/** Who the session is for. The DID document sends clients to this very server, prefix included. */
function identity(world: World, host: string): object {
  const { id: did, handle } = world.brand('bluesky');
  return {
    did,
    handle,
    email: 'some@esimerkki.example',
    emailConfirmed: true,
    emailAuthFactor: false,
    active: true,
    didDoc: {
      '@context': ['https://www.w3.org/ns/did/v1'],
      id: did,
      alsoKnownAs: [`at://${handle}`],
      verificationMethod: [],
      service: [{ id: '#atproto_pds', type: 'AtprotoPersonalDataServer', serviceEndpoint: `http://${host}${PREFIX}` }],
    },
  };
}

function readObject(body: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) return { ...value };
  } catch {
    // told below, like any other body that is no object
  }
  throw invalidRequest('Input must be a JSON object');
}

/** The reset is in epoch seconds. */
function rateHeaders(state: RateState): Record<string, string> {
  const reset = Number.isFinite(state.resetAt) ? state.resetAt : 0;
  return {
    'ratelimit-limit': String(state.limit),
    'ratelimit-remaining': String(state.remaining),
    'ratelimit-reset': String(Math.ceil(reset / 1000)),
    'ratelimit-policy': `3000;w=${WINDOW_MS / 1000}`,
  };
}
