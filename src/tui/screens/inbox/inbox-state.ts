import type { Claim } from '../../../domain/claim.ts';
import type { Conversation, ConversationPage, ConversationStatus } from '../../../domain/conversation.ts';
import type { ConversationDetail } from '../../../domain/outcomes.ts';
import type { FirstPage } from '../../places.ts';
import { type Move, moveFocus, topFor } from '../../widgets/window.ts';

/** What the inbox shows. `focus` and `top` are indexes into `rows`. */
export interface InboxState {
  readonly view: ConversationStatus;
  /** Words looked for; empty shows all. */
  readonly search: string;
  readonly rows: readonly Conversation[];
  readonly next: string | null;
  readonly total: number;
  readonly focus: number;
  readonly top: number;
  readonly marked: ReadonlySet<number>;
  /** Who works on them, by conversation; some may be over by now. */
  readonly claims: ReadonlyMap<number, Claim>;
  /** The focused conversation with its messages, once fetched. */
  readonly detail: ConversationDetail | null;
}

export type InboxAction =
  | { readonly kind: 'loaded'; readonly page: ConversationPage }
  | { readonly kind: 'more'; readonly page: ConversationPage }
  | { readonly kind: 'claims'; readonly claims: ReadonlyMap<number, Claim> }
  | { readonly kind: 'move'; readonly move: Move; readonly rows: number }
  | { readonly kind: 'mark'; readonly rows: number }
  | { readonly kind: 'unmark' }
  | { readonly kind: 'view'; readonly view: ConversationStatus }
  | { readonly kind: 'search'; readonly search: string }
  | { readonly kind: 'detail'; readonly detail: ConversationDetail };

/** The inbox as it opens. */
export function firstInbox({ page, claims }: Pick<FirstPage, 'page' | 'claims'>): InboxState {
  return {
    view: 'open',
    search: '',
    rows: page.items,
    next: page.next,
    total: page.total,
    focus: 0,
    top: 0,
    marked: new Set(),
    claims,
    detail: null,
  };
}

export function reduceInbox(state: InboxState, action: InboxAction): InboxState {
  switch (action.kind) {
    case 'loaded':
      return loaded(state, action.page);
    case 'more':
      return { ...state, rows: withMore(state.rows, action.page.items), next: action.page.next };
    case 'claims':
      return { ...state, claims: action.claims };
    case 'move':
      return moved(state, action.move, action.rows);
    case 'mark':
      return moved(toggled(state), 'down', action.rows);
    case 'unmark':
      return { ...state, marked: new Set() };
    case 'view':
      return { ...state, view: action.view, focus: 0, top: 0, marked: new Set() };
    case 'search':
      return { ...state, search: action.search, focus: 0, top: 0, marked: new Set() };
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

/** What an action means: the marked ones, or the one under the cursor. */
export function targets(state: InboxState): number[] {
  if (state.marked.size > 0) return [...state.marked];
  const one = focused(state);
  return one === null ? [] : [one.id];
}

/** What `u` opens again: what was marked or is looked at where nothing is open, else what was closed or snoozed last. */
export function reopenable(state: InboxState, lastMoved: readonly number[]): readonly number[] {
  return state.view !== 'open' ? targets(state) : lastMoved;
}

/**
 * New rows under the same eyes: the conversation with the cursor keeps it and stays on its row of the screen. If it is
 * gone, the cursor stays where it is, on what took its place.
 */
function loaded(state: InboxState, page: ConversationPage): InboxState {
  const id = focused(state)?.id;
  const found = page.items.findIndex((row) => row.id === id);
  const focus = found === -1 ? Math.max(0, Math.min(state.focus, page.items.length - 1)) : found;
  const top = Math.max(0, focus - (state.focus - state.top));
  const ids = new Set(page.items.map((row) => row.id));
  const marked = new Set([...state.marked].filter((one) => ids.has(one)));
  return { ...state, rows: page.items, next: page.next, total: page.total, focus, top, marked };
}

function moved(state: InboxState, move: Move, rows: number): InboxState {
  const extent = { count: state.rows.length, rows };
  const focus = moveFocus(state.focus, move, extent);
  const top = topFor(state.top, focus, extent);
  return focus === state.focus && top === state.top ? state : { ...state, focus, top };
}

function toggled(state: InboxState): InboxState {
  const one = focused(state);
  if (one === null) return state;
  const marked = new Set(state.marked);
  if (!marked.delete(one.id)) marked.add(one.id);
  return { ...state, marked };
}

function withMore(rows: readonly Conversation[], items: readonly Conversation[]): Conversation[] {
  const known = new Set(rows.map((row) => row.id));
  return [...rows, ...items.filter((item) => !known.has(item.id))];
}
