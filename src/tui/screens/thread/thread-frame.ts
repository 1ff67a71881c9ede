import type { ConversationDetail } from '../../../domain/outcomes.ts';
import type { Live } from '../../use-live.ts';
import type { ThreadLayout } from './thread-layout.ts';
import type { ThreadAction, ThreadState } from './thread-state.ts';

export type ThreadLive = Live<ThreadState, ThreadAction>;

/** How a thread is drawn right now, and how many rows of it the screen shows. */
export interface ThreadFrame {
  readonly rows: number;
  /** The conversations of the list it was opened from. */
  readonly among: readonly number[];
  layoutOf(detail: ConversationDetail): ThreadLayout;
}
