import type { SandboxRequest } from '../dialect.ts';
import { instanceV1, instanceV2 } from './instance.ts';
import { KNOWN_SCOPES } from './scopes.ts';

/** What anybody may read without a token; null for other paths. */
export function openCall({ method, path }: Pick<SandboxRequest, 'method' | 'path'>, base: string): object | null {
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
    case '/.well-known/oauth-authorization-server':
      return oauthServer(base);
    default:
      return null;
  }
}

/** https://docs.joinmastodon.org/methods/oauth/#authorization-server-metadata (RFC 8414). */
function oauthServer(base: string): object {
  return {
    issuer: `${base}/`,
    service_documentation: 'https://docs.joinmastodon.org/',
    authorization_endpoint: `${base}/oauth/authorize`,
    token_endpoint: `${base}/oauth/token`,
    app_registration_endpoint: `${base}/api/v1/apps`,
    revocation_endpoint: `${base}/oauth/revoke`,
    userinfo_endpoint: `${base}/oauth/userinfo`,
    scopes_supported: KNOWN_SCOPES,
    response_types_supported: ['code'],
    response_modes_supported: ['query', 'fragment', 'form_post'],
    grant_types_supported: ['authorization_code', 'client_credentials'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    code_challenge_methods_supported: ['S256'],
  };
}
