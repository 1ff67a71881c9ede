import { createHash } from 'node:crypto';
import type { SandboxAnswer, SandboxRequest } from '../dialect.ts';
import type { World } from '../world.ts';
import { type App, type Apps, secretOf } from './apps.ts';
import { authorize, type Grant } from './authorize.ts';
import { type Form, field, readForm } from './form.ts';

/** Doorkeeper's, which Mastodon keeps. */
const CODE_AGE_MS = 600_000;

/** What an access token opens. */
export interface Token {
  readonly app: App;
  readonly scopes: readonly string[];
  /** The brand's, or only the application's own. */
  readonly isBrands: boolean;
  readonly isRevoked: boolean;
}

/** Login with the browser: https://docs.joinmastodon.org/methods/oauth/, with Doorkeeper's answers. */
export interface Login {
  /** Answers a call under `/oauth/`, or null for other paths. */
  answer(request: SandboxRequest): SandboxAnswer | null;
  token(text: string): Token | null;
}

/** No codes and no tokens given yet. Codes live ten minutes of the sandbox's clock, tokens for good. */
export function createLogin(world: World, apps: Apps): Login {
  const grants = new Map<string, Grant & { readonly at: number }>();
  const tokens = new Map<string, Token>();
  let given = 0;
  const makeSecret = (kind: string): string => {
    given += 1;
    return secretOf(`${world.seed} ${kind} ${given}`);
  };
  const issue = (token: Omit<Token, 'isRevoked'>): SandboxAnswer => {
    const text = makeSecret('token');
    tokens.set(text, { ...token, isRevoked: false });
    const created = Math.floor(world.now() / 1000);
    const scope = token.scopes.join(' ');
    return answered(200, { access_token: text, token_type: 'Bearer', scope, created_at: created });
  };
  const changeCode = (app: App, form: Form): SandboxAnswer => {
    const code = field(form, 'code');
    const redirectUri = field(form, 'redirect_uri');
    const verifier = field(form, 'code_verifier');
    if (code === null || redirectUri === null) return missing(code === null ? 'code' : 'redirect_uri');
    const grant = grants.get(code);
    if (grant?.challenge != null && verifier === null) return missing('code_verifier');
    if (
      grant === undefined ||
      grant.app !== app ||
      grant.redirectUri !== redirectUri ||
      world.now() - grant.at >= CODE_AGE_MS ||
      grant.challenge !== (verifier === null ? null : challengeOf(verifier))
    ) {
      return INVALID_GRANT;
    }
    grants.delete(code);
    return issue({ app, scopes: grant.scopes, isBrands: true });
  };
  const giveToken = (request: SandboxRequest, form: Form): SandboxAnswer => {
    const app = authenticate(apps, request, form);
    if (app === null) return INVALID_CLIENT;
    const kind = field(form, 'grant_type');
    if (kind === 'authorization_code') return changeCode(app, form);
    if (kind === null) return missing('grant_type');
    if (kind !== 'client_credentials') return UNSUPPORTED_GRANT;
    const scopes = (field(form, 'scope') ?? 'read').split(' ');
    if (scopes.some((scope) => !app.scopes.includes(scope))) return INVALID_SCOPE;
    return issue({ app, scopes, isBrands: false });
  };
  const revoke = (request: SandboxRequest, form: Form): SandboxAnswer => {
    const app = authenticate(apps, request, form);
    const text = field(form, 'token') ?? '';
    const token = tokens.get(text);
    // an unknown token is revoked already (RFC 7009, section 2.2)
    if (app === null || (token !== undefined && token.app !== app)) return NOT_YOURS;
    if (token !== undefined) tokens.set(text, { ...token, isRevoked: true });
    return answered(200, {});
  };
  return {
    token: (text) => tokens.get(text) ?? null,
    answer(request) {
      if (`${request.method} ${request.path}` === 'GET /oauth/authorize') {
        return authorize(apps, request.query, (grant) => {
          const code = makeSecret('code');
          grants.set(code, { ...grant, at: world.now() });
          return code;
        });
      }
      const act =
        request.method === 'POST' ? { '/oauth/token': giveToken, '/oauth/revoke': revoke }[request.path] : null;
      return act == null ? null : act(request, readForm(request) ?? {});
    },
  };
}

/** By the body or by HTTP Basic (RFC 6749, section 2.3.1). */
function authenticate(apps: Apps, request: SandboxRequest, form: Form): App | null {
  const [scheme, basic = ''] = (request.headers.authorization ?? '').split(' ');
  const [id = '', secret = ''] = Buffer.from(basic, 'base64').toString('utf8').split(':').map(formDecoded);
  const isBasic = scheme === 'Basic';
  const app = apps.find(isBasic ? id : field(form, 'client_id'));
  return app?.clientSecret === (isBasic ? secret : field(form, 'client_secret')) ? app : null;
}

function formDecoded(text: string): string {
  return new URLSearchParams(`text=${text}`).get('text') ?? '';
}

function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

function answered(status: number, body: object): SandboxAnswer {
  return { status, headers: { 'cache-control': 'no-store' }, body };
}

function failed(status: number, error: string, description: string): SandboxAnswer {
  return answered(status, { error, error_description: description });
}

function missing(name: string): SandboxAnswer {
  return failed(400, 'invalid_request', `Missing required parameter: ${name}.`);
}

const INVALID_GRANT = failed(
  400,
  'invalid_grant',
  'The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used in the ' +
    'authorization request, or was issued to another client.',
);
const INVALID_CLIENT = failed(
  401,
  'invalid_client',
  'Client authentication failed due to unknown client, no client authentication included, or unsupported ' +
    'authentication method.',
);
const INVALID_SCOPE = failed(400, 'invalid_scope', 'The requested scope is invalid, unknown, or malformed.');
const UNSUPPORTED_GRANT = failed(
  400,
  'unsupported_grant_type',
  'The authorization grant type is not supported by the authorization server.',
);
const NOT_YOURS = failed(403, 'unauthorized_client', 'You are not authorized to revoke this token');
