/** May we answer this message, how, until when, at what price, and why (not). */
export interface Eligibility {
  readonly public: boolean;
  readonly private: boolean;
  /** UTC milliseconds when the window closes, or null when there is none. */
  readonly until: number | null;
  readonly priceUsd: number;
  readonly why: string;
}

/** What is known of the moment an answer would go out; platforms judge by it. Times are UTC milliseconds. */
export interface Situation {
  readonly now: number;
  /** When this contact last wrote to this account in private; null when never. */
  readonly lastPrivateAt: number | null;
  /** We have answered this very message in private already; what is on its way counts. */
  readonly isAnsweredPrivately: boolean;
  /** A named person acts, not `system` on a timer. */
  readonly isByHand: boolean;
  /** What the platform granted the account beyond the usual, as `features` in kuulo.yaml names it. */
  readonly features: readonly string[];
}

/** May a customer's public message be hidden (and shown again), at what price, and why (not). */
export interface Moderation {
  readonly isAllowed: boolean;
  readonly priceUsd: number;
  readonly why: string;
}

/** The length of a text as its platform counts it. */
export interface Measure {
  readonly units: number;
  readonly max: number;
  readonly unit: 'weighted' | 'graphemes' | 'characters' | 'bytes';
}

/** What the guard found in a draft. `start` and `end` are UTF-16 offsets into the text. */
export interface Finding {
  readonly rule: string;
  readonly severity: 'block' | 'warn' | 'hint';
  readonly words: string;
  readonly start: number;
  readonly end: number;
  readonly why: string;
  readonly suggestion: string;
}
