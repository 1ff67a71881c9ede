import type { TroubledSpan } from '../domain/incident.ts';
import type { HeardMessage } from '../domain/message.ts';
import type { StoredMessage } from '../domain/stored.ts';
import type { Score } from '../domain/triage.ts';

export interface MessageReads {
  byId(id: number): Promise<StoredMessage | null>;
  byRemoteId(account: string, remoteId: string): Promise<StoredMessage | null>;
  /** By the platform's id or web address on any account, newest first. */
  find(platform: string | null, remoteIdOrUrl: string): Promise<StoredMessage[]>;
  /** Messages of a conversation, oldest first. */
  ofConversation(conversation: number): Promise<StoredMessage[]>;
  /** Messages of several conversations, each oldest first; a conversation without any is absent. */
  ofConversations(conversations: readonly number[]): Promise<Map<number, StoredMessage[]>>;
  /** The newest messages among all of these conversations, newest first; at most `limit`. */
  newestOf(conversations: readonly number[], limit: number): Promise<StoredMessage[]>;
  /** When a contact first wrote to us, as far as we heard; UTC milliseconds, or null. */
  firstFrom(contact: number): Promise<number | null>;
  /** Which of these remote ids the account already has, with what an upsert must compare. */
  known(account: string, remoteIds: readonly string[]): Promise<Map<string, StoredMessage>>;
  /** Full text, newest first; any input is safe (words are quoted; prefixes from 3 letters). */
  search(query: string, limit: number): Promise<StoredMessage[]>;
  /** Inbound messages each contact sent to any account of the platform since, for repeat contact; none is absent. */
  countFromContacts(contacts: readonly number[], since: number): Promise<Map<number, number>>;
  /** Everything these contacts wrote that still stands, in any of their conversations; who wrote nothing is absent. */
  textsOf(contacts: readonly number[]): Promise<Map<number, string[]>>;
  /** The newest of what a contact wrote that still stands, newest first; at most `limit`. */
  newestFrom(contact: number, limit: number): Promise<Pick<StoredMessage, 'id' | 'text' | 'postedAt'>[]>;
  /** Inbound counts per sentiment and urgency posted in [since, until), by day start given as UTC milliseconds. */
  inboundBetween(since: number, until: number): Promise<InboundCount[]>;
  /**
   * The troubles among customers' messages on any account posted in [since, until), newest first. Reads at most `limit`
   * messages: what lies before them is not told, and `heardSince` is when the oldest of them was posted.
   */
  troubles(span: { since: number; until: number; limit: number }): Promise<TroubledSpan>;
  /** When a contact last wrote to the account in private, UTC milliseconds, or null. */
  lastPrivateAt(account: string, contact: number): Promise<number | null>;
  /** Customers' messages in the account's newest open conversations that were last seen before, longest ago first. */
  toRecheck(account: string, stale: { seenBefore: number; limit: number }): Promise<StoredMessage[]>;
  /** The raw page as it came, JSON text. */
  rawPage(id: number): Promise<string | null>;
}

export interface InboundCount {
  readonly postedAt: number;
  readonly account: string;
  readonly platform: string;
  readonly sentiment: string;
  readonly urgency: string;
  readonly topics: readonly string[];
  readonly language: string;
}

/** A message ready to be written. `conversation` is null for parents kept only for reading. */
export interface NewMessage {
  readonly account: string;
  readonly platform: string;
  readonly conversation: number | null;
  readonly contact: number | null;
  readonly heard: HeardMessage;
  readonly score: Score | null;
  readonly fetchedAt: number;
  readonly rawPage: number | null;
}

export interface MessageWrites {
  /** One multi-row insert and one full-text statement per batch; rows already there (account, remote id) are left alone. Returns ids in order, null where it was there. */
  insert(messages: readonly NewMessage[]): Promise<(number | null)[]>;
  /** Keeps an edit: the new text and its score; the old text goes to the versions table. */
  saveEdit(
    id: number,
    edit: { text: string; editedAt: number; score: Score | null; reference: HeardMessage['reference'] },
  ): Promise<void>;
  markDeleted(account: string, remoteIds: readonly string[], at: number): Promise<number>;
  /** What the platform needs to answer it changed; what it says did not. */
  refer(id: number, reference: HeardMessage['reference']): Promise<void>;
  /** It is there again. */
  restore(id: number): Promise<void>;
  /**
   * It was kept for reading, or heard in a way that told less (nobody's name, as a find of a search): who wrote it, and
   * where it belongs.
   */
  hearAnew(id: number, message: NewMessage): Promise<void>;
  setScore(id: number, score: Score): Promise<void>;
  /** They were looked at again and are as they were. */
  seenAgain(ids: readonly number[], at: number): Promise<void>;
  /** Hidden from others since, or null when it can be seen again. UTC milliseconds. */
  setHidden(id: number, at: number | null): Promise<void>;
  /** The page as it came (JSON text), zstd-compressed. Returns its number. */
  saveRawPage(page: { account: string; stream: string; fetchedAt: number; json: string }): Promise<number>;
}
