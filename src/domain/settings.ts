import type { CueWords } from './cue-family.ts';
import type { Role } from './operator.ts';
import type { Stream } from './stream.ts';
import type { UrgencyLevel } from './triage.ts';
import type { Hours } from './working-hours.ts';

/** One identity of the brand on one platform, as `kuulo.yaml` names it. Secrets live elsewhere. */
export interface AccountSettings {
  readonly name: string;
  readonly platform: string;
  readonly handle: string;
  readonly baseUrl: string | null;
  readonly streams: readonly Stream[];
  /** What the platform granted beyond the usual, such as `humanAgent` on Facebook. */
  readonly features: readonly string[];
}

/** What people decided in `kuulo.yaml`, checked and with its defaults filled in. Durations are milliseconds. */
export interface Settings {
  readonly brand: { readonly name: string; readonly languages: readonly string[] };
  /** IANA name, such as Europe/Helsinki. */
  readonly timezone: string;
  readonly hours: Hours;
  readonly accounts: readonly AccountSettings[];
  /** Working time within which each urgency wants an answer. */
  readonly slaMs: Readonly<Record<UrgencyLevel, number>>;
  readonly review: {
    readonly public: 'required' | 'optional';
    readonly private: 'required' | 'optional';
    readonly fourEyes: boolean;
    /** How long an approval holds. */
    readonly expiresMs: number;
  };
  readonly send: {
    readonly undoMs: number;
    /** 0 means no pacing. */
    readonly perAccountPerMinute: number;
    /** Replies of one account in 24 hours; 0 means no cap. */
    readonly perAccountPerDay: number;
    readonly dailyBudgetUsd: number;
    readonly settleMs: number;
  };
  /** How long a claim on a conversation lasts. */
  readonly claimMs: number;
  readonly bulk: {
    /** How many go first, before somebody says that the rest may follow. */
    readonly canary: number;
    /** A run stops after so many that failed, or so many whose outcome nobody knows. */
    readonly errorsMax: number;
    readonly unknownMax: number;
    /** What people write who do not want to be written to; besides those that kuulo knows. */
    readonly optOut: readonly string[];
  };
  /** Words added or muted by the brand, and weights, by cue family; families it says nothing of are absent. */
  readonly triage: { readonly cues: Readonly<Record<string, CueWords>> };
  readonly poll: { readonly overlapMs: number; readonly backfillMs: number };
  readonly operators: readonly { readonly name: string; readonly role: Role }[];
}
