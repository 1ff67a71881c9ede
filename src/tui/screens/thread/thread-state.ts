import type { ConversationDetail } from '../../../domain/outcomes.ts';
import type { Anchor } from './thread-layout.ts';

/** A thread on screen. */
export interface ThreadState {
  readonly detail: ConversationDetail;
  /** What stands in the first row shown. */
  readonly anchor: Anchor;
  /** What is searched for, and which of the places found was gone to; null while nothing is. */
  readonly search: { readonly words: string; readonly index: number } | null;
}

export type ThreadAction =
  | { readonly kind: 'loaded'; readonly detail: ConversationDetail }
  | { readonly kind: 'moved'; readonly anchor: Anchor }
  | { readonly kind: 'searched'; readonly search: ThreadState['search'] };

/** What is being read stays where it is, whatever comes above or below it. */
export function reduceThread(state: ThreadState, action: ThreadAction): ThreadState {
  switch (action.kind) {
    case 'loaded':
      return { ...state, detail: action.detail };
    case 'moved':
      return { ...state, anchor: action.anchor };
    case 'searched':
      return { ...state, search: action.search };
    default:
      return action satisfies never;
  }
}
