import { z } from 'zod';
import type { HeardMessage } from '../../domain/message.ts';
import type { Stream } from '../../domain/stream.ts';
import { aroundOf } from '../graph/around.ts';
import { readAgain } from '../graph/chat.ts';
import { isPersonAsking } from '../graph/failure.ts';
import { pagesOf, recheckEach } from '../graph/pages.ts';
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
import type { InstagramClient } from './client.ts';
import { chatRulesOf } from './ear.ts';
import { notLinked, notOurs, notPageToken } from './failure.ts';
import { look } from './look.ts';
import { lookAround } from './look-around.ts';
import { commentUrl, nowhere, readComment, readMedia, referenceShape, type Self } from './message.ts';
import { limits, payloadShape } from './reply.ts';
import { stepsOf } from './streams.ts';

/** One professional account. */
export class InstagramSession implements Session {
  readonly #client: InstagramClient;
  readonly #account: AccountFacts;
  #me: Self | null = null;

  constructor(client: InstagramClient, account: AccountFacts) {
    this.#client = client;
    this.#account = account;
  }

  async identity(): Promise<Identity> {
    this.#me = null;
    const { id, handle, name } = await this.#self();
    const token = await this.#client.tokenFacts();
    if (this.#client.login === 'facebook' && token && token.type !== 'PAGE') {
      throw notPageToken(token.type.toLowerCase());
    }
    return {
      remoteId: id,
      handle,
      name,
      url: `https://www.instagram.com/${handle}/`,
      tokenKind: this.#client.login === 'facebook' ? 'page token' : 'Instagram user token',
      scopes: token?.scopes ?? null,
      expiresAt: token?.expiresAt ?? null,
      rateLimit: this.#client.graph.rateLimit,
      limits,
    };
  }

  async *fetch(stream: Stream, since: Cursor | null, options: FetchOptions): AsyncIterable<MessagePage> {
    const { requests } = this.#client.graph;
    const me = await this.#self();
    const steps = await stepsOf({ client: this.#client, me }, stream, { since, options });
    yield* pagesOf(this.#client.graph, steps, requests);
  }

  async send(prepared: Prepared, _key: string): Promise<Sent> {
    const me = await this.#self();
    const payload = payloadShape.parse(prepared.payload);
    const sentOf = (remoteId: string, url: string): Sent => ({ remoteId, url, sentAt: this.#client.graph.serverNow });
    switch (payload.way) {
      case 'message': {
        const answer = await this.#client.write(me.id, z.record(z.string(), z.json()).parse(payload.body));
        const written = writtenShape.safeParse(answer);
        if (!written.success) throw this.#client.graph.spoilt(answer, true);
        return sentOf(written.data.message_id, chatRulesOf(me).inboxUrl);
      }
      case 'reply': {
        const answer = await this.#client.reply(payload.commentId, payload.message);
        const id = this.#createdId(answer, payload.commentId);
        return sentOf(id, commentUrl(payload.url, id));
      }
      case 'mention': {
        const answer = await this.#client.answerMention(me.id, payload.mediaId, payload.message);
        const id = this.#createdId(answer, payload.mediaId);
        return sentOf(id, commentUrl(payload.url, id));
      }
      default:
        return payload satisfies never;
    }
  }

  /** One by one: `ids=a,b,c` counts as three calls as well. */
  async recheck(messages: readonly HeardMessage[]): Promise<Recheck> {
    const { requests } = this.#client.graph;
    const me = await this.#self();
    return recheckEach(this.#client.graph, messages, { requests, again: (message) => this.#again(message, me) });
  }

  async moderate(target: HeardMessage, act: 'hide' | 'unhide'): Promise<void> {
    await this.#self();
    const answer = await this.#client.hide(target.remoteId, act === 'hide');
    if (!doneShape.safeParse(answer).success) throw this.#client.graph.spoilt(answer, true);
  }

  async lookAround(target: HeardMessage): Promise<Around> {
    const { requests } = this.#client.graph;
    const me = await this.#self();
    return aroundOf(this.#client.graph, requests, await lookAround({ client: this.#client, me }, target));
  }

  async findSent(prepared: Prepared, _key: string, attempt: Attempt): Promise<Sent | 'absent' | 'cannotTell'> {
    return look({ client: this.#client, me: await this.#self() }, prepared, attempt);
  }

  /** An answer without an id, or with the target's own, does not say that there is a new comment. */
  #createdId(answer: unknown, targetId: string): string {
    const created = createdShape.safeParse(answer);
    if (!created.success || created.data.id === targetId) throw this.#client.graph.spoilt(answer, true);
    return created.data.id;
  }

  /** Null for posts of others: they cannot be asked for by their id, gone or not. */
  async #again(message: HeardMessage, me: Self): Promise<HeardMessage | null> {
    const reference = referenceShape.parse(message.reference);
    const { inReplyTo, threadId, url } = message;
    switch (reference.type) {
      case 'message':
        return readAgain(this.#client.graph, chatRulesOf(me), message);
      case 'media':
      case 'found':
        if (message.direction === 'inbound') return null;
        return readMedia(await this.#client.mediaOne(reference.id), me, 'own').message;
      case 'comment': {
        const { isLive, isCommentEnabled, topId } = reference;
        const media = { ...nowhere(me, reference.mediaId), isLive, isCommentEnabled };
        const item = await this.#client.comment(reference.id);
        return { ...readComment(item, me, { media, topId, rawIndex: null }), inReplyTo, threadId, url };
      }
      default:
        return reference satisfies never;
    }
  }

  /** Who the token says we are: our id decides, a name may change hands. Neither ours: the token is another account's. */
  async #self(): Promise<Self> {
    if (this.#me) return this.#me;
    const me = this.#readSelf(await this.#ask());
    const { remoteId } = this.#account;
    const named = this.#account.handle.replace(/^@/, '').toLowerCase();
    const isOurs = remoteId === null ? me.handle.toLowerCase() === named : remoteId === me.id;
    if (!isOurs) throw notOurs(me, this.#account);
    this.#me = me;
    return me;
  }

  async #ask(): Promise<unknown> {
    try {
      return await this.#client.me();
    } catch (error) {
      if (error instanceof PlatformError && isPersonAsking(error.failure)) throw notPageToken('person’s');
      throw error;
    }
  }

  #readSelf(answer: unknown): Self {
    if (this.#client.login === 'instagram') {
      const user = userShape.safeParse(answer);
      if (!user.success) throw this.#client.graph.spoilt(answer, false);
      const { user_id: id, username: handle, name } = user.data;
      return { id, handle, name: name || handle, pageId: null };
    }
    const page = pageShape.safeParse(answer);
    if (!page.success) throw this.#client.graph.spoilt(answer, false);
    const account = page.data.instagram_business_account;
    if (!account) throw notLinked(page.data.name ?? page.data.id);
    return { id: account.id, handle: account.username, name: account.name || account.username, pageId: page.data.id };
  }
}

const accountShape = z.object({ id: z.string().min(1), username: z.string().min(1), name: z.string().nullish() });
const pageShape = z.object({
  id: z.string().min(1),
  name: z.string().nullish(),
  instagram_business_account: accountShape.nullish(),
});
const userShape = z.object({ user_id: z.string().min(1), username: z.string().min(1), name: z.string().nullish() });
const createdShape = z.object({ id: z.string().min(1) });
const doneShape = z.object({ success: z.literal(true) });
const writtenShape = z.object({ message_id: z.string().min(1) });
