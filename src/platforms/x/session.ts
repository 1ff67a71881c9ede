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
import type { XClient } from './client.ts';
import { look, urlOf } from './look.ts';
import type { Self } from './message.ts';
import { type User, userShape } from './payload.ts';
import { limits, payloadShape } from './reply.ts';
import { listen } from './streams.ts';

/** One account on X. */
export class XSession implements Session {
  readonly #client: XClient;
  readonly #account: AccountFacts;
  readonly #now: () => number;
  #me: Self | null;
  /** Who the token says we are. */
  #told: User | null = null;

  constructor(client: XClient, account: AccountFacts, now: () => number) {
    this.#client = client;
    this.#account = account;
    this.#now = now;
    // Every look-up of a user is paid for: what is known is not asked again.
    this.#me = account.remoteId === null ? null : { id: account.remoteId, handle: account.handle };
  }

  async identity(): Promise<Identity> {
    const me = await this.#ask();
    return {
      remoteId: me.id,
      handle: me.username,
      name: me.name,
      url: `https://x.com/${me.username}`,
      scopes: null,
      expiresAt: null,
      rateLimit: this.#client.rateLimit,
      limits,
    };
  }

  async *fetch(stream: Stream, since: Cursor | null, options: FetchOptions): AsyncIterable<MessagePage> {
    const { requests } = this.#client;
    const me = await this.#self();
    yield* listen(this.#client, { stream, me, since, options, requests });
  }

  async send(prepared: Prepared, _key: string): Promise<Sent> {
    if (!this.#client.isUser) throw readOnly();
    await this.#proveSelf();
    const answer = await this.#client.create(payloadShape.parse(prepared.payload));
    const created = createdShape.safeParse(answer);
    if (!created.success) throw this.#client.spoilt(answer, true);
    const { id } = created.data.data;
    // The answer tells no time; its `Date` is by the same clock as a post's.
    const sentAt = this.#now() + (this.#client.answer?.dateSkewMs ?? 0);
    // Nothing may fail after a post was made: the name we know has to do.
    const { handle } = this.#me ?? this.#account;
    return { remoteId: id, url: urlOf(handle, id), sentAt };
  }

  async findSent(prepared: Prepared, _key: string, since: number): Promise<Sent | 'absent' | 'cannotTell'> {
    await this.#proveSelf();
    return look(this.#client, { prepared, me: await this.#self(), since });
  }

  /** Before anything is published, one paid call: our id decides, a handle may change hands. A bearer token is nobody's. */
  async #proveSelf(): Promise<void> {
    if (!this.#client.isUser) return;
    const told = this.#told ?? (await this.#ask());
    const { remoteId } = this.#account;
    if (remoteId !== null && told.id !== remoteId) throw notOurs(told, this.#account);
  }

  async #self(): Promise<Self> {
    if (this.#me) return this.#me;
    const me = await this.#ask();
    return { id: me.id, handle: me.username };
  }

  /**
   * An app without a user has no `me`: it asks for the account by its name. Renamed the account is still ours; neither id
   * nor name of ours means that the token is somebody else's.
   */
  async #ask(): Promise<User> {
    const path = this.#client.isUser ? 'users/me' : `users/by/username/${encodeURIComponent(this.#account.handle)}`;
    const answer = await this.#client.user(path);
    const user = z.object({ data: userShape }).safeParse(answer);
    if (!user.success) throw this.#client.spoilt(answer, false);
    const told = user.data.data;
    const isNamesake = told.username.toLowerCase() === this.#account.handle.replace(/^@/, '').toLowerCase();
    if (!isNamesake && told.id !== this.#account.remoteId) throw notOurs(told, this.#account);
    this.#me = { id: told.id, handle: told.username };
    this.#told = told;
    return told;
  }
}

const createdShape = z.object({ data: z.object({ id: z.string().regex(/^\d{1,25}$/) }) });

function notOurs({ id, username }: User, { handle, remoteId }: AccountFacts): PlatformError {
  const ours = `@${handle.replace(/^@/, '')}${remoteId === null ? '' : ` (id ${remoteId})`}`;
  const words = `this token belongs to @${username} (id ${id}), not to ${ours}`;
  return new PlatformError({ kind: 'auth', until: null, reason: null, status: null, words });
}

function readOnly(): PlatformError {
  const words = 'a bearer token can only read: answering needs the four OAuth 1.0a values';
  return new PlatformError({ kind: 'auth', until: null, reason: null, status: null, words });
}
