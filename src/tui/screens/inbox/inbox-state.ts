import type { Claim } from '../../../domain/claim.ts';
import type { Conversation, ConversationPage } from '../../../domain/conversation.ts';
import type { ConversationDetail } from '../../../domain/outcomes.ts';
import type { FirstPage } from '../../places.ts';
import { type Move, moveFocus, scrolled, topFor } from '../../widgets/window.ts';
import { type Asked, askedFor } from './inbox-asked.ts';
import { allOrNone, markedIn, marking, type Range, stretched } from './inbox-marks.ts';
import { type InboxView, OPEN_VIEW } from './inbox-views.ts';

/** What the inbox shows. `focus` and `top` are indexes into `rows`. */
export interface InboxState {
  readonly asked: Asked;
  readonly rows: readonly Conversation[];
  readonly next: string | null;
  readonly total: number;
  readonly focus: number;
  readonly top: number;
  readonly marked: ReadonlySet<number>;
  /** How many marks others took from the list since the person last marked anything. */
  readonly gone: number;
  /** The one that was under the cursor when others took it from the list; until the person moves. */
  readonly lost: Conversation | null;
  /** Something is being done with the marked ones; what goes from the list by that is missed by nobody. */
  readonly isActing: boolean;
  /** Where a range began, while it grows with the cursor. */
  readonly range: Range | null;
  /** Which pane the keys of lists move in. */
  readonly pane: 'list' | 'preview';
  /** First row of the preview on screen. */
  readonly scroll: number;
  /** Who works on them, by conversation; some may be over by now. */
  readonly claims: ReadonlyMap<number, Claim>;
  /** The focused conversation with its messages, once fetched. */
  readonly detail: ConversationDetail | null;
}

/** Rows as they were read, for the question that was asked. */
export interface Read {
  readonly asked: Asked;
  readonly page: ConversationPage;
  readonly claims: ReadonlyMap<number, Claim>;
}

export type InboxAction =
  /** Another question was asked, and this is the answer; `isStaying`: the cursor stays on its conversation if that is there. */
  | ({ readonly kind: 'shown'; readonly isStaying?: boolean } & Read)
  /** `isOurs`: this sitting changed something, so that what is gone is missed by nobody. */
  | ({ readonly kind: 'loaded'; readonly isOurs?: boolean } & Read)
  | ({ readonly kind: 'more'; readonly cursor: string } & Read)
  | { readonly kind: 'move'; readonly move: Move; readonly rows: number }
  /** To the next or previous that was found, round the end where all are there. */
  | { readonly kind: 'found'; readonly step: 1 | -1; readonly rows: number }
  | { readonly kind: 'scroll'; readonly move: Move; readonly count: number; readonly rows: number }
  | { readonly kind: 'mark'; readonly rows: number }
  | { readonly kind: 'markAll' }
  | { readonly kind: 'unmark' }
  /** Something is begun with the marked ones, or came to nothing; `unmark` ends it as well. */
  | { readonly kind: 'acting'; readonly isActing: boolean }
  /** Begins a range, or ends it with what it marked. */
  | { readonly kind: 'range' }
  /** Takes a range back with what it marked. */
  | { readonly kind: 'unrange' }
  | { readonly kind: 'pane' }
  | { readonly kind: 'detail'; readonly detail: ConversationDetail };

/** The inbox as it opens. */
export function firstInbox(
  { page, claims }: Pick<FirstPage, 'page' | 'claims'>,
  view: InboxView = OPEN_VIEW,
): InboxState {
  return {
    asked: askedFor(view),
    rows: page.items,
    next: page.next,
    total: page.total,
    focus: 0,
    top: 0,
    marked: new Set(),
    gone: 0,
    lost: null,
    isActing: false,
    range: null,
    pane: 'list',
    scroll: 0,
    claims,
    detail: null,
  };
}

export function reduceInbox(state: InboxState, action: InboxAction): InboxState {
  switch (action.kind) {
    case 'shown':
      return shown(state, action);
    case 'loaded':
      // an answer to what is no longer asked
      return action.asked === state.asked ? loaded(state, action) : state;
    case 'more':
      return action.asked === state.asked && action.cursor === state.next ? extended(state, action) : state;
    case 'move':
      return moved(state, moveFocus(state.focus, action.move, extentOf(state, action.rows)), action.rows);
    case 'found':
      return moved(state, foundFrom(state, action.step), action.rows);
    case 'scroll':
      return { ...state, scroll: scrolled(state.scroll, action.move, action) };
    case 'mark':
      return moved({ ...state, ...marking(state), gone: 0 }, state.focus + 1, action.rows);
    case 'markAll':
      return { ...state, gone: 0, range: null, marked: allOrNone(state) };
    case 'unmark':
      return { ...state, gone: 0, lost: null, isActing: false, range: null, marked: new Set() };
    case 'acting':
      return { ...state, isActing: action.isActing };
    case 'range':
      return ranged({ ...state, gone: 0 });
    case 'unrange':
      return { ...state, gone: 0, range: null, marked: state.range?.before ?? state.marked };
    case 'pane':
      return { ...state, pane: state.pane === 'list' ? 'preview' : 'list' };
    case 'detail':
      return { ...state, detail: action.detail };
    default:
      return action satisfies never;
  }
}

/** The conversation under the cursor. */
export function focused(state: InboxState): Conversation | null {
  return state.rows[state.focus] ?? null;
}

/** What an action means: the marked ones in the order of the list, or the one under the cursor. */
export function targets(state: InboxState): Conversation[] {
  if (state.marked.size > 0) return state.rows.filter((row) => state.marked.has(row.id));
  const one = focused(state);
  return one === null ? [] : [one];
}

/** Names what orders are meant for: the one under the cursor and the marks. */
export function aimOf(state: InboxState): string {
  return [focused(state)?.id ?? '', ...[...state.marked].toSorted((a, b) => a - b)].join(' ');
}

function shown(
  state: InboxState,
  { asked, page, claims, isStaying = false }: Read & { isStaying?: boolean },
): InboxState {
  const fresh: InboxState = { ...state, asked, marked: new Set(), gone: 0, lost: null, range: null, scroll: 0 };
  const id = focused(state)?.id;
  const isThere = isStaying && page.items.some((row) => row.id === id);
  return isThere
    ? loaded(fresh, { asked, page, claims })
    : { ...fresh, rows: page.items, next: page.next, total: page.total, claims, focus: 0, top: 0 };
}

/**
 * New rows under the same eyes: the conversation with the cursor keeps it and stays on its row of the screen. If it is
 * gone, the cursor goes to what took its place.
 */
function loaded(state: InboxState, { page, claims, isOurs = false }: Read & { isOurs?: boolean }): InboxState {
  const rows = page.items;
  const focus = focusAmong(state, rows);
  const top = Math.max(0, focus - (state.focus - state.top));
  const isSame = focused(state)?.id === rows[focus]?.id;
  const next = { ...state, rows, next: page.next, total: page.total, claims, focus, top };
  const marks = markedIn(next);
  const gone = state.gone + [...state.marked].filter((id) => !marks.marked.has(id)).length;
  return { ...next, ...marks, gone, lost: lostFrom(state, rows, isOurs), scroll: isSame ? state.scroll : 0 };
}

/** Whom others took from under the cursor: now, or before while nothing was moved since. */
function lostFrom(state: InboxState, rows: readonly Conversation[], isOurs: boolean): Conversation | null {
  const one = focused(state);
  if (one === null || rows.some(({ id }) => id === one.id)) return state.lost;
  return state.isActing || isOurs ? null : one;
}

/** The same conversation, else the nearest one below it that is still there, else the nearest above it. */
function focusAmong(state: InboxState, rows: readonly Conversation[]): number {
  const places = new Map(rows.map((row, index) => [row.id, index]));
  const above = state.rows.slice(0, state.focus).toReversed();
  for (const row of state.rows.slice(state.focus)) {
    const place = places.get(row.id);
    if (place !== undefined) return place;
  }
  for (const row of above) {
    const place = places.get(row.id);
    if (place !== undefined) return Math.min(place + 1, rows.length - 1);
  }
  return Math.max(0, Math.min(state.focus, rows.length - 1));
}

function extended(state: InboxState, { page, claims }: Read): InboxState {
  const known = new Set(state.rows.map((row) => row.id));
  const rows = [...state.rows, ...page.items.filter((item) => !known.has(item.id))];
  return { ...state, rows, next: page.next, claims: new Map([...state.claims, ...claims]) };
}

function moved(state: InboxState, wanted: number, rows: number): InboxState {
  const extent = extentOf(state, rows);
  const focus = Math.max(0, Math.min(wanted, extent.count - 1));
  const top = topFor(state.top, focus, extent);
  if (focus === state.focus && top === state.top) return state;
  const next = { ...state, focus, top, lost: null, scroll: focus === state.focus ? state.scroll : 0 };
  return { ...next, marked: stretched(next) };
}

/** The row after or before the cursor; round the end only where no further rows are to come. */
function foundFrom({ focus, rows, next }: InboxState, step: 1 | -1): number {
  const count = rows.length;
  if (count === 0) return 0;
  const wanted = focus + step;
  return next === null ? (wanted + count) % count : wanted;
}

function ranged(state: InboxState): InboxState {
  const one = focused(state);
  if (state.range !== null || one === null) return { ...state, range: null };
  const begun = { ...state, range: { from: one.id, before: state.marked } };
  return { ...begun, marked: stretched(begun) };
}

function extentOf(state: InboxState, rows: number): { count: number; rows: number } {
  return { count: state.rows.length, rows };
}
