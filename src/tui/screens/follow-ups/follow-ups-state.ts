import type { FollowUp } from '../../../domain/follow-up.ts';
import type { ConversationDetail } from '../../../domain/outcomes.ts';
import { type Move, moveFocus, topFor } from '../../widgets/window.ts';

/**
 * What is overdue, then what is to be confirmed, then what is to be kept, each the earliest due first. `focus` and `top` are
 * indexes into `items`.
 */
export interface FollowUpsState {
  readonly items: readonly FollowUp[];
  readonly focus: number;
  readonly top: number;
  /** The conversation of the one under the cursor, once read. */
  readonly detail: ConversationDetail | null;
}

export type FollowUpsAction =
  /** `now` in UTC milliseconds. */
  | { readonly kind: 'loaded'; readonly items: readonly FollowUp[]; readonly now: number }
  | { readonly kind: 'detail'; readonly detail: ConversationDetail }
  | { readonly kind: 'move'; readonly move: Move; readonly rows: number };

/** @param now UTC milliseconds */
export function firstFollowUps(items: readonly FollowUp[], now: number): FollowUpsState {
  return { items: inOrder(items, now), focus: 0, top: 0, detail: null };
}

export function reduceFollowUps(state: FollowUpsState, action: FollowUpsAction): FollowUpsState {
  switch (action.kind) {
    case 'loaded': {
      const items = inOrder(action.items, action.now);
      // the cursor stays on its follow-up, wherever that has moved; where it is gone, on what took its place
      const id = focusedFollowUp(state)?.id;
      const found = items.findIndex((one) => one.id === id);
      const focus = found === -1 ? Math.max(0, Math.min(state.focus, items.length - 1)) : found;
      return { ...state, items, focus, top: Math.max(0, focus - (state.focus - state.top)) };
    }
    case 'detail':
      return { ...state, detail: action.detail };
    case 'move': {
      const extent = { count: state.items.length, rows: action.rows };
      const focus = moveFocus(state.focus, action.move, extent);
      return { ...state, focus, top: topFor(state.top, focus, extent) };
    }
    default:
      return action satisfies never;
  }
}

/** The follow-up under the cursor. */
export function focusedFollowUp(state: FollowUpsState): FollowUp | null {
  return state.items[state.focus] ?? null;
}

/** Whether its time is over, whoever confirmed it or nobody yet. `now` in UTC milliseconds. */
export function isOverdue({ status, dueAt }: FollowUp, now: number): boolean {
  return (status === 'open' || status === 'proposed') && dueAt < now;
}

/** Found in a reply, and nobody has said yet that it is a promise. */
export function isToConfirm({ status }: FollowUp): boolean {
  return status === 'proposed';
}

function inOrder(items: readonly FollowUp[], now: number): readonly FollowUp[] {
  const turn = (one: FollowUp): number => (isOverdue(one, now) ? 0 : isToConfirm(one) ? 1 : 2);
  return items.toSorted((a, b) => turn(a) - turn(b) || a.dueAt - b.dueAt || a.id - b.id);
}
