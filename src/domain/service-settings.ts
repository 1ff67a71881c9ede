import type { Visibility } from './message.ts';
import type { SentimentLabel, UrgencyLevel } from './triage.ts';

/** Everything the guard may say of a draft, by the name that `kuulo.yaml` and `--json` use. */
export const GUARD_RULES = [
  'empty',
  'too-long',
  'placeholder',
  'hidden-characters',
  'personal-data',
  'secret',
  'promise',
  'blame',
  'jargon',
  'apology',
  'next-step',
  'cold',
  'shouting',
  'language',
  'name',
  'greeting',
  'signature',
  'link',
  'repetition',
  'private-matter',
] as const;
export type GuardRule = (typeof GUARD_RULES)[number];

export const GUARD_SEVERITIES = ['off', 'hint', 'warn', 'block'] as const;
export type GuardSeverity = (typeof GUARD_SEVERITIES)[number];

/** The brand's house style, and how grave it takes each rule. */
export interface GuardSettings {
  /** Only what differs from how kuulo comes. */
  readonly rules: Readonly<Partial<Record<GuardRule, GuardSeverity>>>;
  /** Hosts that may be linked to, their subdomains too; none means that any may. */
  readonly links: readonly string[];
  /** Whether each reply greets the customer. */
  readonly isGreetingWanted: boolean;
  /** What each reply ends with, such as the brand's name; empty for nothing. */
  readonly signature: string;
  /** Shapes of numbers that belong to one customer: `#` is a digit, `?` a letter, such as `ES-######`. */
  readonly orderNumbers: readonly string[];
  /** The brand's own phone numbers, mailboxes, accounts and addresses, which it may say in public. */
  readonly ownNumbers: readonly string[];
  /** Words of the house that customers do not understand, besides those that kuulo knows. */
  readonly jargon: readonly string[];
}

export const OUTLETS = ['webhook', 'email', 'desktop', 'bell'] as const;
/** Where people are told of something; the last two only where an inbox is open. */
export type Outlet = (typeof OUTLETS)[number];

/** What a message and its conversation must be for a rule to act. A list that is empty, or null, asks nothing. */
export interface RuleWhen {
  readonly sentiment: readonly SentimentLabel[];
  readonly urgency: readonly UrgencyLevel[];
  readonly topic: readonly string[];
  readonly flag: readonly string[];
  readonly language: readonly string[];
  readonly platform: readonly string[];
  readonly account: readonly string[];
  readonly visibility: readonly Visibility[];
  /** Words of the message; `refund*` stands for words that begin so; several words are neighbours. */
  readonly text: readonly string[];
  readonly contact: {
    readonly handles: readonly string[];
    readonly followersMin: number | null;
    /** True: never wrote before; false: has written before. */
    readonly isNew: boolean | null;
  };
  /** Whether the message came in working hours or outside them. */
  readonly during: 'open' | 'closed' | null;
}

/** What a rule does; never anything that goes out to a customer by itself. */
interface RuleDo {
  readonly label: readonly string[];
  readonly assign: string | null;
  readonly urgency: UrgencyLevel | null;
  readonly snoozeMs: number | null;
  readonly notify: readonly Outlet[];
  /** Name of a saved answer that is laid ready as a draft. */
  readonly draft: string | null;
}

/** One rule of `kuulo.yaml`; of all of them the first that fits acts. */
export interface Rule {
  readonly name: string;
  readonly when: RuleWhen;
  readonly do: RuleDo;
  /** Older messages are left alone. */
  readonly maxAgeMs: number;
}

export const SPIKE_SENSITIVITIES = ['low', 'normal', 'high'] as const;

interface AlertSettings {
  readonly to: readonly Outlet[];
  /** Where a POST with JSON goes; null for nowhere. */
  readonly webhook: string | null;
  /** Who gets the e-mails; null for nobody. */
  readonly email: string | null;
  /** Whether a missed answer time is told. */
  readonly isBreachTold: boolean;
  /** Whether a promise that is due soon, or overdue, is told. */
  readonly isPromiseTold: boolean;
  /** Much more than at the same hour of other days; null for no such alert. */
  readonly spike: {
    readonly sensitivity: (typeof SPIKE_SENSITIVITIES)[number];
    /** Fewer messages in an hour are never a spike. */
    readonly minimum: number;
    readonly cooldownMs: number;
  } | null;
  /** A stream that was heard from regularly is told when it has been silent for this long; 0 never tells. */
  readonly silenceMs: number;
}

/** The server that takes our e-mails; user and password are secrets (`KUULO_MAIL_USER`, `KUULO_MAIL_PASSWORD`). */
export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; otherwise it is asked for (STARTTLS) where the server has it. */
  readonly isSecure: boolean;
  readonly from: string;
}

interface SurveySettings {
  /** The best rating; 1 is the worst. */
  readonly scale: number;
  /** A person is not asked again before then. */
  readonly cooldownMs: number;
  /** What they write within this time is read as their answer. */
  readonly waitsMs: number;
  /** Begin of the names of the saved answers that ask; one for each language: `csat` takes `csat-fi` and `csat-en`. */
  readonly answer: string;
}

/** What good service asks for beyond answering; part of Settings. */
export interface ServiceSettings {
  readonly guard: GuardSettings;
  readonly rules: readonly Rule[];
  readonly alerts: AlertSettings;
  /** Null where no server is named. */
  readonly mail: MailSettings | null;
  /** Where conversations are handed to; null where that way is not used. */
  readonly handover: { readonly email: string | null; readonly phone: string | null };
  readonly survey: SurveySettings;
  readonly promises: {
    /** How long before it is due a promise is told of, in working time. */
    readonly remindMs: number;
  };
}
