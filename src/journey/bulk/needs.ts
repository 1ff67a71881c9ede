import type { Visibility } from '../../domain/message.ts';
import type { Operator } from '../../domain/operator.ts';
import type { DraftCheck, SentItem } from '../../domain/outcomes.ts';
import type { ApprovalFacts } from '../../domain/reply.ts';
import type { Settings } from '../../domain/settings.ts';
import type { StoredMessage } from '../../domain/stored.ts';
import type { AccountFacts, Platform } from '../../platforms/platform.ts';
import type { Store } from '../../store/store.ts';

/** What every part of the step is handed. */
export interface BulkNeeds {
  readonly store: Store;
  /** The workspace's folder, absolute. */
  readonly workspace: string;
  readonly settings: Settings;
  readonly operator: Operator;
  readonly now: () => number;
}

/** What planning is handed besides. */
export interface PlanNeeds extends BulkNeeds {
  /** Where plan files lie, absolute; made when the first is written. */
  readonly folder: string;
  /** The conversation of a platform's id or a web address. @throws {ProblemError} UNKNOWN_CONVERSATION, USAGE */
  readonly resolve: (id: string) => Promise<number>;
  readonly platform: (id: string) => Promise<Platform>;
  readonly account: (name: string) => Promise<AccountFacts>;
  /** The server of an account, null for the platform's own. @throws {ProblemError} UNKNOWN_ACCOUNT */
  readonly host: (account: string) => string | null;
  /** What the guard and the platform say of a text as the answer to a message of a thread, which is oldest first. */
  readonly judgeAnswer: (draft: {
    readonly text: string;
    readonly visibility: Visibility;
    readonly target: StoredMessage;
    readonly thread: readonly StoredMessage[];
  }) => Promise<DraftCheck>;
  /** A saved answer, ready to be filled in. @throws {ProblemError} USAGE, FILE_INVALID */
  readonly answer: (name: string) => Promise<(values: Readonly<Record<string, string>>) => string>;
  readonly signal: AbortSignal;
}

/** What applying is handed besides. */
export interface ApplyNeeds extends BulkNeeds {
  /** Which login on which server speaks for an account: part of what an approval is bound to. */
  readonly whence: (account: string) => Promise<Pick<ApprovalFacts, 'accountId' | 'host'>>;
  readonly language: (text: string) => string;
  readonly sha256: (text: string) => string;
  /** A new idempotency key. */
  readonly newKey: () => string;
  /** Ends early when the run is interrupted. */
  readonly wait: (ms: number) => Promise<void>;
  /** Looks up what earlier runs left unknown. */
  readonly settle: () => Promise<void>;
  /** Sends these replies through the one way out; `limits` and `signal` end it early. */
  readonly send: (input: {
    readonly replies: readonly number[];
    readonly limits: { readonly failedMax: number; readonly unknownMax: number };
    readonly onItem: (item: SentItem) => void;
    readonly signal: AbortSignal;
  }) => Promise<readonly SentItem[]>;
  readonly signal: AbortSignal;
}
