import { createHash } from 'node:crypto';
import { SANDBOX_CREDENTIALS } from '../credentials.ts';
import type { SandboxAnswer } from '../dialect.ts';
import type { World } from '../world.ts';
import { type Form, field } from './form.ts';
import { KNOWN_SCOPES } from './scopes.ts';

/** Shows the code as a page instead of sending it somewhere. */
export const OUT_OF_BAND = 'urn:ietf:wg:oauth:2.0:oob';

/** An application that may ask people for access, https://docs.joinmastodon.org/entities/Application/. */
export interface App {
  readonly id: string;
  readonly name: string;
  readonly website: string | null;
  readonly scopes: readonly string[];
  readonly redirectUris: readonly string[];
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Registered applications. */
export interface Apps {
  /** `POST /api/v1/apps`, for anybody. */
  register(form: Form): SandboxAnswer;
  find(clientId: string | null): App | null;
}

/** The app behind the token of the sandbox's own credentials. */
export const SANDBOX_APP: App = {
  id: '1',
  name: 'kuulo',
  website: null,
  scopes: ['read', 'write:statuses', 'write:conversations'],
  redirectUris: [OUT_OF_BAND],
  clientId: secretOf('client of the first app'),
  clientSecret: secretOf(`secret of ${SANDBOX_CREDENTIALS.mastodon.accessToken}`),
};

export function createApps(world: World): Apps {
  const apps = new Map<string, App>();
  return {
    find: (clientId) => apps.get(clientId ?? '') ?? null,
    register(form) {
      const name = field(form, 'client_name');
      const redirectUris = readRedirects(form.redirect_uris);
      const scopes = (field(form, 'scopes') ?? 'read').split(/\s+/).filter((scope) => scope !== '');
      if (name === null) return refused("Validation failed: Application name can't be blank");
      if (redirectUris.length === 0) return refused("Validation failed: Redirect URI can't be blank");
      if (!redirectUris.every((uri) => URL.canParse(uri))) {
        return refused('Validation failed: Redirect URI must be an absolute URI.');
      }
      if (scopes.some((scope) => !KNOWN_SCOPES.includes(scope))) {
        return refused("Validation failed: Scopes doesn't match configured on the server.");
      }
      const id = String(apps.size + 2);
      const app: App = {
        id,
        name,
        website: field(form, 'website'),
        scopes,
        redirectUris,
        clientId: secretOf(`${world.seed} client ${id}`),
        clientSecret: secretOf(`${world.seed} secret ${id}`),
      };
      apps.set(app.clientId, app);
      const secrets = { client_id: app.clientId, client_secret: app.clientSecret, client_secret_expires_at: 0 };
      return { status: 200, headers: {}, body: { ...shownApp(app), ...secrets } };
    },
  };
}

/** `GET /api/v1/apps/verify_credentials`: no secrets in it. */
export function shownApp({ id, name, website, scopes, redirectUris }: App): object {
  return {
    id,
    name,
    website,
    scopes,
    redirect_uris: redirectUris,
    redirect_uri: redirectUris.join('\n'),
    vapid_key: 'sandbox-has-no-web-push',
  };
}

/** 43 characters, as Doorkeeper's are. */
export function secretOf(words: string): string {
  return createHash('sha256').update(`mastodon ${words}`).digest('base64url');
}

function readRedirects(value: unknown): string[] {
  const written = Array.isArray(value) ? value : typeof value === 'string' ? value.split(/\s+/) : [];
  return written.filter((uri): uri is string => typeof uri === 'string' && uri !== '');
}

function refused(error: string): SandboxAnswer {
  return { status: 422, headers: {}, body: { error } };
}
