import type { HeardMessage } from './message.ts';
import type { Score } from './triage.ts';

/** A message with its number, its place and its scores. Times are UTC milliseconds. */
export interface StoredMessage extends HeardMessage {
  readonly id: number;
  readonly account: string;
  readonly platform: string;
  /** Null for a parent kept only for reading. */
  readonly conversation: number | null;
  readonly contact: number | null;
  readonly fetchedAt: number;
  readonly deletedAt: number | null;
  /** When we hid it from others; null when it can be seen. */
  readonly hiddenAt: number | null;
  /** Null for our own messages and for parents. */
  readonly score: Score | null;
}

/** What we know of one of the brand's accounts from the platform itself. */
export interface AccountRow {
  readonly name: string;
  readonly platform: string;
  readonly handle: string;
  readonly remoteId: string | null;
  readonly limits: { readonly textMax: number; readonly urlUnits: number | null } | null;
  readonly checkedAt: number | null;
  /** What it is logged in with, in the platform's words; null until it was asked. */
  readonly tokenKind: string | null;
  readonly scopes: readonly string[] | null;
  /** When the credential ends, or null when it does not or the platform does not tell. */
  readonly expiresAt: number | null;
}

/** How far one stream of one account has been heard, and when it may be asked again. */
export interface StreamState {
  readonly account: string;
  readonly stream: string;
  readonly cursor: string | null;
  /** Not before this time, by the platform's word. */
  readonly notBefore: number | null;
  readonly lastTryAt: number | null;
  readonly lastHeardAt: number | null;
  readonly lastNewAt: number | null;
  readonly lastError: { readonly code: string; readonly message: string } | null;
}

/** A period that could not be heard, and why. */
export interface GapRow {
  readonly id: number;
  readonly account: string;
  readonly stream: string;
  readonly from: number;
  readonly until: number;
  readonly why: string;
  readonly notedAt: number;
}

/** An item that could not be read, kept raw. */
export interface UnreadableRow {
  readonly id: number;
  readonly account: string;
  readonly stream: string;
  readonly raw: string;
  readonly why: string;
  readonly at: number;
}
