import type { HeardMessage } from '../../domain/message.ts';
import type { Stream } from '../../domain/stream.ts';
import {
  type AccountFacts,
  type Around,
  type Attempt,
  type Cursor,
  type FetchOptions,
  type Identity,
  type MessagePage,
  PlatformError,
  type Prepared,
  type Recheck,
  type RefusedReason,
  type Sent,
  type Session,
} from '../platform.ts';
import { withoutIt } from './call.ts';
import type { MastodonClient } from './client.ts';
import { isOutdated, madeAtOf } from './idempotency.ts';
import { look, readSent } from './look.ts';
import { lookAround } from './look-around.ts';
import {
  addressesOf,
  isOurs,
  limitsOf,
  notOurs,
  type Ourselves,
  ourselvesShape,
  scopesOf,
  tellsScopes,
} from './ourselves.ts';
import { recheck } from './recheck.ts';
import { moderation, payloadShape } from './reply.ts';
import { listen } from './streams.ts';

/** One account on one server. */
export class MastodonSession implements Session {
  readonly #client: MastodonClient;
  readonly #account: AccountFacts;
  readonly #now: () => number;
  #me: Ourselves | null = null;

  constructor(client: MastodonClient, account: AccountFacts, now: () => number) {
    this.#client = client;
    this.#account = account;
    this.#now = now;
  }

  async identity(): Promise<Identity> {
    this.#me = null;
    const me = await this.#whoAmI();
    const instance = await this.#instance();
    return {
      remoteId: addressesOf(me)[0] ?? me.acct,
      handle: me.acct,
      name: me.display_name || me.acct,
      url: me.url ?? me.uri ?? '',
      tokenKind: 'user token',
      scopes: tellsScopes(instance) ? scopesOf(await this.#app()) : null,
      expiresAt: null,
      rateLimit: this.#client.rateLimit,
      limits: limitsOf(instance),
    };
  }

  async *fetch(stream: Stream, since: Cursor | null, options: FetchOptions): AsyncIterable<MessagePage> {
    const { requests } = this.#client;
    const { id: me } = await this.#whoAmI();
    yield* listen(this.#client, { stream, me, since, options, requests });
  }

  /** A key that the server may have forgotten protects nothing: then it is looked first. */
  async send(prepared: Prepared, key: string): Promise<Sent> {
    const payload = payloadShape.parse(prepared.payload);
    const isPrivate = payload.visibility === 'direct';
    if (isPrivate !== (prepared.visibility === 'private'))
      throw refused('its audience is not the one approved', 'invalid');
    const { id: me } = await this.#ourselves();
    if (isOutdated(key, this.#now())) {
      const found = await look(this.#client, { prepared, me, since: madeAtOf(key) ?? 0 });
      // `send` is asked only for what is not there as far as anyone knows: only a sight of it stops it.
      if (typeof found !== 'string') return found;
    }
    const published = await this.#client.create(payload, key);
    const sent = readSent(published);
    if (!sent) throw withoutIt(published, true);
    return sent;
  }

  async recheck(messages: readonly HeardMessage[]): Promise<Recheck> {
    const { requests } = this.#client;
    const { id: me } = await this.#whoAmI();
    const told = await recheck(this.#client, me, messages);
    return { ...told, requests: this.#client.requests - requests };
  }

  async lookAround(target: HeardMessage): Promise<Around> {
    const { requests } = this.#client;
    const { id: me } = await this.#whoAmI();
    const told = await lookAround(this.#client, me, target);
    return { ...told, requests: this.#client.requests - requests };
  }

  async moderate(): Promise<void> {
    throw refused(moderation.why, 'notAllowed');
  }

  async findSent(prepared: Prepared, _key: string, attempt: Attempt): Promise<Sent | 'absent' | 'cannotTell'> {
    const { id: me } = await this.#ourselves();
    return look(this.#client, { ...attempt, prepared, me });
  }

  /** Null for servers that do not describe themselves. */
  async #instance(): Promise<unknown> {
    const told = await unlessMissing(() => this.#client.instance());
    return told ?? unlessMissing(() => this.#client.instanceV1());
  }

  /** Scopes are good to know, no more: whatever stops us from learning them is no trouble with the account. */
  async #app(): Promise<unknown> {
    try {
      return await this.#client.app();
    } catch (error) {
      if (error instanceof PlatformError && error.failure.kind !== 'throttled') return null;
      throw error;
    }
  }

  /** Before anything is published: what we know of the account by its address decides, a handle may change hands. */
  async #ourselves(): Promise<Ourselves> {
    const me = await this.#whoAmI();
    const { remoteId } = this.#account;
    if (remoteId !== null && !addressesOf(me).includes(remoteId)) throw notOurs(me, this.#account);
    return me;
  }

  /** Our account's id there: the API names accounts by it, the rest of kuulo by the address. */
  async #whoAmI(): Promise<Ourselves> {
    if (this.#me) return this.#me;
    const answer = await this.#client.account();
    const me = ourselvesShape.safeParse(answer);
    if (!me.success) throw withoutIt(answer, false);
    if (!isOurs(me.data, this.#account)) throw notOurs(me.data, this.#account);
    this.#me = me.data;
    return me.data;
  }
}

function refused(words: string, reason: RefusedReason): PlatformError {
  return new PlatformError({ kind: 'refused', until: null, reason, status: null, words });
}

async function unlessMissing(ask: () => Promise<unknown>): Promise<unknown> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof PlatformError && error.failure.reason === 'notFound') return null;
    throw error;
  }
}
