import type { Conversation } from '../../domain/conversation.ts';
import type { Rule } from '../../domain/service-settings.ts';
import type { StoredMessage } from '../../domain/stored.ts';
import type { Store } from '../../store/store.ts';

/** What a rule's draft would say, or why there is none. */
export type RuleText =
  | { readonly text: string; readonly language: string; readonly answer: string; readonly target: StoredMessage }
  | { readonly why: string };

/** What rules must be given. */
export interface RuleNeeds {
  readonly store: Store;
  readonly rules: readonly Rule[];
  /** Whether the brand is at work at an instant (UTC milliseconds). */
  readonly isOpenAt: (at: number) => Promise<boolean>;
  /** A saved answer filled in for a conversation and judged as an answer to its newest message. */
  readonly textOf: (answer: string, conversation: Conversation) => Promise<RuleText>;
  readonly now: () => number;
}
