import type { SandboxRequest } from '../dialect.ts';

/** Scopes that the sandbox's server knows, https://docs.joinmastodon.org/api/oauth-scopes/. */
export const KNOWN_SCOPES = [
  'profile',
  'read',
  'read:accounts',
  'read:favourites',
  'read:follows',
  'read:notifications',
  'read:search',
  'read:statuses',
  'write',
  'write:accounts',
  'write:conversations',
  'write:favourites',
  'write:media',
  'write:mutes',
  'write:notifications',
  'write:reports',
  'write:statuses',
];

/** Ways through the API, and the scope each asks for; `read` and `write` hold all of theirs. */
const NEEDED: readonly (readonly [way: RegExp, scope: string])[] = [
  [/^GET \/api\/v[12]\/notifications/, 'read:notifications'],
  [/^GET \/api\/v2\/search/, 'read:search'],
  [/^GET \/api\/v1\/accounts\/\d+\/statuses/, 'read:statuses'],
  [/^GET \/api\/v1\/accounts/, 'read:accounts'],
  [/^GET \/api\/v1\/(statuses|conversations|timelines)/, 'read:statuses'],
  [/^POST \/api\/v1\/conversations/, 'write:conversations'],
  [/^(POST|PUT|DELETE) \/api\/v1\/statuses/, 'write:statuses'],
];

/** What a call asks a token for, or null when any token will do. */
export function neededScope({ method, path }: Pick<SandboxRequest, 'method' | 'path'>): string | null {
  return NEEDED.find(([way]) => way.test(`${method} ${path}`))?.[1] ?? null;
}

/** A scope is there, or the wider one that holds it. */
export function isGranted(scopes: readonly string[], needed: string): boolean {
  return scopes.includes(needed) || scopes.includes(needed.split(':')[0] ?? needed);
}
