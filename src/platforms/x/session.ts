import { z } from 'zod';
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
  type Sent,
  type Session,
} from '../platform.ts';
import type { XClient } from './client.ts';
import { chatPathOf, lookForDirect } from './direct-look.ts';
import { chatUrlOf } from './direct-message.ts';
import { listenDirects } from './direct-stream.ts';
import { moderation } from './eligibility.ts';
import { look, urlOf } from './look.ts';
import { lookAroundDirect, lookAroundPost } from './look-around.ts';
import type { Self } from './message.ts';
import { type User, userShape } from './payload.ts';
import { roundUsd, USER_READ_USD } from './price.ts';
import { recheck } from './recheck.ts';
import { postReferenceOf } from './reference.ts';
import { directShape, limits, payloadShape } from './reply.ts';
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
    const { login } = this.#client;
    return {
      remoteId: me.id,
      handle: me.username,
      name: me.name,
      url: `https://x.com/${me.username}`,
      tokenKind: TOKEN_KINDS[login.kind],
      scopes: login.kind === 'oauth2' ? login.token.scopes : null,
      // What expires in two hours is renewed by itself; what it is renewed by has no end that X tells.
      expiresAt: null,
      rateLimit: this.#client.rateLimit,
      limits,
    };
  }

  async *fetch(stream: Stream, since: Cursor | null, options: FetchOptions): AsyncIterable<MessagePage> {
    const { requests } = this.#client;
    if (stream.kind === 'comments') throw refused('X has no comments apart: replies reach us as mentions');
    if (stream.kind === 'messages' && !this.#client.isUser) throw readOnly('private messages need');
    const me = await this.#self();
    if (stream.kind === 'messages') yield* listenDirects(this.#client, { me, since, options, requests });
    else yield* listen(this.#client, { stream, me, since, options, requests });
  }

  async send(prepared: Prepared, _key: string): Promise<Sent> {
    if (!this.#client.isUser) throw readOnly('answering needs');
    await this.#proveSelf();
    return prepared.visibility === 'private' ? this.#sendDirect(prepared) : this.#sendReply(prepared);
  }

  async findSent(prepared: Prepared, _key: string, attempt: Attempt): Promise<Sent | 'absent' | 'cannotTell'> {
    const isPrivate = prepared.visibility === 'private';
    if (isPrivate && !this.#client.isUser) throw readOnly('private messages need');
    await this.#proveSelf();
    const lost = { ...attempt, prepared, me: await this.#self() };
    return isPrivate ? lookForDirect(this.#client, lost) : look(this.#client, lost);
  }

  async recheck(messages: readonly HeardMessage[]): Promise<Recheck> {
    const before = this.#client.requests;
    const me = await this.#self();
    const selfUsd = (this.#client.requests - before) * USER_READ_USD;
    const told = await recheck(this.#client, me, messages);
    return {
      ...told,
      costUsd: roundUsd(told.costUsd + selfUsd),
      requests: this.#client.requests - before,
      rateLimit: this.#client.rateLimit,
    };
  }

  async lookAround(target: HeardMessage): Promise<Around> {
    const before = this.#client.requests;
    const isPrivate = target.visibility === 'private';
    if (isPrivate && !this.#client.isUser) throw readOnly('private messages need');
    const me = await this.#self();
    const selfUsd = (this.#client.requests - before) * USER_READ_USD;
    const looking = { me, target, now: this.#now() };
    const told = await (isPrivate ? lookAroundDirect : lookAroundPost)(this.#client, looking);
    return {
      ...told,
      costUsd: roundUsd(told.costUsd + selfUsd),
      requests: this.#client.requests - before,
      rateLimit: this.#client.rateLimit,
    };
  }

  async moderate(target: HeardMessage, act: 'hide' | 'unhide'): Promise<void> {
    if (!this.#client.isUser) throw readOnly('hiding needs');
    const may = moderation(target);
    const id = postReferenceOf(target.reference)?.id ?? '';
    if (!may.isAllowed || !/^\d{1,19}$/.test(id)) throw refused(may.why);
    await this.#proveSelf();
    const hidden = act === 'hide';
    const answer = await this.#client.put(`tweets/${id}/hidden`, { hidden });
    if (hiddenShape.safeParse(answer).data?.data.hidden !== hidden) throw this.#client.spoilt(answer, true);
  }

  async #sendReply(prepared: Prepared): Promise<Sent> {
    const answer = await this.#client.create('tweets', payloadShape.parse(prepared.payload));
    const created = createdShape.safeParse(answer);
    if (!created.success) throw this.#client.spoilt(answer, true);
    const { id } = created.data.data;
    // Nothing may fail after a post was made: the name we know has to do.
    const { handle } = this.#me ?? this.#account;
    return { remoteId: id, url: urlOf(handle, id), sentAt: this.#answeredAt() };
  }

  async #sendDirect(prepared: Prepared): Promise<Sent> {
    const { text } = directShape.parse(prepared.payload);
    const answer = await this.#client.create(`${chatPathOf(prepared)}/messages`, { text });
    const created = directCreatedShape.safeParse(answer);
    if (!created.success) throw this.#client.spoilt(answer, true);
    const { dm_event_id: id, dm_conversation_id: chat } = created.data.data;
    return { remoteId: id, url: chatUrlOf(chat), sentAt: this.#answeredAt() };
  }

  /** An answer tells no time; its `Date` is by the same clock as a post's. */
  #answeredAt(): number {
    return this.#now() + (this.#client.answer?.dateSkewMs ?? 0);
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

const TOKEN_KINDS = { oauth1: 'OAuth 1.0a user', oauth2: 'OAuth 2.0 user', app: 'app-only bearer' } as const;

const digits = z.string().regex(/^\d{1,25}$/);
const createdShape = z.object({ data: z.object({ id: digits }) });
const directCreatedShape = z.object({ data: z.object({ dm_event_id: digits, dm_conversation_id: z.string() }) });
const hiddenShape = z.object({ data: z.object({ hidden: z.boolean() }) });

function notOurs({ id, username }: User, { handle, remoteId }: AccountFacts): PlatformError {
  const ours = `@${handle.replace(/^@/, '')}${remoteId === null ? '' : ` (id ${remoteId})`}`;
  const words = `this token belongs to @${username} (id ${id}), not to ${ours}`;
  return new PlatformError({ kind: 'auth', until: null, reason: 'otherAccount', status: null, words });
}

function readOnly(what: string): PlatformError {
  const words = `a bearer token can only read public posts: ${what} the four OAuth 1.0a values, or a login with the browser`;
  return new PlatformError({ kind: 'auth', until: null, reason: null, status: null, words });
}

function refused(words: string): PlatformError {
  return new PlatformError({ kind: 'refused', until: null, reason: 'notAllowed', status: null, words });
}
