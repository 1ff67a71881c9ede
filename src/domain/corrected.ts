import type { SentimentLabel, UrgencyLevel } from './triage.ts';

/** What a person says of the conversation of this number; what is absent is said nothing of. */
export interface Corrected {
  readonly id: number;
  readonly sentiment?: SentimentLabel;
  readonly urgency?: UrgencyLevel;
}
