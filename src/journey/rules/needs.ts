import type { Conversation } from '../../domain/conversation.ts';
import type { Rule } from '../../domain/service-settings.ts';
import type { StoredMessage } from '../../domain/stored.ts';
import type { Store } from '../../store/store.ts';

/** What a rule's draft would say, or why there is none. */
export type RuleText =
  | { readonly text: string; readonly language: string; readonly answer: string; readonly target: StoredMessage }
  | { readonly why: string };

/** For whom a rule would lay a draft ready. */
export interface DraftAsked {
  readonly conversation: Conversation;
  /** A message of old that rules are only tried on, judged as it was heard; null judges an answer to the newest one, now. */
  readonly tried: StoredMessage | null;
}

/** What rules must be given. */
export interface RuleNeeds {
  readonly store: Store;
  readonly rules: readonly Rule[];
  /** Whether the brand is at work at an instant (UTC milliseconds). */
  readonly isOpenAt: (at: number) => Promise<boolean>;
  /** A saved answer filled in for a conversation and judged as an answer to it. */
  readonly textOf: (answer: string, asked: DraftAsked) => Promise<RuleText>;
  readonly now: () => number;
}
