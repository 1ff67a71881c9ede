import type { Catalogue } from '../../catalogue/catalogue.ts';

/** For whom, how wide, when and in which language a thread is drawn. */
export interface ThreadLook {
  readonly columns: number;
  readonly timezone: string;
  /** The operator who reads it. */
  readonly me: string;
  /** UTC milliseconds. */
  readonly now: number;
  readonly words: Pick<Catalogue, 'thread' | 'desk' | 'phrases' | 'survey' | 'handover'>;
}
