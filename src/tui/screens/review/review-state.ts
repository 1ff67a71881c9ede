import { type Move, scrolled } from '../../widgets/window.ts';

/** The first line shown. */
export interface ReviewState {
  readonly top: number;
}

export interface ReviewAction {
  readonly move: Move;
  readonly extent: { readonly count: number; readonly rows: number };
}

export function reduceReview(state: ReviewState, action: ReviewAction): ReviewState {
  return { top: scrolled(state.top, action.move, action.extent) };
}
