import type { Line } from '../../widgets/line.ts';

/** Rows of one thing in the thread, under a name that stays while the thread grows around it. */
export interface Block {
  readonly key: string;
  /** UTC milliseconds. */
  readonly at: number;
  readonly lines: readonly Line[];
}
