/**
 * The token to speak with. What people have at hand is their own short-lived token: with the app's id and secret it is
 * exchanged for a long-lived one, and that tells the Page's own, which does not end
 * (https://developers.facebook.com/docs/facebook-login/guides/access-tokens/get-long-lived). It happens once, under the
 * vault's lock; a Page's token that is configured is used as it is.
 */
import { z } from 'zod';
import { hideSecret } from '../../log.ts';
import { type DerivedToken, derivedText, readDerived } from '../graph/derived-token.ts';
import { Graph, type GraphOptions, type GraphToken, type Query, VERSION } from '../graph/graph.ts';
import { readEach } from '../graph/read.ts';
import { type AccountFacts, PlatformError, type TokenVault } from '../platform.ts';
import { noPageOfOurs } from './failure.ts';
import { isOurs } from './ours.ts';

/** The configured token, or the Page's that it was exchanged for. Everything throws PlatformError. */
export class PageToken implements GraphToken {
  readonly #configured: string;
  readonly #vault: TokenVault;
  #held: string;
  #loading: Promise<void> | null = null;

  constructor(configured: string, vault: TokenVault) {
    this.#configured = configured;
    this.#vault = vault;
    this.#held = configured;
  }

  async current(): Promise<string> {
    this.#loading ??= this.#vault.load().then((text) => this.#take(text));
    await this.#loading;
    return this.#held;
  }

  /** What another run has got meanwhile. */
  async instead(spent: string): Promise<string | null> {
    this.#take(await this.#vault.load());
    return this.#held === spent ? null : this.#held;
  }

  /** The configured token is a person's: speaks as the Page from now on. What `exchange` throws changes nothing. */
  async become(exchange: (personToken: string) => Promise<DerivedToken>): Promise<void> {
    const text = await this.#vault.renew(async (kept) => {
      if (kept !== null && readDerived(kept, this.#configured) !== null) return kept;
      return derivedText(this.#configured, await exchange(this.#configured));
    });
    this.#take(text);
  }

  #take(text: string | null): void {
    this.#held = readDerived(text, this.#configured)?.accessToken ?? this.#held;
  }
}

/** Who exchanges: the app, and where. */
export interface Exchange extends Omit<GraphOptions, 'token' | 'appSecret'> {
  readonly appId: string;
  readonly appSecret: string;
}

/**
 * The Page's token of an account, by a person's.
 * @throws {PlatformError} `auth` when Meta does not take token or app, or the person does not manage that Page
 */
export async function exchanged(personToken: string, by: Exchange, account: AccountFacts): Promise<DerivedToken> {
  const graph = new Graph({ ...by, token: personToken });
  const asked = {
    grant_type: 'fb_exchange_token',
    client_id: by.appId,
    client_secret: by.appSecret,
    fb_exchange_token: personToken,
  };
  const long = await graph.trade(`${VERSION}/oauth/access_token`, asked).catch((error: unknown) => {
    throw notTaken(error);
  });
  hideSecret(long.accessToken);
  const person = new Graph({ ...by, token: long.accessToken });
  const others: string[] = [];
  let next: Query | null = {};
  for (let pages = 0; next !== null && pages < PAGES_MAX; pages += 1) {
    const list = await person.list('me/accounts', { fields: 'id,name,username,access_token', limit: '100', ...next });
    // One without a token is one for which the person may do nothing.
    for (const page of readEach(list.items, (item) => pageShape.parse(item)).values) {
      const { id, name, username, access_token: accessToken } = page;
      if (isOurs({ id, handle: username || id }, account)) return { accessToken, expiresAt: null, nextAt: null };
      others.push(`${name} (id ${id})`);
    }
    next = list.next;
  }
  throw noPageOfOurs(others, account);
}

const PAGES_MAX = 20;

const pageShape = z.object({
  id: z.string().min(1),
  name: z.string(),
  username: z.string().nullish(),
  access_token: z.string().min(1),
});

/** Whatever Meta has against token, id or secret, only a person can mend it. */
function notTaken(error: unknown): unknown {
  if (!(error instanceof PlatformError)) return error;
  const { kind, status, words } = error.failure;
  const isFinal = kind !== 'throttled' && status !== null && status >= 400 && status < 500;
  if (!isFinal) return error;
  const told = `the person’s token was not exchanged for the Page’s: ${words}`;
  return new PlatformError(
    { ...error.failure, kind: 'auth', until: null, reason: null, words: told },
    { cause: error },
  );
}
