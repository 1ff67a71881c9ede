import type { Json, Visibility } from '../domain/message.ts';
import type { Random } from './random.ts';

export const PLATFORM_NAMES = ['x', 'facebook', 'instagram', 'bluesky', 'mastodon'] as const;
export type PlatformName = (typeof PLATFORM_NAMES)[number];

/** Someone with an account on one platform: a customer, or the brand itself. */
export interface Person {
  readonly platform: PlatformName;
  /** A `did:plc:` on Bluesky, digits elsewhere (page-scoped on Facebook and Instagram). */
  readonly id: string;
  /** X, Instagram: `maija`. Facebook: not shown to pages. Mastodon: the `acct`, `maija@piiri.example` for people of other servers. Bluesky: `maija.sandbox`. */
  readonly handle: string;
  /** The handle they began with: what ids are made of stays when the handle changes. */
  readonly firstHandle: string;
  readonly name: string;
  readonly followers: number;
  readonly bio: string;
  readonly isBrand: boolean;
  /** Takes private messages from anybody; others only from those they wrote to themselves. */
  readonly isOpenToMessages: boolean;
  /** UTC milliseconds. */
  readonly joinedAt: number;
}

/** An earlier or later wording of a post. */
interface Wording {
  /** On X every wording has an id of its own; elsewhere it is the post's. */
  readonly id: string;
  readonly text: string;
  /** UTC milliseconds from when it held. */
  readonly at: number;
}

/** One thing said on one platform. */
export interface Post {
  readonly platform: PlatformName;
  /** X: a snowflake. Mastodon, Instagram: digits. Bluesky: an `at://` URI. Facebook: `{pageid}_{number}`. Private ones on Facebook and Instagram: `m_…`, on Bluesky the message's key. */
  readonly id: string;
  readonly author: Person;
  /** Plain text as a person reads it there. */
  readonly text: string;
  /** Id of the post it answers, or null. */
  readonly inReplyTo: string | null;
  /** Id of the post it quotes, or null. */
  readonly quotes: string | null;
  readonly visibility: Visibility;
  /** Whom a private one is for; null for public ones. */
  readonly to: Person | null;
  /** When its author last changed it, UTC milliseconds, or null. */
  readonly editedAt: number | null;
  /** Every wording it has had, oldest first; the last is what it says now. */
  readonly wordings: readonly Wording[];
  /** The brand hid it from others. */
  readonly isHidden: boolean;
  /** UTC milliseconds by the world's clock. */
  readonly createdAt: number;
  /** From when reads show it: `createdAt`, or later under the fault `late`. */
  readonly visibleAt: number;
  readonly byBrand: boolean;
  /** Id of the first post of the thread; its own id when it starts one. */
  readonly threadRoot: string;
  /** What the author declared, `fi` or `en` …, or null. */
  readonly language: string | null;
  /** Position in the order in which the world learned of posts, from 0. */
  readonly order: number;
  /** Whatever a dialect wants to remember about it (a record, an idempotency key). */
  readonly extras: Map<string, Json>;
}

export interface NewPerson {
  readonly platform: PlatformName;
  readonly handle: string;
  readonly name: string;
  readonly followers?: number;
  readonly bio?: string;
  readonly isBrand?: boolean;
  readonly isOpenToMessages?: boolean;
}

export interface NewPost {
  readonly author: Person;
  readonly text: string;
  readonly inReplyTo?: string | null;
  readonly quotes?: string | null;
  readonly visibility?: Visibility;
  /** Whom a private one is for. */
  readonly to?: Person | null;
  readonly language?: string | null;
  /** Now, unless a scenario tells of the past. */
  readonly createdAt?: number;
  /** Only where the author chooses the key (Bluesky); made by the world otherwise. */
  readonly id?: string;
  readonly extras?: Readonly<Record<string, Json>>;
  /** Said by the brand without anybody reacting to it. */
  readonly isQuiet?: boolean;
}

/** People, posts and a clock; what all dialects speak about. Reads never show what is deleted or not yet visible. */
export interface World {
  readonly seed: number;
  /** UTC milliseconds when the world began. */
  readonly startedAt: number;
  /** UTC milliseconds: real time plus what the clock was advanced. */
  now(): number;
  /** Moves the clock forward; makes nobody write. */
  advance(ms: number): void;
  /** Chance of its own for one purpose. */
  random(purpose: string): Random;

  /** The brand's account on a platform. */
  brand(platform: PlatformName): Person;
  addPerson(person: NewPerson): Person;
  person(platform: PlatformName, id: string): Person | null;
  /** By any handle they have had. Case does not matter. */
  personByHandle(platform: PlatformName, handle: string): Person | null;

  /**
   * Somebody goes by another handle from now on, also on what they said before. The id stays, and the old handle still
   * leads to them, so that texts which name them do.
   * @throws {RangeError} when somebody else has it
   */
  rename(person: Person, handle: string): void;

  /** Says something. Brand posts that answer somebody call the listeners before this returns. */
  addPost(post: NewPost): Post;
  /** A visible post by its id, or by the id of one of its wordings. */
  find(platform: PlatformName, id: string): Post | null;
  /** All visible posts of a platform, **newest first** (by `createdAt`, then `order`). */
  posts(platform: PlatformName): Post[];
  /** Visible direct answers to a post, oldest first. */
  replies(post: Post): Post[];
  /** Both sides of a private chat of two, visible ones, oldest first. */
  chat(one: Person, other: Person): Post[];
  /** Its author changes what it says. Returns it as it is now; the earlier object no longer holds. On X the new wording gets an id. */
  edit(post: Post, text: string): Post;
  /** The brand hides it from others, or shows it again. Returns it as it is now. */
  hide(post: Post, isHidden: boolean): Post;
  /** Takes a post away for good. */
  remove(post: Post): void;
  /** Everything said and not taken away, oldest first; brand posts also while reads do not show them yet. */
  everything(): Post[];

  /** Called for every brand post that answers a customer's post (`parent`). */
  onBrandReply(listener: (reply: Post, parent: Post) => void): void;
  /** Whatever is said inside `work` is shown by reads only `delayMs` later (the fault `late`). */
  hiddenFor<T>(delayMs: number, work: () => T): T;
}

export interface WorldOptions {
  readonly seed: number;
  /** UTC milliseconds to begin at; real time unless a test wants the same ids twice. */
  readonly startsAt?: number;
}

/** The name the brand has on each platform; a Bluesky handle is a domain. */
export const BRAND_HANDLES: Readonly<Record<PlatformName, string>> = {
  x: 'esimerkki',
  facebook: 'esimerkki',
  instagram: 'esimerkki',
  bluesky: 'esimerkki.sandbox',
  mastodon: 'esimerkki',
};
