import type { CueFamily } from '../../domain/cue-family.ts';

/** Circumstances a message may tell of; each word list belongs to one. */
export type Family = CueFamily;

/**
 * Words of one family. `word`, `stem*`, `stem~` as in the mood lists; `a_b` neighbours, `a+b` the second within the next
 * four words, `a&b` the same in either order, `a|b` either word in that place (`a|b.c` either
 * `a` or the neighbours `b c`), `#` any number. `strength` scales the
 * family's weight (1 unless said otherwise); above 1 the words speak plainly and need no context to count in full.
 */
export interface CueList {
  readonly family: Family;
  readonly strength?: number;
  readonly words: string;
}
