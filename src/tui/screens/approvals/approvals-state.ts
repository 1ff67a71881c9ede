import type { ReplyReview } from '../../../domain/outcomes.ts';
import type { Reply } from '../../../domain/reply.ts';
import { type Move, scrolled } from '../../widgets/window.ts';

/** Replies that wait for approval, one of them open. */
export interface ApprovalsState {
  readonly replies: readonly Reply[];
  readonly index: number;
  /** The open one as it would go out; null while there is none. */
  readonly review: ReplyReview | null;
  readonly top: number;
}

export type ApprovalsAction =
  | {
      readonly kind: 'loaded';
      readonly replies: readonly Reply[];
      readonly index: number;
      readonly review: ReplyReview | null;
    }
  | {
      readonly kind: 'scroll';
      readonly move: Move;
      readonly extent: { readonly count: number; readonly rows: number };
    };

export function reduceApprovals(state: ApprovalsState, action: ApprovalsAction): ApprovalsState {
  switch (action.kind) {
    case 'loaded': {
      // the same text stays where it was read; another one is read from its start
      const isSame = sameText(state.review?.reply, action.review?.reply);
      const { replies, index, review } = action;
      return { replies, index, review, top: isSame ? state.top : 0 };
    }
    case 'scroll':
      return { ...state, top: scrolled(state.top, action.move, action.extent) };
    default:
      return action satisfies never;
  }
}

/** Where the open reply stands in a new list: where it was, or what took its place. */
export function indexIn(replies: readonly Reply[], state: ApprovalsState, step: -1 | 0 | 1): number {
  const found = replies.findIndex((reply) => reply.id === state.review?.reply.id);
  const from = found === -1 ? state.index : found + step;
  return Math.max(0, Math.min(from, replies.length - 1));
}

/** Whether two replies are the same words: an approval is for what was on screen, not for a number. */
export function sameText(a: Reply | undefined, b: Reply | undefined): boolean {
  return a !== undefined && b !== undefined && a.id === b.id && a.version === b.version;
}
