import type { RuleAct } from '../domain/rule-act.ts';
import type { StoredMessage } from '../domain/stored.ts';

/** What rules did. Times are UTC milliseconds. */
export interface RuleActReads {
  /** By message; those on which no rule acted are absent. */
  onMessages(messages: readonly number[]): Promise<Map<number, RuleAct>>;
  /** By message, of these conversations. */
  ofConversations(conversations: readonly number[]): Promise<Map<number, RuleAct>>;
  /** How often a rule acted on a conversation since. */
  countOn(conversation: number, rule: string, since: number): Promise<number>;
  /** How often rules acted since, on anything. */
  countSince(since: number): Promise<number>;
  /** How many drafts by rules a person got since. */
  draftsFor(contact: number, since: number): Promise<number>;
  /** Number of the account's last message that rules have looked at; null before the first. */
  upTo(account: string): Promise<number | null>;
  /** An account's customers' messages with a higher number, by number; at most `limit`. */
  messagesAfter(account: string, message: number, limit: number): Promise<StoredMessage[]>;
  /** On which stream each of these was heard; absent where nobody wrote that down. */
  streamsOf(messages: readonly number[]): Promise<Map<number, string>>;
  /** An account's streams heard for the first time after one of its messages was, and before an instant. */
  streamsLeft(account: string, between: { message: number; until: number }): Promise<string[]>;
  /** Customers' messages posted in [since, until) with a number above `after`, by number; at most `limit`. */
  history(span: { since: number; until: number; after: number; limit: number }): Promise<StoredMessage[]>;
}

export interface RuleActWrites {
  add(act: RuleAct): Promise<void>;
  saveUpTo(account: string, message: number): Promise<void>;
}
