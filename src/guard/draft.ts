import type { Measure } from '../domain/eligibility.ts';
import type { Visibility } from '../domain/message.ts';
import type { GuardSettings } from '../domain/service-settings.ts';
import type { Flag, SentimentLabel } from '../domain/triage.ts';
import type { Matter } from './matter.ts';
import type { Reading } from './reading.ts';

/** Who is answered, as far as it is known; what is not known silences the rules that ask for it. */
export interface AnsweredCustomer {
  /** What they wrote last; empty when it is not known. */
  readonly text: string;
  readonly name?: string | null;
  /** Without a leading `@`. */
  readonly handle?: string | null;
  /** ISO 639-1 as triage told it, `und` or null where nobody knows. */
  readonly language?: string | null;
  readonly flags?: readonly Flag[];
  readonly topics?: readonly string[];
  readonly sentiment?: SentimentLabel | null;
}

/** What the guard is asked about: the text, who would read it, and what is known around it. */
export interface GuardedDraft {
  readonly text: string;
  readonly visibility: Visibility;
  /** Its length as the platform counts it; null or absent when no platform is known yet. */
  readonly measure?: Measure | null;
  /** What the brand decided, where it decided anything. */
  readonly settings?: Partial<GuardSettings> | undefined;
  /** Null or absent where no conversation is named. */
  readonly customer?: AnsweredCustomer | null | undefined;
  /** We have answered in this conversation before: an apology or a greeting may stand there already. */
  readonly isGoingOn?: boolean;
  /** What the account said to others lately, newest first. */
  readonly recent?: readonly string[] | undefined;
  /** Who writes; a reply may be signed with it. */
  readonly operator?: string | null;
}

/** A draft as the rules get it: read once, with nothing left open. */
export interface JudgedDraft {
  readonly reading: Reading;
  readonly visibility: Visibility;
  readonly settings: GuardSettings;
  readonly customer: Required<AnsweredCustomer> | null;
  /** What the customer's words are about. */
  readonly matter: Matter;
  readonly isGoingOn: boolean;
  readonly recent: readonly string[];
  readonly operator: string | null;
}
