import type { Conversation } from '../../domain/conversation.ts';
import type { Situation } from '../../domain/eligibility.ts';
import type { FoundPromise } from '../../domain/find-promises.ts';
import type { Operator } from '../../domain/operator.ts';
import type { ReplyReview } from '../../domain/outcomes.ts';
import type { ProblemError } from '../../domain/problem.ts';
import type { ApprovalFacts, Reply } from '../../domain/reply.ts';
import type { Settings } from '../../domain/settings.ts';
import type { StoredMessage } from '../../domain/stored.ts';
import type { SurveySkip } from '../../domain/survey.ts';
import type {
  AccountFacts,
  Around,
  Platform,
  PlatformFailure,
  Prepared,
  Sent,
  Session,
} from '../../platforms/platform.ts';
import type { Reads, Store } from '../../store/store.ts';

export interface SendNeeds {
  readonly store: Store;
  readonly platform: (id: string) => Promise<Platform>;
  readonly session: (account: string) => Promise<Session>;
  readonly account: (name: string) => Promise<AccountFacts>;
  /** Which login on which server speaks for an account: part of what an approval is bound to. */
  readonly whence: (account: string) => Promise<Pick<ApprovalFacts, 'accountId' | 'host'>>;
  /** What is known of the moment an answer goes, the reply itself not counted. */
  readonly situation: (read: Reads, about: { target: StoredMessage; reply: number | null }) => Promise<Situation>;
  readonly problemOf: (account: string, error: unknown) => { problem: ProblemError; failure: PlatformFailure | null };
  /** What the guard and the platform say of a reply now. */
  readonly check: (reply: number) => Promise<ReplyReview>;
  /** Saves what a look brought the way listening does. */
  readonly hear: (account: string, around: Around) => Promise<void>;
  /** US dollars spent since, up to now. */
  readonly spentSince: (read: Reads, since: number, now: number) => Promise<number>;
  /** Why a person is not to be asked how it went; null when they are. */
  readonly whyNotAsk: (
    read: Reads,
    about: { conversation: Conversation; besides: number },
  ) => Promise<SurveySkip | null>;
  /** What a reply sent then (UTC milliseconds) promises, with its due dates. */
  readonly promisesIn: (text: string, sentAt: number) => Promise<readonly FoundPromise[]>;
  readonly sha256: (text: string) => string;
  /** A new idempotency key (version 7 UUID of now). */
  readonly newKey: () => string;
  /** A labelled place where a drill may kill the process. */
  readonly point: (label: string) => void;
  readonly wait: (ms: number) => Promise<void>;
  readonly settings: Settings;
  readonly operator: Operator;
  readonly now: () => number;
  readonly signal: AbortSignal;
}

/** One reply on its way: claimed, committed, ready for the call. */
export interface Claimed {
  readonly reply: Reply;
  readonly prepared: Prepared;
  readonly key: string;
}

/** What the call brought. */
export type Outcome =
  | { readonly sent: Sent }
  | {
      readonly failure: PlatformFailure;
      readonly problem: ProblemError;
      /** Looked up after the refusal: the message it answers is not there any more. */
      readonly isTargetGone: boolean;
    };
