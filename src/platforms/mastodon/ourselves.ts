/** Who we are on a server: by which names, with which limits and scopes. */
import { z } from 'zod';
import { type AccountFacts, type Limits, PlatformError } from '../platform.ts';
import { limits } from './reply.ts';

/** Our account as the server tells it: https://docs.joinmastodon.org/methods/accounts/#verify_credentials */
export const ourselvesShape = z.object({
  id: z.string().min(1),
  acct: z.string().min(1),
  display_name: z.string().nullish(),
  url: z.string().nullish(),
  uri: z.string().nullish(),
});

export type Ourselves = z.infer<typeof ourselvesShape>;

/** What an account may be known by, the surest first: a server may begin to tell more. */
export function addressesOf({ uri, url, acct }: Ourselves): string[] {
  return [uri, url, acct].flatMap((one) => one ?? []);
}

/** Renamed it is still ours; neither address nor name of ours means that the token is somebody else's. */
export function isOurs(me: Ourselves, { handle, remoteId }: AccountFacts): boolean {
  return nameOf(me.acct) === nameOf(handle) || addressesOf(me).includes(remoteId ?? '');
}

/** The failure of a token that is another account's. */
export function notOurs(me: Ourselves, { handle, remoteId }: AccountFacts): PlatformError {
  const ours = `@${handle.replace(/^@/, '')}${remoteId === null ? '' : ` (${remoteId})`}`;
  const words = `this token belongs to @${me.acct} (${addressesOf(me)[0]}), not to ${ours}`;
  return new PlatformError({ kind: 'auth', until: null, reason: 'otherAccount', status: null, words });
}

/** A server's own limits; stock ones where it does not tell. Both of its descriptions have them in the same place. */
export function limitsOf(instance: unknown): Limits {
  const statuses = instanceShape.safeParse(instance).data?.configuration?.statuses;
  return {
    textMax: statuses?.max_characters ?? limits.textMax,
    urlUnits: statuses?.characters_reserved_per_url ?? limits.urlUnits,
  };
}

/** Whether a server is Mastodon 4.3 or later, which tells an app's scopes. Those before do not number their API. */
export function tellsScopes(instance: unknown): boolean {
  return (instanceShape.safeParse(instance).data?.api_versions?.mastodon ?? 0) >= 1;
}

/** The scopes our app was registered with, which our token has at most (https://docs.joinmastodon.org/entities/Application/). */
export function scopesOf(app: unknown): readonly string[] | null {
  return appShape.safeParse(app).data?.scopes ?? null;
}

/** `@Esimerkki@server.example`, as the server itself writes it. */
function nameOf(handle: string): string {
  return handle.replace(/^@/, '').replace(/@.*$/, '').toLowerCase();
}

const appShape = z.object({ scopes: z.array(z.string()) });

const instanceShape = z.object({
  api_versions: z.object({ mastodon: z.number().nullish() }).nullish(),
  configuration: z
    .object({
      statuses: z
        .object({
          max_characters: z.number().int().positive().nullish(),
          characters_reserved_per_url: z.number().int().positive().nullish(),
        })
        .nullish(),
    })
    .nullish(),
});
