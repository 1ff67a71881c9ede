import { chatId, tid } from '../ids.ts';
import type { Person, Post, World } from '../world.ts';

/** A message as the chat service remembers it, also when it is gone. */
export interface ChatMessage {
  readonly id: string;
  /** Its latest change: grows with every change of anything. */
  rev: string;
  readonly sender: Person;
  /** UTC milliseconds. */
  readonly sentAt: number;
  /** What it says, or null once it is deleted. */
  post: Post | null;
}

/** A chat of the brand with one person. */
export interface Convo {
  /** Always the same for the same two. */
  readonly id: string;
  readonly other: Person;
  rev: string;
  /** The brand wrote here or accepted it; a request until then. */
  isAccepted: boolean;
  /** Up to where the brand has read. */
  readRev: string;
  /** Oldest first. */
  readonly messages: ChatMessage[];
}

/** Something that happened in a chat, for `chat.bsky.convo.getLog`. */
export interface ChatEvent {
  readonly rev: string;
  readonly what: 'BeginConvo' | 'AcceptConvo' | 'CreateMessage' | 'DeleteMessage' | 'ReadConvo';
  readonly convo: Convo;
  readonly message: ChatMessage | null;
}

/** What the chat service knows. Private posts of the world become messages when it looks. */
export interface ChatLedger {
  /** Takes in what was said and deleted since the last look. Everything below is as of then. */
  look(): void;
  /** All chats, those with the latest change first. */
  convos(): Convo[];
  convo(id: string): Convo | null;
  /** The chat with somebody, or null where there is none. */
  existingWith(person: Person): Convo | null;
  /** The chat with somebody, begun if there was none. */
  convoWith(person: Person): Convo;
  /** Everything that happened, oldest first. */
  readonly events: readonly ChatEvent[];
  /** The brand accepts a request. The rev of that, or null when it had done so before. */
  accept(convo: Convo): string | null;
  /** The brand has read up to a message. */
  read(convo: Convo, message: ChatMessage): void;
}

/** Before every rev there is. Revs are opaque, and grow as text. */
export const FIRST_REV = '2'.repeat(13);

/** The id of a private post in the chat service; the world may have given it one as a URI. */
export function messageId(post: Post): string {
  return post.id.split('/').at(-1) ?? post.id;
}

/** An empty memory that fills itself from the world at the first look. */
export function createChatLedger(world: World): ChatLedger {
  return new WorldChatLedger(world);
}

class WorldChatLedger implements ChatLedger {
  readonly events: ChatEvent[] = [];
  readonly #world: World;
  readonly #convos = new Map<string, Convo>();
  readonly #known = new Map<string, { readonly convo: Convo; readonly message: ChatMessage }>();
  #lastMicros = 0;

  constructor(world: World) {
    this.#world = world;
  }

  look(): void {
    const present = new Map(
      this.#world
        .posts('bluesky')
        .filter(({ visibility }) => visibility === 'private')
        .sort((a, b) => a.visibleAt - b.visibleAt || a.order - b.order)
        .map((post) => [post.id, post]),
    );
    for (const [id, { convo, message }] of this.#known) {
      if (message.post === null) continue;
      message.post = present.get(id) ?? null;
      if (message.post === null) message.rev = this.#happen(convo, 'DeleteMessage', { message });
    }
    for (const post of present.values()) if (!this.#known.has(post.id)) this.#take(post);
  }

  convos(): Convo[] {
    return [...this.#convos.values()].sort((a, b) => (a.rev < b.rev ? 1 : -1));
  }

  convo(id: string): Convo | null {
    return this.#convos.get(id) ?? null;
  }

  existingWith(person: Person): Convo | null {
    return this.convo(chatId(this.#world.seed, person.id));
  }

  convoWith(person: Person, atMs: number = this.#world.now()): Convo {
    const before = this.existingWith(person);
    if (before !== null) return before;
    const id = chatId(this.#world.seed, person.id);
    const convo: Convo = { id, other: person, rev: FIRST_REV, isAccepted: false, readRev: FIRST_REV, messages: [] };
    this.#convos.set(id, convo);
    this.#happen(convo, 'BeginConvo', { atMs });
    return convo;
  }

  accept(convo: Convo): string | null {
    if (convo.isAccepted) return null;
    convo.isAccepted = true;
    return this.#happen(convo, 'AcceptConvo', {});
  }

  read(convo: Convo, message: ChatMessage): void {
    if (message.rev <= convo.readRev) return;
    this.#happen(convo, 'ReadConvo', { message });
    convo.readRev = message.rev;
  }

  #take(post: Post): void {
    const other = post.byBrand ? post.to : post.author;
    if (other === null || other.isBrand) return;
    const convo = this.convoWith(other, post.visibleAt);
    const message: ChatMessage = {
      id: messageId(post),
      rev: FIRST_REV,
      sender: post.author,
      sentAt: post.createdAt,
      post,
    };
    message.rev = this.#happen(convo, 'CreateMessage', { atMs: post.visibleAt, message });
    convo.messages.push(message);
    this.#known.set(post.id, { convo, message });
    if (!post.byBrand) return;
    convo.isAccepted = true;
    convo.readRev = message.rev;
  }

  /** Revs go by time, but never back: what is told late comes last. */
  #happen(
    convo: Convo,
    what: ChatEvent['what'],
    at: { readonly atMs?: number; readonly message?: ChatMessage },
  ): string {
    const micros = (at.atMs ?? this.#world.now()) * 1000;
    this.#lastMicros = Math.max(this.#lastMicros + 1, micros);
    convo.rev = tid(Math.floor(this.#lastMicros / 1000), this.#lastMicros % 1000);
    this.events.push({ rev: convo.rev, what, convo, message: at.message ?? null });
    return convo.rev;
  }
}
