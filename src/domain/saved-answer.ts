/** One of the brand's saved answers, as people pick it. */
export interface SavedAnswer {
  /** Its file's name without `.md`. */
  readonly name: string;
  readonly title: string;
  /** The text as written, with its places to fill. */
  readonly body: string;
  readonly language: string | null;
  /** Names of what it has places for. */
  readonly variables: readonly string[];
  /** Those of them that are not known and must be given: all but those with a default. */
  readonly missing: readonly string[];
  /** Why it cannot be taken, in words; null where it can. */
  readonly problem: string | null;
}

/** Blanks that are filled in without asking. */
export type KnownBlank = 'name' | 'handle' | 'brand' | 'operator';
