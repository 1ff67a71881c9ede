import type { SandboxAnswer } from '../dialect.ts';
import { type App, type Apps, OUT_OF_BAND } from './apps.ts';
import { escapeHtml } from './content.ts';

/** What a code stands for until it is changed for a token. */
export interface Grant {
  readonly app: App;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  /** S256, or null when the client gave none. */
  readonly challenge: string | null;
}

/**
 * `GET /oauth/authorize` (https://docs.joinmastodon.org/methods/oauth/#authorize). The sandbox's person says yes at once:
 * the browser is sent back with `code` and `state`, or shown the code where there is no place to send it to. Who asks
 * under a false name or for a false place is shown an error and sent nowhere.
 */
export function authorize(apps: Apps, query: URLSearchParams, grant: (grant: Grant) => string): SandboxAnswer {
  const app = apps.find(query.get('client_id'));
  if (app === null) return page(401, 'Client authentication failed due to unknown client.');
  const redirectUri = query.get('redirect_uri') ?? '';
  if (!app.redirectUris.includes(redirectUri))
    return page(400, 'The requested redirect uri is malformed or does not match.');
  const scopes = (query.get('scope') ?? 'read').split(' ');
  const problem = problemOf(query, scopes, app.scopes);
  const isShown = redirectUri === OUT_OF_BAND;
  if (problem !== null && isShown) return page(400, problem.words);
  const answer = new URLSearchParams();
  if (problem === null) answer.set('code', grant({ app, redirectUri, scopes, challenge: query.get('code_challenge') }));
  else {
    answer.set('error', problem.error);
    answer.set('error_description', problem.words);
  }
  if (isShown) return page(200, `Copy this code: <code>${escapeHtml(answer.get('code') ?? '')}</code>`);
  const state = query.get('state');
  if (state !== null) answer.set('state', state);
  const place = new URL(redirectUri);
  for (const [name, value] of answer) place.searchParams.append(name, value);
  return { status: 302, headers: { location: place.href, 'content-type': HTML }, body: '' };
}

const HTML = 'text/html; charset=utf-8';

function problemOf(
  query: URLSearchParams,
  scopes: readonly string[],
  registered: readonly string[],
): { error: string; words: string } | null {
  if (query.get('response_type') !== 'code') {
    const words = 'The authorization server does not support this response type.';
    return { error: 'unsupported_response_type', words };
  }
  if (scopes.some((scope) => !registered.includes(scope))) {
    return { error: 'invalid_scope', words: 'The requested scope is invalid, unknown, or malformed.' };
  }
  // the server takes S256 only, also where a client names no method (which means plain, RFC 7636)
  if (query.has('code_challenge') && query.get('code_challenge_method') !== 'S256') {
    return { error: 'invalid_code_challenge_method', words: 'The code_challenge_method must be S256.' };
  }
  return null;
}

function page(status: number, words: string): SandboxAnswer {
  const body = `<!doctype html><html><head><title>Mastodon</title></head><body><p>${words}</p></body></html>`;
  return { status, headers: { 'content-type': HTML }, body };
}
