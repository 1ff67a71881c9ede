import type { Catalogue } from '../../catalogue/catalogue.ts';

/** For whom, and how wide, an entry is drawn. */
export interface EntryLook {
  readonly columns: number;
  /** UTC milliseconds. */
  readonly now: number;
  readonly timezone: string;
  readonly words: Catalogue;
}
