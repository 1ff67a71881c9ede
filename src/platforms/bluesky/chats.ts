/** The chats of an account, as its chat service tells them. https://docs.bsky.app/docs/api/chat-bsky-convo-list-convos */
import { PlatformError } from '../platform.ts';
import { type Chat, chatOf } from './chat-message.ts';
import type { BlueskyClient } from './client.ts';
import { failed } from './failed.ts';
import { at, listAt, textAt, timeAt } from './payload.ts';

/** Lives as long as one listening run: each chat is asked for once in it. */
export class Chats {
  readonly #client: BlueskyClient;
  readonly #known = new Map<string, Chat | null>();

  constructor(client: BlueskyClient) {
    this.#client = client;
  }

  /**
   * A chat of two; null for a group.
   * @throws {PlatformError} `refused` when it is not ours any more
   */
  async one(id: string): Promise<Chat | null> {
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const convo = at((await this.#client.query('chat.bsky.convo.getConvo', { convoId: id })).json, 'convo');
    if (textAt(convo, 'id') !== id) throw failed('unavailable', 'answer without the chat');
    return this.#keep(convo);
  }

  /**
   * Ids of the chats of two in which something was said since `from` (UTC milliseconds), requests included: those are
   * people who wrote to us first. A chat that moves up while we turn pages shows at the top, which is read again until it
   * tells nothing new.
   */
  async talkedSince(from: number): Promise<readonly string[]> {
    const found = new Set<string>();
    for (const status of [null, 'request']) {
      const turn = (cursor: string | null) => this.#turn({ status, cursor }, from, found);
      let next = await turn(null);
      const isLong = next !== null;
      for (let pages = 1; next !== null && pages < PAGES_MAX; pages += 1) {
        const cursor: string = next;
        next = await turn(cursor);
        if (next === cursor) break;
      }
      for (let before = -1; isLong && found.size > before; ) {
        before = found.size;
        await turn(null);
      }
    }
    return [...found];
  }

  /** Reads a page of chats into `found`; returns where the next begins. */
  async #turn(
    page: { status: string | null; cursor: string | null },
    from: number,
    found: Set<string>,
  ): Promise<string | null> {
    const { json } = await this.#client.query('chat.bsky.convo.listConvos', { limit: 100, ...page });
    if (!Array.isArray(at(json, 'convos'))) throw failed('unavailable', 'answer without convos');
    for (const convo of listAt(json, 'convos')) this.#note(convo, from, found);
    return textAt(json, 'cursor') || null;
  }

  #note(convo: unknown, from: number, found: Set<string>): void {
    if (!textAt(convo, 'id')) return;
    const chat = this.#keep(convo);
    // Without a last message nothing is known: its past is looked at.
    const isQuiet = (timeAt(convo, 'lastMessage', 'sentAt') ?? from) < from;
    if (chat && !isQuiet) found.add(chat.id);
  }

  #keep(convo: unknown): Chat | null {
    const chat = chatOf(convo);
    this.#known.set(textAt(convo, 'id') ?? '', chat);
    return chat;
  }
}

/** Pages of 100 chats that one listing takes at most. */
const PAGES_MAX = 200;

/** Whether the service says that a chat is not ours, or not there. */
export function isGone(error: unknown): boolean {
  return error instanceof PlatformError && error.failure.kind === 'refused' && error.failure.reason === 'notFound';
}
