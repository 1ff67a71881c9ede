import type { PersonCard } from '../../../domain/person-card.ts';
import { type Move, moveFocus } from '../../widgets/window.ts';
import { entriesOf, entryKey, type PersonEntry } from './person-entries.ts';

/** A card that is read. `focus` is an index into its entries, `tops` the first row shown of each column. */
export interface PersonState {
  readonly card: PersonCard;
  readonly entries: readonly PersonEntry[];
  readonly focus: number;
  readonly tops: readonly [number, number];
}

/** Where an entry is drawn: rows [start, end) of a column. */
export interface EntryPlace {
  readonly column: 0 | 1;
  readonly start: number;
  readonly end: number;
}

/** Where each entry is drawn, and how many rows of a column the screen shows. */
export interface PersonExtent {
  readonly places: readonly EntryPlace[];
  readonly rows: number;
}

export type PersonAction =
  | { readonly kind: 'loaded'; readonly card: PersonCard }
  | { readonly kind: 'move'; readonly move: Move; readonly extent: PersonExtent };

export function firstPerson(card: PersonCard): PersonState {
  return { card, entries: entriesOf(card), focus: 0, tops: [0, 0] };
}

export function reducePerson(state: PersonState, action: PersonAction): PersonState {
  switch (action.kind) {
    case 'loaded': {
      const entries = entriesOf(action.card);
      const entry = focusedEntry(state);
      const found = entry === null ? -1 : entries.findIndex((one) => entryKey(one) === entryKey(entry));
      const focus = found === -1 ? Math.max(0, Math.min(state.focus, entries.length - 1)) : found;
      return { ...state, card: action.card, entries, focus };
    }
    case 'move': {
      const { places, rows } = action.extent;
      // an entry takes about three rows
      const extent = { count: state.entries.length, rows: Math.max(2, Math.floor(rows / 3)) };
      const focus = moveFocus(state.focus, action.move, extent);
      return { ...state, focus, tops: topsFor({ ...state, focus }, { places, rows }) };
    }
    default:
      return action satisfies never;
  }
}

/** The entry under the cursor. */
export function focusedEntry(state: PersonState): PersonEntry | null {
  return state.entries[state.focus] ?? null;
}

/** The first rows of the columns so that the entry under the cursor is on the screen, moved as little as may be. */
export function topsFor(
  { focus, tops }: Pick<PersonState, 'focus' | 'tops'>,
  { places, rows }: PersonExtent,
): [number, number] {
  const [left, right] = tops;
  const place = places[focus];
  if (place === undefined) return [left, right];
  // what stands above a column's first entry is on the screen with it, where there is room
  const isFirst = places.findIndex(({ column }) => column === place.column) === focus;
  const lowest = Math.max(0, place.end - rows);
  const before = isFirst ? 0 : (tops[place.column] ?? 0);
  const top = Math.min(Math.max(before, lowest), Math.max(place.start, lowest));
  return place.column === 0 ? [top, right] : [left, top];
}
