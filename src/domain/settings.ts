import type { ConversationSort } from './conversation.ts';
import type { CueWords } from './cue-family.ts';
import type { ScreenName } from './key-table.ts';
import type { Role } from './operator.ts';
import type { ServiceSettings } from './service-settings.ts';
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

export const LANGUAGES = ['en', 'fi'] as const;
/** A language that the screens speak. */
export type Language = (typeof LANGUAGES)[number];

export const THEMES = ['auto', 'dark', 'light', 'contrast', 'plain'] as const;
/** `auto`: the terminal's own sixteen colours. `plain`: no colour at all. */
export type ThemeName = (typeof THEMES)[number];

/** From which urgency on a new message is told by a bell or a notice. */
export type NoticeLevel = 'off' | UrgencyLevel;

/** A saved view of the inbox, on the keys 1 to 9 in the order written. */
export interface SavedView {
  readonly name: string;
  /** A filter in words, as `kuulo bulk plan --where` takes it. */
  readonly show: string;
  readonly sort: ConversationSort;
}

/** Several commands by one key. */
export interface Macro {
  readonly key: string;
  readonly name: string;
  /** As typed on the command line, such as `label refund`. */
  readonly commands: readonly string[];
}

/** How the inbox looks, sounds and obeys. */
export interface InboxSettings {
  readonly theme: ThemeName;
  /** One line after another instead of a screen, for those who listen to it. */
  readonly isLinear: boolean;
  readonly bell: NoticeLevel;
  readonly desktopNotice: NoticeLevel;
  readonly views: readonly SavedView[];
  readonly macros: readonly Macro[];
  /** Keys by screen and command, in place of those of the table. */
  readonly keys: Readonly<Partial<Record<ScreenName, Readonly<Record<string, readonly string[]>>>>>;
}

/** What people decided in `kuulo.yaml`, checked and with its defaults filled in. Durations are milliseconds. */
export interface Settings extends ServiceSettings {
  readonly brand: { readonly name: string; readonly languages: readonly string[] };
  /** What the screens speak; messages keep their own. */
  readonly language: Language;
  readonly inbox: InboxSettings;
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
  readonly operators: readonly {
    readonly name: string;
    readonly role: Role;
    /** What replies are signed with; absent where it is the name. */
    readonly called?: string | undefined;
  }[];
}
