/**
 * OAuth 2.0 for platforms that log in through the browser: authorization code with PKCE and `state` (RFC 6749, 7636,
 * 8252, 9207), and refresh. Endpoints are handed in, no discovery is needed. Calls go through our own transport: no
 * redirect, one deadline, a capped answer, plain `http:` to loopback only. Errors of the library are not handed on as
 * causes: they hold codes and tokens.
 */
import * as oauth from 'oauth4webapi';
import { z } from 'zod';
import { hideSecret } from '../log.ts';
import { type Answer, DEADLINE_MS, wireFetch } from './http.ts';
import type { LoginBegun } from './login.ts';
import { oauthFailure } from './oauth-failure.ts';
import { PlatformError } from './platform.ts';

/** One app at one server. */
export interface OAuthDoor {
  readonly authorizeUrl: string;
  readonly tokenUrl: string;
  /** What the server calls itself in `iss`; null when it never told, then `iss` is not looked at. */
  readonly issuer: string | null;
  readonly clientId: string;
  /** Null for an app that cannot keep one; otherwise sent as Basic (`header`) or in the form (`body`). */
  readonly clientSecret: { readonly value: string; readonly sentIn: 'header' | 'body' } | null;
  readonly signal: AbortSignal;
  /** UTC milliseconds now. */
  readonly now: () => number;
}

/** What a token endpoint gave. None of the texts is empty. */
export interface OAuthTokens {
  readonly accessToken: string;
  readonly refreshToken: string | null;
  /** UTC milliseconds, or null when the server did not say. */
  readonly expiresAt: number | null;
  /** Null when the server did not say: those that were asked for. */
  readonly scopes: readonly string[] | null;
}

/** The address of a page that shows the code instead of leading anywhere: nothing carries `state` back. */
export const SHOWN_CODE = 'urn:ietf:wg:oauth:2.0:oob';

/**
 * A new verifier and `state` (256 bit each), and the page that asks the person.
 * @throws {PlatformError} `refused` when an address is neither https nor loopback
 */
export async function beginOAuth(
  door: OAuthDoor,
  asked: { readonly redirectUri: string; readonly scopes: readonly string[] },
): Promise<LoginBegun> {
  const state = oauth.generateRandomState();
  const verifier = oauth.generateRandomCodeVerifier();
  for (const secret of [state, verifier]) hideSecret(secret);
  const url = safeUrl(door.authorizeUrl);
  const query = {
    response_type: 'code',
    client_id: door.clientId,
    redirect_uri: asked.redirectUri,
    scope: asked.scopes.join(' '),
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return { authorizeUrl: url.href, memory: { state, verifier, redirectUri: asked.redirectUri } };
}

/**
 * Changes the code for tokens. Each login is finished once: a second try needs a new one.
 * @throws {PlatformError} `auth` for a `state` that is not ours, a no, or a code that does not hold; `unavailable` else
 */
export async function finishOAuth(door: OAuthDoor, memory: LoginBegun['memory'], callback: URL): Promise<OAuthTokens> {
  const kept = memoryShape.safeParse(memory);
  if (!kept.success) throw loginFailed('this login was not begun here');
  const { state, verifier, redirectUri } = kept.data;
  const server = serverOf(door);
  const client = { client_id: door.clientId };
  const given = new URLSearchParams(callback.searchParams);
  for (const secret of [given.get('code') ?? '', state, verifier]) hideSecret(secret);
  if (door.issuer === null) given.delete('iss');
  // A shown code was carried here by the person; the verifier still ties it to this login.
  const isShown = redirectUri === SHOWN_CODE && !given.has('state');
  const expected = isShown ? oauth.expectNoState : state;
  return attempt(door, async (options) => {
    const valid = oauth.validateAuthResponse(server, client, given, expected);
    if (!valid.get('code')) throw loginFailed('the browser came back without a code');
    if (finished.has(state)) throw loginFailed('this login was finished before; begin a new one');
    finished.add(state);
    const proof = proofOf(door);
    const answer = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      proof,
      valid,
      redirectUri,
      verifier,
      options,
    );
    return oauth.processAuthorizationCodeResponse(server, client, answer);
  });
}

/**
 * New tokens for a refresh token. `refreshToken` of the answer is null when the old one stays good.
 * @throws {PlatformError} `auth` when a person must log in again, `throttled`, else `unavailable`
 */
export async function refreshOAuth(door: OAuthDoor, refreshToken: string): Promise<OAuthTokens> {
  hideSecret(refreshToken);
  if (refreshToken === '') throw loginFailed('there is no refresh token');
  const server = serverOf(door);
  const client = { client_id: door.clientId };
  return attempt(door, async (options) => {
    const answer = await oauth.refreshTokenGrantRequest(server, client, proofOf(door), refreshToken, options);
    return oauth.processRefreshTokenResponse(server, client, answer);
  });
}

const memoryShape = z.object({ state: z.string().min(22), verifier: z.string().min(43), redirectUri: z.string() });

/** Logins of this process that went as far as their exchange: a callback that comes again gets nothing. */
const finished = new Set<string>();

const BODY_MAX_BYTES = 1_000_000;
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

type RequestOptions = NonNullable<Parameters<typeof oauth.refreshTokenGrantRequest>[4]>;

async function attempt(
  door: OAuthDoor,
  ask: (options: RequestOptions) => Promise<oauth.TokenEndpointResponse>,
): Promise<OAuthTokens> {
  let told: Answer | null = null;
  const send = wireFetch({
    deadlineMs: DEADLINE_MS,
    bodyMaxBytes: BODY_MAX_BYTES,
    // A code and a rotated token hold once: no reused connection, no silent second try.
    isSend: true,
    signal: door.signal,
    onAnswer(answer) {
      told = answer;
    },
  });
  try {
    // Which plain addresses are taken is our own rule, see `safeUrl`.
    const tokens = await ask({ [oauth.customFetch]: send, [oauth.allowInsecureRequests]: true });
    return tokensOf(tokens, door.now());
  } catch (error) {
    throw new PlatformError(oauthFailure(error, told, door.now()));
  }
}

function tokensOf(told: oauth.TokenEndpointResponse, now: number): OAuthTokens {
  const { access_token: accessToken, refresh_token: refreshToken = null, expires_in: seconds, scope } = told;
  for (const secret of [accessToken, refreshToken ?? '']) hideSecret(secret);
  const expiresAt = seconds === undefined ? Number.NaN : now + seconds * 1000;
  return {
    accessToken,
    refreshToken,
    expiresAt: Number.isSafeInteger(Math.round(expiresAt)) ? Math.round(expiresAt) : null,
    scopes: scope === undefined ? null : scope.split(' ').filter((one) => one !== ''),
  };
}

function serverOf({ issuer, authorizeUrl, tokenUrl }: OAuthDoor): oauth.AuthorizationServer {
  const token = safeUrl(tokenUrl);
  return { issuer: issuer ?? new URL(authorizeUrl).origin, token_endpoint: token.href };
}

function proofOf({ clientId, clientSecret }: OAuthDoor): oauth.ClientAuth {
  if (clientSecret === null) return oauth.None();
  hideSecret(clientSecret.value);
  if (clientSecret.sentIn === 'body') return oauth.ClientSecretPost(clientSecret.value);
  const proof = `Basic ${btoa([clientId, clientSecret.value].map(encodeURIComponent).join(':'))}`;
  hideSecret(proof);
  // Not the library's own: it escapes `-` and `_` too, which servers that do not unescape (X) take for another secret.
  return (...[, , , headers]) => headers.set('authorization', proof);
}

function safeUrl(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.test(url.hostname));
  if (url !== null && isSafe) return url;
  const words = `a login goes over https only, not to ${url?.origin ?? 'an unreadable address'}`;
  throw new PlatformError({ kind: 'refused', until: null, reason: 'invalid', status: null, words });
}

function loginFailed(words: string): PlatformError {
  return new PlatformError({ kind: 'auth', until: null, reason: null, status: null, words });
}
