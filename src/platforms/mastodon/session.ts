import { z } from 'zod';
import type { Stream } from '../../domain/stream.ts';
import {
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
import { rateLimitOf } from './failure.ts';
import { look, readSent } from './look.ts';
import { limits, payloadShape } from './reply.ts';
import { listen } from './streams.ts';

/** One account on one server. */
export class MastodonSession implements Session {
  readonly #client: MastodonClient;
  #me: Account | null = null;

  constructor(client: MastodonClient) {
    this.#client = client;
  }

  async identity(): Promise<Identity> {
    this.#me = null;
    const me = await this.#whoAmI();
    const instance = instanceShape.safeParse(await this.#instance());
    const statuses = instance.data?.configuration?.statuses;
    const { answer } = this.#client;
    return {
      remoteId: me.uri ?? me.url ?? me.acct,
      handle: me.acct,
      name: me.display_name || me.acct,
      url: me.url ?? me.uri ?? '',
      scopes: null,
      expiresAt: null,
      rateLimit: answer && rateLimitOf(answer.headers, answer.dateSkewMs),
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
    const published = await this.#client.create(payloadShape.parse(prepared.payload), key);
    const sent = readSent(published);
    if (!sent) throw withoutIt(published, true);
    return sent;
  }

  async findSent(prepared: Prepared, _key: string, since: number): Promise<Sent | 'absent' | 'cannotTell'> {
    const { id: me } = await this.#whoAmI();
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

  /** Our account's id there: the API names accounts by it, the rest of kuulo by the address. */
  async #whoAmI(): Promise<Account> {
    if (this.#me) return this.#me;
    const answer = await this.#client.account();
    const account = accountShape.safeParse(answer);
    if (!account.success) throw withoutIt(answer, false);
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
