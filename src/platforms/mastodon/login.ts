/**
 * Logging in with the browser. Every server is its own, so kuulo registers itself there first
 * (https://docs.joinmastodon.org/client/token/#app, https://docs.joinmastodon.org/methods/apps/#create), then asks the
 * person (https://docs.joinmastodon.org/methods/oauth/). Servers before 4.3 do not know PKCE and pass over it.
 */
import { z } from 'zod';
import { hideSecret } from '../../log.ts';
import type { LoginBegun, LoginOptions, LoginResult } from '../login.ts';
import { beginOAuth, finishOAuth, type OAuthDoor } from '../oauth.ts';
import { type Credentials, PlatformError } from '../platform.ts';
import { addressOf, call, withoutIt } from './call.ts';

/**
 * Registers an app and gives the page that asks the person.
 * @throws {PlatformError} `refused` without a server's safe address; else as the server's answer stands for
 */
export async function begin(_credentials: Credentials, options: LoginOptions): Promise<LoginBegun> {
  const baseUrl = baseOf(options);
  const app = await register(baseUrl, options);
  const { redirectUri } = options;
  const { authorizeUrl, memory } = await beginOAuth(doorOf(baseUrl, app, options), { redirectUri, scopes: SCOPES });
  return { authorizeUrl, memory: { baseUrl, ...app, oauth: memory } };
}

/** Changes the code for a token, which does not expire. The app's keys are kept so that it can be revoked one day. */
export async function finish(begun: LoginBegun, callback: URL, options: LoginOptions): Promise<LoginResult> {
  const kept = memoryShape.safeParse(begun.memory);
  if (!kept.success) throw failure('auth', 'this login was not begun here');
  const { baseUrl, clientId, clientSecret, oauth } = kept.data;
  // The code belongs to the server that the person saw.
  if (baseUrl !== baseOf(options)) throw failure('auth', 'this login was begun at another server');
  const { accessToken } = await finishOAuth(doorOf(baseUrl, { clientId, clientSecret }, options), oauth, callback);
  return { credentials: { accessToken, clientId, clientSecret }, session: null };
}

/** What kuulo does and no more: who we are, what is said to us, searching, answering. */
const SCOPES = ['read:accounts', 'read:notifications', 'read:statuses', 'read:search', 'write:statuses'];

const memoryShape = z.object({
  baseUrl: z.string(),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  oauth: z.json(),
});

const appShape = z.object({ client_id: z.string().min(1), client_secret: z.string().min(1) });

interface App {
  readonly clientId: string;
  readonly clientSecret: string;
}

async function register(baseUrl: string, { redirectUri, signal, now }: LoginOptions): Promise<App> {
  // One address as text, not as a list: servers other than Mastodon 4.3 and later take nothing else.
  const asked = { client_name: 'kuulo', redirect_uris: redirectUri, scopes: SCOPES.join(' ') };
  const server = { baseUrl, accessToken: null, signal, now, onAnswer: () => {} };
  const request = { method: 'POST', path: '/api/v1/apps', headers: new Headers(), body: JSON.stringify(asked) };
  try {
    const { data } = await call(server, request);
    const app = appShape.safeParse(data);
    if (!app.success) throw withoutIt(null, false);
    for (const secret of [app.data.client_id, app.data.client_secret]) hideSecret(secret);
    return { clientId: app.data.client_id, clientSecret: app.data.client_secret };
  } catch (error) {
    // An app too many harms nobody: what may have been registered can be registered again.
    if (!(error instanceof PlatformError) || error.failure.kind !== 'unknown') throw error;
    throw new PlatformError({ ...error.failure, kind: 'unavailable' });
  }
}

function doorOf(baseUrl: string, app: App, { signal, now }: LoginOptions): OAuthDoor {
  return {
    authorizeUrl: addressOf(baseUrl, '/oauth/authorize').href,
    tokenUrl: addressOf(baseUrl, '/oauth/token').href,
    issuer: null,
    clientId: app.clientId,
    clientSecret: { value: app.clientSecret, sentIn: 'body' },
    signal,
    now,
  };
}

/** The address of the account's server, to which an app's keys may travel: over https, or to this machine. */
function baseOf({ baseUrl }: LoginOptions): string {
  const url = baseUrl !== null && URL.canParse(baseUrl) ? new URL(baseUrl) : null;
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.test(url.hostname));
  if (baseUrl !== null && isSafe) return baseUrl;
  throw failure('refused', 'baseUrl must be the https address of the account’s server, like https://mastodon.example');
}

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

function failure(kind: 'auth' | 'refused', words: string): PlatformError {
  return new PlatformError({ kind, until: null, reason: kind === 'refused' ? 'invalid' : null, status: null, words });
}
