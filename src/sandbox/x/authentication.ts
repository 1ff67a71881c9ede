import { createHmac, timingSafeEqual } from 'node:crypto';
import type { CredentialsOf } from '../credentials.ts';
import type { SandboxRequest } from '../dialect.ts';
import { X_USER_BEARER } from './credentials.ts';
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

/** What holds here: the app's and one account's own tokens, and what was granted to it. */
export interface Keys {
  readonly credentials: CredentialsOf<'x'>;
  readonly grants: Grants;
}

/** Who calls, or null when the credential is missing or does not hold. */
export function callerOf(request: SandboxRequest, keys: Keys): Identified | null {
  const header = request.headers.authorization ?? '';
  const [scheme = '', rest = ''] = splitOnce(header, ' ');
  if (scheme.toLowerCase() === 'bearer') return bearerCaller(rest.trim(), keys);
  if (scheme.toLowerCase() !== 'oauth' || !isSigned(request, oauthFields(rest), keys.credentials)) return null;
  return { caller: 'user', scopes: null };
}

function bearerCaller(token: string, { credentials, grants }: Keys): Identified | null {
  if (token === credentials.bearerToken) return { caller: 'app', scopes: null };
  if (token === X_USER_BEARER) return { caller: 'user', scopes: null };
  const scopes = grants.scopesOf(token);
  return scopes === null ? null : { caller: 'user', scopes };
}

function isSigned(
  request: SandboxRequest,
  fields: ReadonlyMap<string, string>,
  credentials: CredentialsOf<'x'>,
): boolean {
  if (fields.get('oauth_consumer_key') !== credentials.apiKey) return false;
  if (fields.get('oauth_token') !== credentials.accessToken) return false;
  if (fields.get('oauth_signature_method') !== 'HMAC-SHA1') return false;
  const given = Buffer.from(fields.get('oauth_signature') ?? '');
  return signedUrls(request).some((url) => {
    const expected = Buffer.from(signature(request, url, { fields, credentials }));
    return expected.length === given.length && timingSafeEqual(expected, given);
  });
}

/** A client signs the address it believes in: the platform's, or this loopback server's. */
function signedUrls({ path, headers }: SandboxRequest): readonly string[] {
  const here = `http://${headers.host ?? ''}`;
  return ['https://api.x.com', 'https://api.twitter.com', here, `${here}/x`].map((base) => `${base}${path}`);
}

/** RFC 5849, section 3.4: every parameter but the signature, sorted by its encoded form; a JSON body is not signed. */
function signature(
  request: SandboxRequest,
  url: string,
  { fields, credentials }: { readonly fields: ReadonlyMap<string, string>; readonly credentials: CredentialsOf<'x'> },
): string {
  const pairs = [...request.query, ...[...fields].filter(([name]) => name !== 'oauth_signature' && name !== 'realm')];
  const encoded = pairs.map(([name, value]) => [encode(name), encode(value)] as const);
  encoded.sort(([a, x], [b, y]) => compare(a, b) || compare(x, y));
  const parameters = encoded.map((pair) => pair.join('=')).join('&');
  const base = [request.method.toUpperCase(), encode(url), encode(parameters)].join('&');
  const key = [credentials.apiSecret, credentials.accessTokenSecret].map(encode).join('&');
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
