import type { PlanRow } from '../../../domain/plan.ts';
import type { Reply } from '../../../domain/reply.ts';
import type { ApprovalsStart, Opened, Waiting } from '../../places.ts';
import { type Move, scrolled } from '../../widgets/window.ts';

/** What waits for approval, one of it open. */
export interface ApprovalsState {
  readonly waiting: readonly Waiting[];
  readonly index: number;
  /** The open one as it would go out; null while there is none. */
  readonly opened: Opened | null;
  /** The first line shown of a reply, the first row shown of a plan. */
  readonly top: number;
  /** How many rows of the plan have been on the screen. */
  readonly seenRows: number;
}

export type ApprovalsAction =
  | {
      readonly kind: 'loaded';
      readonly waiting: readonly Waiting[];
      readonly index: number;
      readonly opened: Opened | null;
    }
  | { readonly kind: 'seen'; readonly hash: string; readonly rows: number }
  | {
      readonly kind: 'scroll';
      readonly move: Move;
      readonly extent: { readonly count: number; readonly rows: number };
    };

export function firstApprovals(first: ApprovalsStart): ApprovalsState {
  return { ...first, index: 0, top: 0, seenRows: 0 };
}

export function reduceApprovals(state: ApprovalsState, action: ApprovalsAction): ApprovalsState {
  switch (action.kind) {
    case 'loaded': {
      // the same text stays where it was read; another one is read from its start
      const isSame = sameOpened(state.opened, action.opened);
      const { waiting, index, opened } = action;
      return { waiting, index, opened, top: isSame ? state.top : 0, seenRows: isSame ? state.seenRows : 0 };
    }
    case 'seen':
      return isOpen(state, action.hash) && action.rows > state.seenRows ? { ...state, seenRows: action.rows } : state;
    case 'scroll':
      return { ...state, top: scrolled(state.top, action.move, action.extent) };
    default:
      return action satisfies never;
  }
}

/** Where the open one stands in a new list: where it was, or what took its place. */
export function indexIn(waiting: readonly Waiting[], state: ApprovalsState, step: -1 | 0 | 1): number {
  const { opened } = state;
  const found = opened === null ? -1 : waiting.findIndex((one) => nameOf(one) === nameOfOpened(opened));
  const from = found === -1 ? state.index : found + step;
  return Math.max(0, Math.min(from, waiting.length - 1));
}

/** Whether two replies are the same words: an approval is for what was on screen, not for a number. */
export function sameText(a: Reply | undefined, b: Reply | undefined): boolean {
  return a !== undefined && b !== undefined && a.id === b.id && a.version === b.version;
}

/** The rows of the open plan; none where a reply is open. */
export function planRowsOf({ opened }: ApprovalsState): readonly PlanRow[] {
  return opened?.kind === 'plan' ? opened.rows : [];
}

function isOpen({ opened }: ApprovalsState, hash: string): boolean {
  return opened?.kind === 'plan' && opened.plan.hash === hash;
}

function sameOpened(a: Opened | null, b: Opened | null): boolean {
  if (a?.kind === 'reply' && b?.kind === 'reply') return sameText(a.review.reply, b.review.reply);
  return a?.kind === 'plan' && b?.kind === 'plan' && a.plan.id === b.plan.id && a.plan.hash === b.plan.hash;
}

function nameOf(one: Waiting): string {
  return one.kind === 'reply' ? `reply ${one.reply.id}` : `plan ${one.plan.id}`;
}

function nameOfOpened(opened: Opened): string {
  return nameOf(opened.kind === 'reply' ? { kind: 'reply', reply: opened.review.reply } : opened);
}
