/** A stretch of a text (UTF-16 offsets) and what it looks like, in words that follow "This looks like". */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly what: string;
  /** The text itself offers it as the brand's own, such as "our number is". */
  readonly isOffered?: boolean;
}
