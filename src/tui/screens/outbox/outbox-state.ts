import type { ConversationDetail, LiveSender } from '../../../domain/outcomes.ts';
import type { Reply } from '../../../domain/reply.ts';
import { type Move, moveFocus, topFor } from '../../widgets/window.ts';

/** Replies on their way. `focus` and `top` are indexes into `replies`. */
export interface OutboxState {
  readonly replies: readonly Reply[];
  readonly focus: number;
  readonly top: number;
  /** Who sends right now. */
  readonly senders: readonly LiveSender[];
  /** The conversation of the reply under the cursor, once read; for replies whose outcome somebody must find out. */
  readonly detail: ConversationDetail | null;
}

export type OutboxAction =
  | { readonly kind: 'loaded'; readonly replies: readonly Reply[] }
  | { readonly kind: 'senders'; readonly senders: readonly LiveSender[] }
  | { readonly kind: 'detail'; readonly detail: ConversationDetail }
  | { readonly kind: 'move'; readonly move: Move; readonly rows: number };

export function reduceOutbox(state: OutboxState, action: OutboxAction): OutboxState {
  switch (action.kind) {
    case 'loaded': {
      // the cursor stays on its reply, wherever that has moved
      const id = focusedReply(state)?.id;
      const found = action.replies.findIndex((reply) => reply.id === id);
      const focus = found === -1 ? Math.max(0, Math.min(state.focus, action.replies.length - 1)) : found;
      return { ...state, replies: action.replies, focus, top: Math.max(0, focus - (state.focus - state.top)) };
    }
    case 'senders':
      return { ...state, senders: action.senders };
    case 'detail':
      return { ...state, detail: action.detail };
    case 'move': {
      const extent = { count: state.replies.length, rows: action.rows };
      const focus = moveFocus(state.focus, action.move, extent);
      return { ...state, focus, top: topFor(state.top, focus, extent) };
    }
    default:
      return action satisfies never;
  }
}

/** The reply under the cursor. */
export function focusedReply(state: OutboxState): Reply | null {
  return state.replies[state.focus] ?? null;
}

/** The conversation to read for the reply under the cursor: of one that may have been sent, what is on the platform matters. */
export function wantedDetail(state: OutboxState): number | null {
  const reply = focusedReply(state);
  return reply !== null && ['unknown', 'held'].includes(reply.status) ? reply.conversation : null;
}
