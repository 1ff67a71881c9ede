import { z } from 'zod';
import type { HeardMessage } from '../../domain/message.ts';
import type { Stream } from '../../domain/stream.ts';
import { log } from '../../log.ts';
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
import type { FacebookClient } from './client.ts';
import { chatRulesOf } from './ear.ts';
import { editedInstead, notOurs, notPageToken } from './failure.ts';
import { look, urlOf } from './look.ts';
import { lookAround } from './look-around.ts';
import { isSameObject, keyOf, readComment, readPost, referenceShape, type Self } from './message.ts';
import { isOurs } from './ours.ts';
import { limits, payloadShape } from './reply.ts';
import { stepsOf } from './streams.ts';

/** One Page. */
export class FacebookSession implements Session {
  readonly #client: FacebookClient;
  readonly #account: AccountFacts;
  #me: Page | null = null;

  constructor(client: FacebookClient, account: AccountFacts) {
    this.#client = client;
    this.#account = account;
  }

  async identity(): Promise<Identity> {
    this.#me = null;
    const { id, handle, name, url } = await this.#self();
    const token = await this.#client.tokenFacts();
    if (token && token.type !== 'PAGE') throw notPageToken(token.type.toLowerCase());
    return {
      remoteId: id,
      handle,
      name,
      url,
      tokenKind: 'page token',
      scopes: token?.scopes ?? null,
      expiresAt: token?.expiresAt ?? null,
      rateLimit: this.#client.graph.rateLimit,
      limits,
    };
  }

  async *fetch(stream: Stream, since: Cursor | null, options: FetchOptions): AsyncIterable<MessagePage> {
    const { requests } = this.#client.graph;
    const me = await this.#self();
    const steps = stepsOf({ client: this.#client, me }, stream, { since, options });
    yield* pagesOf(this.#client.graph, steps, requests);
  }

  async send(prepared: Prepared, _key: string): Promise<Sent> {
    const me = await this.#self();
    const payload = payloadShape.parse(prepared.payload);
    if (payload.way === 'comment') return this.#answer(payload);
    const answer = await this.#client.write(me.id, z.record(z.string(), z.json()).parse(payload.body));
    const written = writtenShape.safeParse(answer);
    if (!written.success) throw this.#client.graph.spoilt(answer, true);
    const url = chatRulesOf(me).inboxUrl;
    return { remoteId: written.data.message_id, url, sentAt: this.#client.graph.serverNow };
  }

  /** One by one: `ids=a,b,c` counts as three calls as well. */
  async recheck(messages: readonly HeardMessage[]): Promise<Recheck> {
    const { requests } = this.#client.graph;
    const me = await this.#self();
    return recheckEach(this.#client.graph, messages, { requests, again: (message) => this.#again(message, me) });
  }

  async moderate(target: HeardMessage, act: 'hide' | 'unhide'): Promise<void> {
    await this.#self();
    const reference = referenceShape.parse(target.reference);
    const answer = await this.#client.hide(
      reference.type === 'comment' ? reference.id : target.remoteId,
      act === 'hide',
    );
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

  async #answer({ objectId, postId, message }: PublicAnswer): Promise<Sent> {
    const answer = await this.#client.answer(objectId, message);
    const created = createdShape.safeParse(answer);
    if (!created.success)
      throw doneShape.safeParse(answer).success ? editedInstead() : this.#client.graph.spoilt(answer, true);
    const { id } = created.data;
    if (isSameObject(id, objectId)) throw editedInstead();
    const sentAt = this.#client.graph.serverNow;
    const url = await this.#addressOf(id, objectId);
    return { remoteId: keyOf(id, postId), url, sentAt };
  }

  /** Reads back what was written. It stands there whatever this says: nothing may fail after a comment was made. */
  async #addressOf(id: string, objectId: string): Promise<string> {
    try {
      const back = backShape.parse(await this.#client.comment(id));
      const isMoved = back.parent != null && !isSameObject(back.parent.id, objectId);
      if (isMoved) log.debug(`facebook: the answer to ${objectId} stands under ${back.parent?.id}`);
      return back.permalink_url || urlOf(id);
    } catch {
      return urlOf(id);
    }
  }

  async #again(message: HeardMessage, me: Self): Promise<HeardMessage> {
    const reference = referenceShape.parse(message.reference);
    switch (reference.type) {
      case 'message':
        return readAgain(this.#client.graph, chatRulesOf(me), message);
      case 'post':
        return { ...readPost(await this.#client.post(reference.id), me, null).message, kind: message.kind };
      case 'comment': {
        const under = { post: { ...message, remoteId: keyOf(reference.postId, me.id) }, postId: reference.postId };
        const again = readComment(await this.#client.comment(reference.id), me, under);
        return { ...again, inReplyTo: message.inReplyTo, threadId: message.threadId };
      }
      default:
        return reference satisfies never;
    }
  }

  /** Who the token says we are. Not us: the token is another Page's. */
  async #self(): Promise<Page> {
    if (this.#me) return this.#me;
    const answer = await this.#ask();
    const page = pageShape.safeParse(answer);
    if (!page.success) throw this.#client.graph.spoilt(answer, false);
    const { id, name, username, link } = page.data;
    const handle = username || id;
    const me = { id, handle, name, url: link || `https://www.facebook.com/${handle}` };
    if (!isOurs(me, this.#account)) throw notOurs(me, this.#account);
    this.#me = me;
    return me;
  }

  async #ask(): Promise<unknown> {
    try {
      return await this.#client.me();
    } catch (error) {
      if (!(error instanceof PlatformError) || !isPersonAsking(error.failure)) throw error;
      await this.#client.becomePage(this.#account);
      return this.#client.me();
    }
  }
}

type PublicAnswer = Extract<z.infer<typeof payloadShape>, { way: 'comment' }>;

interface Page extends Self {
  readonly url: string;
}

const pageShape = z.object({
  id: z.string().min(1),
  name: z.string(),
  username: z.string().nullish(),
  link: z.string().nullish(),
});
const createdShape = z.object({ id: z.string().min(1) });
const doneShape = z.object({ success: z.literal(true) });
const writtenShape = z.object({ message_id: z.string().min(1) });
const backShape = z.object({
  parent: z.object({ id: z.string() }).nullish(),
  permalink_url: z.string().nullish(),
});
