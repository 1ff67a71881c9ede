import { type Extent, NOTHING_SEEN, readOnTop, type Seen, sawMore } from '../../widgets/read-through.ts';
import { type Move, scrolled } from '../../widgets/window.ts';

/** The first line shown, and what has been on the screen. */
export interface ReviewState {
  readonly top: number;
  readonly seen: Seen;
}

export type ReviewAction =
  | { readonly kind: 'scroll'; readonly move: Move; readonly extent: { readonly count: number; readonly rows: number } }
  | { readonly kind: 'readOn'; readonly extent: Extent }
  | { readonly kind: 'seen'; readonly seen: Seen };

export const FIRST_REVIEW: ReviewState = { top: 0, seen: NOTHING_SEEN };

export function reduceReview(state: ReviewState, action: ReviewAction): ReviewState {
  switch (action.kind) {
    case 'scroll':
      return { ...state, top: scrolled(state.top, action.move, action.extent) };
    case 'readOn':
      return { ...state, top: readOnTop(state.seen, action.extent) };
    case 'seen':
      return { ...state, seen: sawMore(state.seen, action.seen) };
    default:
      return action satisfies never;
  }
}
