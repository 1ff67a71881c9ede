/** May we answer this message, how, until when, at what price, and why (not). */
export interface Eligibility {
  readonly public: boolean;
  readonly private: boolean;
  /** UTC milliseconds when the window closes, or null when there is none. */
  readonly until: number | null;
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
