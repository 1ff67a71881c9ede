import type { Claim } from '../domain/claim.ts';
import type { Conversation, ConversationPage } from '../domain/conversation.ts';
import type { FollowUp } from '../domain/follow-up.ts';
import type { PlaceName } from '../domain/key-table.ts';
import type { Visibility } from '../domain/message.ts';
import type { ConversationDetail, LiveSender, ReplyReview } from '../domain/outcomes.ts';
import type { Pause } from '../domain/pause.ts';
import type { PersonCard } from '../domain/person-card.ts';
import type { Plan, PlanProgress, PlanRow } from '../domain/plan.ts';
import type { ProblemError } from '../domain/problem.ts';
import type { Pulse, PulsePeriod } from '../domain/pulse.ts';
import type { Reply } from '../domain/reply.ts';

/** A screen with what it shows at first; what it needs is fetched before it opens, so no screen starts empty. */
export type Place =
  | { readonly screen: 'inbox' }
  /** `among`: the conversations of the list it was opened from, in their order. */
  | { readonly screen: 'thread'; readonly detail: ConversationDetail; readonly among: readonly number[] }
  | { readonly screen: 'composer'; readonly draft: DraftStart }
  | { readonly screen: 'review'; readonly review: ReplyReview }
  | { readonly screen: 'approvals'; readonly first: ApprovalsStart }
  | { readonly screen: 'outbox'; readonly first: OutboxStart }
  | { readonly screen: 'followUps'; readonly first: readonly FollowUp[] }
  | { readonly screen: 'person'; readonly first: PersonCard }
  /** `opened`: the plan whose replies are read. */
  | {
      readonly screen: 'bulk';
      readonly first: readonly PlanProgress[];
      readonly opened?: Extract<Opened, { kind: 'plan' }>;
    }
  | { readonly screen: 'pulse'; readonly first: Pulse; readonly period: PulsePeriod }
  | { readonly screen: 'help'; readonly from: PlaceName };

/** What the composer starts from. */
export interface DraftStart {
  readonly detail: ConversationDetail;
  /** Which way it goes: fixed before the first letter, shown by name. */
  readonly visibility: Visibility;
  /** The draft to go on with. */
  readonly reply: Reply | null;
  /** A draft for an older message, whose text is taken over. */
  readonly replaced: Reply | null;
  /** An answer of theirs that was recalled: its text is begun with. */
  readonly recalled?: Reply | null;
  /** The person wants a second answer to the same message. */
  readonly isAdditional: boolean;
}

/** One thing that waits for a second person. */
export type Waiting =
  | { readonly kind: 'reply'; readonly reply: Reply }
  | { readonly kind: 'plan'; readonly plan: Plan };

/** It in full, as it would go out. */
export type Opened =
  | { readonly kind: 'reply'; readonly review: ReplyReview }
  | {
      readonly kind: 'plan';
      readonly plan: Plan;
      readonly rows: readonly PlanRow[];
      readonly problem: ProblemError | null;
    };

/** What the approvals start with: replies, oldest first, then bulk plans; and the first of them in full. */
export interface ApprovalsStart {
  readonly waiting: readonly Waiting[];
  readonly opened: Opened | null;
}

/** What the outbox starts with. */
export interface OutboxStart {
  readonly replies: readonly Reply[];
  readonly senders: readonly LiveSender[];
}

/** What the inbox starts with: painted before Ink is there. */
export interface FirstPage {
  readonly page: ConversationPage;
  readonly counts: Counts;
  /** Who works on them, by conversation. */
  readonly claims: ReadonlyMap<number, Claim>;
  readonly pauses: readonly Pause[];
  /** `dataVersion` from before they were read, so that no change between then and now is missed. */
  readonly version: number;
}

export interface Counts {
  readonly conversations: Readonly<Record<Conversation['status'], number>>;
  readonly replies: Readonly<Partial<Record<Reply['status'], number>>>;
}
