import { createHmac, timingSafeEqual } from 'node:crypto';
import type { SandboxRequest } from '../dialect.ts';
import { X_USER_BEARER, xCredentials } from './credentials.ts';
import type { Grants } from './oauth2.ts';

/**
 * Who calls: the app alone (reads only), or the brand by OAuth 1.0a or an OAuth 2.0 user token.
 * https://docs.x.com/resources/fundamentals/authentication
 */
export type Caller = 'app' | 'user';

/** Who calls and what they may; OAuth 1.0a and the app have no scopes. */
export interface Identified {
  readonly caller: Caller;
  readonly scopes: readonly string[] | null;
}

/** Who calls, or null when the credential is missing or does not hold. */
export function callerOf(request: SandboxRequest, grants: Grants): Identified | null {
  const header = request.headers.authorization ?? '';
  const [scheme = '', rest = ''] = splitOnce(header, ' ');
  if (scheme.toLowerCase() === 'bearer') return bearerCaller(rest.trim(), grants);
  if (scheme.toLowerCase() !== 'oauth' || !isSignedByBrand(request, oauthFields(rest))) return null;
  return { caller: 'user', scopes: null };
}

function bearerCaller(token: string, grants: Grants): Identified | null {
  if (token === xCredentials.KUULO_X_BEARER_TOKEN) return { caller: 'app', scopes: null };
  if (token === X_USER_BEARER) return { caller: 'user', scopes: null };
  const scopes = grants.scopesOf(token);
  return scopes === null ? null : { caller: 'user', scopes };
}

function isSignedByBrand(request: SandboxRequest, fields: ReadonlyMap<string, string>): boolean {
  if (fields.get('oauth_consumer_key') !== xCredentials.KUULO_X_API_KEY) return false;
  if (fields.get('oauth_token') !== xCredentials.KUULO_X_ACCESS_TOKEN) return false;
  if (fields.get('oauth_signature_method') !== 'HMAC-SHA1') return false;
  const given = Buffer.from(fields.get('oauth_signature') ?? '');
  return signedUrls(request).some((url) => {
    const expected = Buffer.from(signature(request, url, fields));
    return expected.length === given.length && timingSafeEqual(expected, given);
  });
}

/** A client signs the address it believes in: the platform's, or this loopback server's. */
function signedUrls({ path, headers }: SandboxRequest): readonly string[] {
  const here = `http://${headers.host ?? ''}`;
  return ['https://api.x.com', 'https://api.twitter.com', here, `${here}/x`].map((base) => `${base}${path}`);
}

/** RFC 5849, section 3.4: every parameter but the signature, sorted by its encoded form; a JSON body is not signed. */
function signature(request: SandboxRequest, url: string, fields: ReadonlyMap<string, string>): string {
  const pairs = [...request.query, ...[...fields].filter(([name]) => name !== 'oauth_signature' && name !== 'realm')];
  const encoded = pairs.map(([name, value]) => [encode(name), encode(value)] as const);
  encoded.sort(([a, x], [b, y]) => compare(a, b) || compare(x, y));
  const parameters = encoded.map((pair) => pair.join('=')).join('&');
  const base = [request.method.toUpperCase(), encode(url), encode(parameters)].join('&');
  const key = [xCredentials.KUULO_X_API_SECRET, xCredentials.KUULO_X_ACCESS_TOKEN_SECRET].map(encode).join('&');
  return createHmac('sha1', key).update(base).digest('base64');
}

function oauthFields(text: string): ReadonlyMap<string, string> {
  const pairs = [...text.matchAll(/([a-z_]+)="([^"]*)"/g)];
  return new Map(pairs.map(([, name = '', value = '']) => [name, decode(value)]));
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function splitOnce(text: string, sign: string): readonly [string, string] {
  const at = text.indexOf(sign);
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
