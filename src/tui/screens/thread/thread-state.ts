import type { ConversationDetail } from '../../../domain/outcomes.ts';
import { type Move, scrolled } from '../../widgets/window.ts';

/** A thread on screen. `top` is the first line shown. */
export interface ThreadState {
  readonly detail: ConversationDetail;
  readonly top: number;
}

export type ThreadAction =
  | { readonly kind: 'loaded'; readonly detail: ConversationDetail }
  | {
      readonly kind: 'scroll';
      readonly move: Move;
      readonly extent: { readonly count: number; readonly rows: number };
    };

/** Opens at the end, where the newest words are. */
export function firstThread(detail: ConversationDetail, extent: { count: number; rows: number }): ThreadState {
  return { detail, top: Math.max(0, extent.count - extent.rows) };
}

/** New messages are added below; what is being read stays where it is. */
export function reduceThread(state: ThreadState, action: ThreadAction): ThreadState {
  switch (action.kind) {
    case 'loaded':
      return { ...state, detail: action.detail };
    case 'scroll':
      return { ...state, top: scrolled(state.top, action.move, action.extent) };
    default:
      return action satisfies never;
  }
}
