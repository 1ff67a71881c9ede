import type { ReplyReview } from '../../../domain/outcomes.ts';
import type { PlanRow } from '../../../domain/plan.ts';
import type { Reply } from '../../../domain/reply.ts';
import type { ApprovalsStart, Opened, Waiting } from '../../places.ts';
import { type Extent, NOTHING_SEEN, readOnTop, type Seen, sawMore } from '../../widgets/read-through.ts';
import { type Move, scrolled } from '../../widgets/window.ts';

/** What waits for approval, one of it open. */
export interface ApprovalsState {
  readonly waiting: readonly Waiting[];
  readonly index: number;
  /** The open one as it would go out; null while there is none. */
  readonly opened: Opened | null;
  /** Since when it is open, UTC milliseconds: what is said of times stays as it was read. */
  readonly openedAt: number;
  /** The first line shown of a reply, the first row shown of a plan. */
  readonly top: number;
  /** How much has been on the screen: rows of a plan, lines of a reply. */
  readonly seen: Seen;
  /** Another text came in this one's place while it was read, and no key has been pressed since. */
  readonly isReplaced: boolean;
}

export type ApprovalsAction =
  | {
      readonly kind: 'loaded';
      readonly waiting: readonly Waiting[];
      readonly index: number;
      readonly opened: Opened | null;
      /** UTC milliseconds. */
      readonly at: number;
    }
  | { readonly kind: 'seen'; readonly seen: Seen }
  | { readonly kind: 'noticed' }
  | { readonly kind: 'readOn'; readonly extent: Extent }
  | {
      readonly kind: 'scroll';
      readonly move: Move;
      readonly extent: { readonly count: number; readonly rows: number };
    };

export function firstApprovals(first: ApprovalsStart, openedAt: number): ApprovalsState {
  return { ...first, openedAt, index: 0, top: 0, seen: NOTHING_SEEN, isReplaced: false };
}

export function reduceApprovals(state: ApprovalsState, action: ApprovalsAction): ApprovalsState {
  switch (action.kind) {
    case 'loaded': {
      // the same text stays where it was read; another one is read from its start
      const isSame = sameOpened(state.opened, action.opened);
      const { waiting, index, opened } = action;
      const isReplaced = isSame ? state.isReplaced : state.opened !== null && opened !== null;
      const openedAt = isSame ? state.openedAt : action.at;
      return { ...state, waiting, index, opened, openedAt, top: isSame ? state.top : 0, isReplaced };
    }
    case 'seen':
      return { ...state, seen: sawMore(state.seen, action.seen) };
    case 'noticed':
      return { ...state, isReplaced: false };
    case 'readOn':
      return { ...state, top: readOnTop(state.seen, action.extent) };
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

function sameOpened(a: Opened | null, b: Opened | null): boolean {
  if (a?.kind === 'reply' && b?.kind === 'reply') {
    return sameText(a.review.reply, b.review.reply) && threadOf(a.review) === threadOf(b.review);
  }
  return a?.kind === 'plan' && b?.kind === 'plan' && a.plan.id === b.plan.id && a.plan.hash === b.plan.hash;
}

/** What was said, as it stands there. */
function threadOf({ target, since }: ReplyReview): string {
  return JSON.stringify([target, ...since].map(({ id, text, deletedAt }) => [id, text, deletedAt]));
}

function nameOf(one: Waiting): string {
  return one.kind === 'reply' ? `reply ${one.reply.id}` : `plan ${one.plan.id}`;
}

function nameOfOpened(opened: Opened): string {
  return nameOf(opened.kind === 'reply' ? { kind: 'reply', reply: opened.review.reply } : opened);
}
