/** What is wrong with a saved answer, or may be. */
export interface AnswerFinding {
  /**
   * `unreadable`, `front-matter`, `overdue`, `variable`, `unused-variable`, `twin`, `same-title`, or the guard's own rule for what
   * the text says once it is filled in with examples.
   */
  readonly rule: string;
  /** A hint asks nobody to do anything. */
  readonly severity: 'block' | 'warn' | 'hint';
  readonly why: string;
  readonly suggestion: string;
  /** Line of the file, from 1; null where it is about the whole of it. */
  readonly line: number | null;
}

/** What a look at one answer brought. */
export interface CheckedAnswer {
  readonly name: string;
  readonly findings: readonly AnswerFinding[];
}

/** Whether a person has something to mend. */
export function isToMend({ findings }: CheckedAnswer): boolean {
  return findings.some(({ severity }) => severity !== 'hint');
}

/** How a saved answer did in a period. Shares are from 0 to 1; null where there is nothing to count. */
export interface AnswerUse {
  readonly name: string;
  /** Null where its file is gone. */
  readonly title: string | null;
  readonly language: string | null;
  /** Replies made from it that went out in the period. */
  readonly used: number;
  /** UTC milliseconds, of all times; null when never. */
  readonly lastUsedAt: number | null;
  /** Of the conversations answered with it, those brought back within seven days of the answer. */
  readonly reopenedShare: number | null;
  /** What those customers gave us afterwards, on the scale of `kuulo.yaml`. */
  readonly csat: { readonly average: number; readonly count: number } | null;
  /** Of the replies made from it, those whose words were changed before they went. */
  readonly changedShare: number | null;
}

/** What customers ask and no saved answer was of use for. */
export interface UncoveredQuestion {
  readonly topic: string;
  readonly language: string;
  /** Conversations, each once. */
  readonly count: number;
  /** The newest of them, with what was written. Strangers' text: not yet safe for a screen. */
  readonly examples: readonly { readonly conversation: number; readonly subject: string }[];
}

/** How the saved answers did, and what they leave open; times are UTC milliseconds, [since, until). */
export interface AnswersReport {
  readonly since: number;
  readonly until: number;
  /** The best rating. */
  readonly scale: number;
  readonly answers: readonly AnswerUse[];
  readonly uncovered: readonly UncoveredQuestion[];
}
