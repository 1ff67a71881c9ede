import type { Json, Visibility } from '../domain/message.ts';
import type { Random } from './random.ts';

export const PLATFORM_NAMES = ['x', 'mastodon', 'bluesky'] as const;
export type PlatformName = (typeof PLATFORM_NAMES)[number];

/** Someone with an account on one platform: a customer, or the brand itself. */
export interface Person {
  readonly platform: PlatformName;
  /** X: digits. Mastodon: digits. Bluesky: a `did:plc:`. */
  readonly id: string;
  /** X: `maija`. Mastodon: the `acct`, `maija@piiri.example` for people of other servers. Bluesky: `maija.sandbox`. */
  readonly handle: string;
  readonly name: string;
  readonly followers: number;
  readonly bio: string;
  readonly isBrand: boolean;
  /** UTC milliseconds. */
  readonly joinedAt: number;
}

/** One thing said on one platform. */
export interface Post {
  readonly platform: PlatformName;
  /** X: a snowflake. Mastodon: digits. Bluesky: an `at://` URI. */
  readonly id: string;
  readonly author: Person;
  /** Plain text as a person reads it there. */
  readonly text: string;
  /** Id of the post it answers, or null. */
  readonly inReplyTo: string | null;
  /** Id of the post it quotes, or null. */
  readonly quotes: string | null;
  readonly visibility: Visibility;
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
}

export interface NewPost {
  readonly author: Person;
  readonly text: string;
  readonly inReplyTo?: string | null;
  readonly quotes?: string | null;
  readonly visibility?: Visibility;
  readonly language?: string | null;
  /** Now, unless a scenario tells of the past. */
  readonly createdAt?: number;
  /** Only where the author chooses the key (Bluesky); made by the world otherwise. */
  readonly id?: string;
  readonly extras?: Readonly<Record<string, Json>>;
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
  /** Case does not matter. */
  personByHandle(platform: PlatformName, handle: string): Person | null;

  /** Says something. Brand posts that answer somebody call the listeners before this returns. */
  addPost(post: NewPost): Post;
  /** A visible post by its id. */
  find(platform: PlatformName, id: string): Post | null;
  /** All visible posts of a platform, **newest first** (by `createdAt`, then `order`). */
  posts(platform: PlatformName): Post[];
  /** Visible direct answers to a post, oldest first. */
  replies(post: Post): Post[];
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
  mastodon: 'esimerkki',
  bluesky: 'esimerkki.sandbox',
};
