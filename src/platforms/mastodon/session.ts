import { z } from 'zod';
import type { Stream } from '../../domain/stream.ts';
import {
  type AccountFacts,
  type Cursor,
  type FetchOptions,
  type Identity,
  type MessagePage,
  PlatformError,
  type Prepared,
  type Sent,
  type Session,
} from '../platform.ts';
import { withoutIt } from './call.ts';
import type { MastodonClient } from './client.ts';
import { look, readSent } from './look.ts';
import { limits, payloadShape } from './reply.ts';
import { listen } from './streams.ts';

/** One account on one server. */
export class MastodonSession implements Session {
  readonly #client: MastodonClient;
  readonly #account: AccountFacts;
  #me: Account | null = null;

  constructor(client: MastodonClient, account: AccountFacts) {
    this.#client = client;
    this.#account = account;
  }

  async identity(): Promise<Identity> {
    this.#me = null;
    const me = await this.#whoAmI();
    const instance = instanceShape.safeParse(await this.#instance());
    const statuses = instance.data?.configuration?.statuses;
    return {
      remoteId: addressesOf(me)[0] ?? me.acct,
      handle: me.acct,
      name: me.display_name || me.acct,
      url: me.url ?? me.uri ?? '',
      scopes: null,
      expiresAt: null,
      rateLimit: this.#client.rateLimit,
      limits: {
        textMax: statuses?.max_characters ?? limits.textMax,
        urlUnits: statuses?.characters_reserved_per_url ?? limits.urlUnits,
      },
    };
  }

  async *fetch(stream: Stream, since: Cursor | null, options: FetchOptions): AsyncIterable<MessagePage> {
    const { requests } = this.#client;
    const { id: me } = await this.#whoAmI();
    yield* listen(this.#client, { stream, me, since, options, requests });
  }

  async send(prepared: Prepared, key: string): Promise<Sent> {
    await this.#ourselves();
    const published = await this.#client.create(payloadShape.parse(prepared.payload), key);
    const sent = readSent(published);
    if (!sent) throw withoutIt(published, true);
    return sent;
  }

  async findSent(prepared: Prepared, _key: string, since: number): Promise<Sent | 'absent' | 'cannotTell'> {
    const { id: me } = await this.#ourselves();
    return look(this.#client, { prepared, me, since });
  }

  /** Servers that do not describe themselves get the stock limits. */
  async #instance(): Promise<unknown> {
    try {
      return await this.#client.instance();
    } catch (error) {
      if (error instanceof PlatformError && error.failure.reason === 'notFound') return null;
      throw error;
    }
  }

  /** Before anything is published: what we know of the account by its address decides, a handle may change hands. */
  async #ourselves(): Promise<Account> {
    const me = await this.#whoAmI();
    const { remoteId } = this.#account;
    if (remoteId !== null && !addressesOf(me).includes(remoteId)) throw notOurs(me, this.#account);
    return me;
  }

  /**
   * Our account's id there: the API names accounts by it, the rest of kuulo by the address. Renamed it is still ours;
   * neither address nor name of ours means that the token is somebody else's.
   */
  async #whoAmI(): Promise<Account> {
    if (this.#me) return this.#me;
    const answer = await this.#client.account();
    const account = accountShape.safeParse(answer);
    if (!account.success) throw withoutIt(answer, false);
    const isNamesake = nameOf(account.data.acct) === nameOf(this.#account.handle);
    const isKnown = addressesOf(account.data).includes(this.#account.remoteId ?? '');
    if (!isNamesake && !isKnown) throw notOurs(account.data, this.#account);
    this.#me = account.data;
    return account.data;
  }
}

const accountShape = z.object({
  id: z.string().min(1),
  acct: z.string().min(1),
  display_name: z.string().nullish(),
  url: z.string().nullish(),
  uri: z.string().nullish(),
});

type Account = z.infer<typeof accountShape>;

/** What an account may be known by, the surest first: a server may begin to tell more. */
function addressesOf({ uri, url, acct }: Account): string[] {
  return [uri, url, acct].flatMap((one) => one ?? []);
}

/** `@Esimerkki@server.example`, as the server itself writes it. */
function nameOf(handle: string): string {
  return handle.replace(/^@/, '').replace(/@.*$/, '').toLowerCase();
}

function notOurs(me: Account, { handle, remoteId }: AccountFacts): PlatformError {
  const ours = `@${handle.replace(/^@/, '')}${remoteId === null ? '' : ` (${remoteId})`}`;
  const words = `this token belongs to @${me.acct} (${addressesOf(me)[0]}), not to ${ours}`;
  return new PlatformError({ kind: 'auth', until: null, reason: null, status: null, words });
}

const instanceShape = z.object({
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
