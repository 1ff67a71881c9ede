import type { Eligibility, Measure, Moderation, Situation } from '../domain/eligibility.ts';
import type { HeardMessage, Json, Visibility } from '../domain/message.ts';
import type { Stream, StreamKind } from '../domain/stream.ts';
import type { BrowserLogin, Credentials } from './login.ts';

export type { Credentials } from './login.ts';

/** One value an account needs. Its environment name is `KUULO_<ACCOUNT>_<env>`. */
export interface Setting {
  readonly name: string;
  readonly env: string;
  readonly title: string;
  readonly isSecret: boolean;
  readonly isRequired: boolean;
  /** What a person has to do to get it, in one line. */
  readonly hint: string;
}

/** Text limits; a platform's own, or an instance's (`identity` reads them, the store keeps them). */
export interface Limits {
  readonly textMax: number;
  /** Units every URL counts for, where the platform shortens links. */
  readonly urlUnits: number | null;
}

/** What kuulo knows about one of the brand's accounts. Null until `identity` has told. */
export interface AccountFacts {
  readonly name: string;
  readonly handle: string;
  readonly remoteId: string | null;
  readonly limits: Limits | null;
}

/** Opaque position in a stream; each platform writes and reads its own. */
export type Cursor = string;

/** What the platform says is left. `resetAt` is UTC milliseconds by the platform's clock, moved to ours by its `Date`. */
export interface RateLimit {
  readonly limit: number | null;
  readonly remaining: number | null;
  readonly resetAt: number | null;
}

/** A period that could not be heard. UTC milliseconds. */
export interface Gap {
  readonly from: number;
  readonly until: number;
  readonly why: string;
}

/** An item that could not be read; kept raw so that nothing heard is lost. */
export interface Unreadable {
  readonly raw: string;
  readonly why: string;
}

/** One page of a stream. Messages and `cursor` are committed together, so `cursor` covers exactly what has come so far. */
export interface MessagePage {
  readonly messages: readonly HeardMessage[];
  /** Messages these answer or quote, for reading; they open no conversation. */
  readonly context: readonly HeardMessage[];
  /** Remote ids the platform says are gone. */
  readonly deleted: readonly string[];
  readonly unreadable: readonly Unreadable[];
  /** The page's items as JSON text, in the order `rawIndex` counts. */
  readonly raw: string;
  readonly cursor: Cursor;
  readonly gap: Gap | null;
  readonly requests: number;
  readonly costUsd: number;
  readonly rateLimit: RateLimit | null;
}

/** An attempt to send whose outcome is looked for. */
export interface Attempt {
  /** When it began, UTC milliseconds by our clock. */
  readonly since: number;
  /** Remote ids of ours that are known to be something else: other replies, what was heard before it began. */
  readonly taken?: ReadonlySet<string>;
}

/** What became of messages heard before. */
export type Recheck = Pick<MessagePage, 'messages' | 'deleted' | 'requests' | 'costUsd' | 'rateLimit'>;

/**
 * What stands around a message now: the message itself as it is (edited ones with `editedAt` or another text), and everything
 * said after it in its thread or chat, by the customer, by us and by others. `deleted` holds it when it is gone.
 */
export type Around = Pick<MessagePage, 'messages' | 'deleted' | 'raw' | 'requests' | 'costUsd' | 'rateLimit'>;

export interface FetchOptions {
  /** On a stream's first poll: how far back to listen, UTC milliseconds. */
  readonly backfillFrom: number;
  readonly now: number;
  /** Re-read this much before the cursor, for what arrives late. */
  readonly overlapMs: number;
}

export interface Identity {
  readonly remoteId: string;
  readonly handle: string;
  readonly name: string;
  readonly url: string;
  /** What we are logged in with, in the platform's own words: `OAuth 1.0a user`, `app password`, `page token`. */
  readonly tokenKind: string;
  readonly scopes: readonly string[] | null;
  /** UTC milliseconds when the credential expires, or null when it does not. */
  readonly expiresAt: number | null;
  readonly rateLimit: RateLimit | null;
  readonly limits: Limits;
}

/** A reply about to be judged or sent, with everything a platform may ask of it. */
export interface Outgoing {
  readonly account: AccountFacts;
  readonly target: HeardMessage;
  readonly visibility: Visibility;
  readonly text: string;
  /** ISO 639-1 code of the text, or `und`. */
  readonly language: string;
  readonly situation: Situation;
}

/** Exactly what will go out: the review screen shows `preview`, `send` sends `payload`. JSON-safe, so the store can keep it. */
export interface Prepared {
  readonly platform: string;
  readonly account: string;
  readonly visibility: Visibility;
  readonly targetRemoteId: string;
  /** Text as readers will see it. */
  readonly preview: string;
  readonly measure: Measure;
  readonly payload: Json;
}

export interface Sent {
  readonly remoteId: string;
  readonly url: string;
  /** UTC milliseconds, by the platform's clock. */
  readonly sentAt: number;
}

/** Keeps what a session must remember between runs (refreshed tokens), outside the database. */
export interface TokenVault {
  load(): Promise<string | null>;
  /** Replaces it at once and whole; refuses an empty text. */
  save(text: string): Promise<void>;
  /**
   * Changes it while no other process does: `change` gets what is kept now (another run may have renewed it meanwhile; then
   * it gives that back unchanged and calls nobody) and gives what to keep. Returns what is kept afterwards. What `change`
   * throws leaves everything as it was.
   */
  renew(change: (kept: string | null) => Promise<string>): Promise<string>;
}

export interface OpenOptions {
  readonly account: AccountFacts;
  /** Another server for this account's calls: self-hosted, proxy, sandbox, tests. */
  readonly baseUrl: string | null;
  readonly signal: AbortSignal;
  readonly vault: TokenVault;
  /** UTC milliseconds now. */
  readonly now: () => number;
}

/** One network, described once. Everything here but `open` is pure: no network, no clock, no state. */
export interface Platform {
  readonly id: string;
  readonly title: string;
  readonly limits: Limits;
  readonly settings: readonly Setting[];
  readonly streams: readonly StreamKind[];
  /** Scopes that a stream cannot be heard without, where the platform tells what was granted (`a:b` is part of `a`). */
  readonly scopes?: Readonly<Partial<Record<StreamKind, readonly string[]>>>;
  /** Names that `features` of an account may hold. */
  readonly features: readonly string[];
  /** Whether a limit that was reached holds for one stream or for everything the account asks. */
  readonly throttles: 'stream' | 'account';
  /**
   * `flat`: whomever an answer of ours speaks to, the platform tells it under the thread's first message. `exact`: it tells
   * which message was answered.
   */
  readonly threads: 'exact' | 'flat';
  /** How often messages that wait for us are looked at again for edits and deletions, and how many in one run. */
  readonly recheck: { readonly everyMs: number; readonly batchMax: number };
  /** What the platform's rules say of the same words to many: `max` people may get them before it speaks against more. */
  readonly sameText: { readonly max: number; readonly rule: string };
  /** Null where there is none: its settings are copied from the platform's own pages. */
  readonly login: BrowserLogin | null;
  /**
   * The length of a text by the platform's own rule, in private if it goes there; with what the platform adds when it
   * answers `target`.
   */
  measure(text: string, limits: Limits, way?: { target?: HeardMessage; visibility?: Visibility }): Measure;
  eligibility(target: HeardMessage, situation: Situation): Eligibility;
  /** US dollars that this answer is estimated to cost; the dearer where the platform does not say. */
  priceUsd(answer: Pick<Outgoing, 'visibility' | 'text'>): number;
  moderation(target: HeardMessage): Moderation;
  /**
   * The exact payload and its preview.
   * @throws {ReplyRefusedError} when the platform would not take it (too long, not answerable that way)
   */
  prepare(outgoing: Outgoing): Prepared;
  /**
   * A connection for one account.
   * @throws {PlatformError} kind `auth` when credentials are missing
   */
  open(credentials: Credentials, options: OpenOptions): Promise<Session>;
}

/** A connection to one platform as one account. All network lives behind it; every method throws PlatformError. */
export interface Session {
  /** Who we are there, limits, scopes, expiry. */
  identity(): Promise<Identity>;
  /** Pages from after `since`, each with the cursor that covers it. Ends when the stream is heard up to now. */
  fetch(stream: Stream, since: Cursor | null, options: FetchOptions): AsyncIterable<MessagePage>;
  /** Publishes once. `key` was made durable before: the same key never makes two posts where the platform honours keys. */
  send(prepared: Prepared, key: string): Promise<Sent>;
  /**
   * Messages heard before, as they are now: `messages` those that are still there (edited ones with `editedAt` or another
   * text), `deleted` those the platform says are gone. What it does not tell about is in neither.
   */
  recheck(messages: readonly HeardMessage[]): Promise<Recheck>;
  /** Hides a customer's public message from others, or shows it again. Saying it twice changes nothing. */
  moderate(target: HeardMessage, act: 'hide' | 'unhide'): Promise<void>;
  /**
   * A look before an answer goes, in as few requests as the platform allows: did a colleague answer in its app, did the
   * customer write again or change the text, is the message still there. Messages come as `fetch` would bring them, with
   * their place in `raw`.
   * @throws {PlatformError} when it cannot be told; then nothing is sent
   */
  lookAround(target: HeardMessage): Promise<Around>;
  /** Looks for an earlier attempt. */
  findSent(prepared: Prepared, key: string, attempt: Attempt): Promise<Sent | 'absent' | 'cannotTell'>;
}

/**
 * auth: a person must log in again. throttled: not executed, try after `until`. refused: final, nothing was written.
 * unavailable: nothing was written, try later. unknown: it may have been written; never resend without a look.
 */
type FailureKind = 'auth' | 'throttled' | 'refused' | 'unavailable' | 'unknown';

/**
 * Why a platform refused for good. `blocked`: one person does not want us; `barred`: the account may not write at all for
 * now; `otherAccount`: the credential is somebody else's.
 */
export type RefusedReason =
  | 'notFound'
  | 'notAllowed'
  | 'blocked'
  | 'barred'
  | 'tooLong'
  | 'duplicate'
  | 'money'
  | 'redirect'
  | 'certificate'
  | 'otherAccount'
  | 'invalid';

export interface PlatformFailure {
  readonly kind: FailureKind;
  /** UTC milliseconds of the earliest next try, when the platform told. */
  readonly until: number | null;
  readonly reason: RefusedReason | null;
  readonly status: number | null;
  /** What the platform said, as it said it; a stranger's text. */
  readonly words: string;
}

/** A call to a platform that did not succeed. */
export class PlatformError extends Error {
  readonly failure: PlatformFailure;
  constructor(failure: PlatformFailure, options?: { cause?: unknown }) {
    super(`${failure.kind}: ${failure.words}`, options);
    this.name = 'PlatformError';
    this.failure = failure;
  }
}

/** The platform would not take this reply; found before any call. */
export class ReplyRefusedError extends Error {
  readonly reason: 'tooLong' | 'empty' | 'notAnswerable';
  readonly measure: Measure | null;
  constructor(reason: ReplyRefusedError['reason'], words: string, measure: Measure | null = null) {
    super(words);
    this.name = 'ReplyRefusedError';
    this.reason = reason;
    this.measure = measure;
  }
}
