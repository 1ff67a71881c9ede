import { describe, expect, it } from 'vitest';
import { type Asked, askedFor, queryOf } from '../../../src/tui/screens/inbox/inbox-asked.ts';
import {
  focused,
  type InboxAction,
  type InboxState,
  reduceInbox,
  targets,
} from '../../../src/tui/screens/inbox/inbox-state.ts';
import { OPEN_VIEW } from '../../../src/tui/screens/inbox/inbox-views.ts';
import { conversation, inboxOf } from '../sample.ts';

const read = (asked: Asked, ids: readonly number[]) => ({
  asked,
  page: { items: ids.map((id) => conversation(id)), next: null, total: ids.length },
  claims: new Map(),
});
const reduced = (state: InboxState, ...actions: InboxAction[]): InboxState => actions.reduce(reduceInbox, state);
const loaded = (state: InboxState, ...ids: readonly number[]): InboxState =>
  reduced(state, { kind: 'loaded', ...read(state.asked, ids) });
const move = (name: 'down' | 'up' | 'last' | 'first' | 'pageDown'): InboxAction => ({
  kind: 'move',
  move: name,
  rows: 5,
});
const MARK: InboxAction = { kind: 'mark', rows: 5 };
const RANGE: InboxAction = { kind: 'range' };
const found = (step: 1 | -1): InboxAction => ({ kind: 'found', step, rows: 5 });
const ids = (state: InboxState): number[] => targets(state).map(({ id }) => id);
const ten = inboxOf(...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((id) => conversation(id)));

describe('the inbox', () => {
  it('moves within its rows and keeps the cursor on screen', () => {
    expect(focused(reduced(ten, move('up')))?.id).toBe(1);
    const end = reduced(ten, move('last'), move('down'));
    expect(focused(end)?.id).toBe(10);
    expect(end.top).toBe(5);
    expect(reduced(end, move('first')).top).toBe(0);
    expect(focused(reduced(ten, move('pageDown')))?.id).toBe(3);
  });

  it('keeps the cursor on its conversation and its row when others come above it', () => {
    const at = reduced(ten, move('pageDown'), move('pageDown'), move('pageDown'));
    const renewed = loaded(at, 90, 91, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    expect(focused(renewed)?.id).toBe(focused(at)?.id);
    expect(renewed.focus - renewed.top).toBe(at.focus - at.top);
  });

  it('counts the marks that others took from the list, until something is marked anew', () => {
    const two = reduced(ten, MARK, MARK);
    const none = loaded(two, 3, 4, 5);
    expect([none.gone, none.marked.size]).toEqual([2, 0]);
    expect(reduced(none, move('down')).gone).toBe(2);
    const one = loaded(two, 2, 3, 4);
    expect([one.gone, ids(one)]).toEqual([1, [2]]);
    expect(loaded(one, 3, 4).gone).toBe(2);
    for (const anew of [MARK, RANGE, { kind: 'markAll' }, { kind: 'unmark' }] as const)
      expect(reduced(none, anew).gone).toBe(0);
  });

  it('goes to what took the place of its conversation when that is gone', () => {
    const at = reduced(ten, move('down'), move('down'));
    expect(focused(loaded(at, 1, 2, 4, 5))?.id).toBe(4);
    expect(focused(loaded(at, 90, 91, 92, 1, 2, 4, 5))?.id).toBe(4);
    expect(focused(loaded(at, 90, 1, 2))?.id).toBe(2);
    expect(focused(loaded(at, 1))?.id).toBe(1);
    expect(focused(loaded(at))).toBeNull();
  });

  it('shows the answer to another question from the top, or with the cursor where it was', () => {
    const at = reduced(ten, move('down'), move('down'), MARK);
    const asked = { ...askedFor(OPEN_VIEW), search: 'x' };
    const other = reduced(at, { kind: 'shown', ...read(asked, [9, 4, 1]) });
    expect(focused(other)?.id).toBe(9);
    expect(other.marked.size).toBe(0);
    const back = reduced(other, move('down'), { kind: 'shown', isStaying: true, ...read(ten.asked, [1, 2, 3, 4]) });
    expect(focused(back)?.id).toBe(4);
  });

  it('does not show an answer to what is no longer asked', () => {
    const asked = { ...askedFor(OPEN_VIEW), search: 'x' };
    const shown = reduced(ten, { kind: 'shown', ...read(asked, [7]) });
    expect(reduced(shown, { kind: 'loaded', ...read(ten.asked, [1, 2]) })).toBe(shown);
    expect(reduced(shown, { kind: 'more', cursor: 'old', ...read(asked, [8]) })).toBe(shown);
  });

  it('adds pages without doubling what both hold', () => {
    const more = reduced({ ...ten, next: 'n' }, { kind: 'more', cursor: 'n', ...read(ten.asked, [10, 11]) });
    expect(more.rows.map((row) => row.id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  it('goes round what was found, but not past pages to come', () => {
    expect(focused(reduced(ten, found(-1)))?.id).toBe(10);
    expect(focused(reduced(ten, found(-1), found(1)))?.id).toBe(1);
    expect(focused(reduced({ ...ten, next: 'n' }, found(-1)))?.id).toBe(1);
    expect(reduced(inboxOf(), found(1)).focus).toBe(0);
  });

  it('scrolls the preview, from its top for each conversation', () => {
    const scroll: InboxAction = { kind: 'scroll', move: 'down', count: 9, rows: 8 };
    const at = reduced(ten, { kind: 'pane' }, scroll, scroll, scroll);
    expect(at.scroll).toBe(1);
    expect(loaded(at, 50, 1, 2).scroll).toBe(1);
    expect(loaded(at, 2, 3).scroll).toBe(0);
    expect(reduced(at, { kind: 'pane' }, move('down')).scroll).toBe(0);
  });
});

describe('marks', () => {
  it('are what an order means, in the order of the list; without any it is what is under the cursor', () => {
    expect(ids(reduced(ten, move('down')))).toEqual([2]);
    const marked = reduced(ten, move('down'), MARK, move('first'), MARK);
    expect(ids(marked)).toEqual([1, 2]);
    expect(ids(reduced(marked, { kind: 'unmark' }))).toEqual([2]);
  });

  it('are forgotten on conversations that are no longer listed', () => {
    const marked = reduced(ten, MARK, MARK);
    expect(ids(loaded(marked, 2, 3))).toEqual([2]);
    expect(loaded(marked, 3).marked.size).toBe(0);
  });

  it('are on all that are there, or on none', () => {
    const all = reduced(ten, MARK, { kind: 'markAll' });
    expect(all.marked.size).toBe(10);
    expect(reduced(all, { kind: 'markAll' }).marked.size).toBe(0);
    expect(reduced(loaded(all, 1, 2, 99), { kind: 'markAll' }).marked.size).toBe(3);
  });
});

describe('a range', () => {
  it('goes from where it began to the cursor, up and down, and shrinks again', () => {
    const begun = reduced(ten, move('pageDown'), RANGE);
    expect(ids(begun)).toEqual([3]);
    expect(ids(reduced(begun, move('down'), move('down')))).toEqual([3, 4, 5]);
    expect(ids(reduced(begun, move('down'), move('down'), move('up')))).toEqual([3, 4]);
    expect(ids(reduced(begun, move('first')))).toEqual([1, 2, 3]);
  });

  it('ends with what it marked, or is taken back with what it marked', () => {
    const before = reduced(ten, MARK, move('pageDown'));
    const grown = reduced(before, RANGE, move('down'));
    expect(ids(reduced(grown, RANGE, move('last')))).toEqual([1, 4, 5]);
    expect(ids(reduced(grown, MARK, move('last')))).toEqual([1, 4, 5]);
    expect(ids(reduced(grown, { kind: 'unrange' }))).toEqual([1]);
  });

  it('takes in what comes between while it grows, and ends when its beginning is gone', () => {
    const grown = reduced(ten, RANGE, move('down'));
    expect(ids(loaded(grown, 1, 90, 2, 3))).toEqual([1, 90, 2]);
    const over = loaded(grown, 2, 3);
    expect(over.range).toBeNull();
    expect(ids(over)).toEqual([2]);
  });
});

describe('what is asked', () => {
  const view = { ...OPEN_VIEW, query: { status: ['open' as const], assignee: 'aino', search: 'late' } };

  it('is the view, narrowed', () => {
    const limit = { words: '', query: { platform: ['x'], search: 'parcel' } };
    expect(queryOf({ ...askedFor(view), limit, sort: 'newest' })).toEqual({
      status: ['open'],
      assignee: 'aino',
      platform: ['x'],
      search: 'late parcel',
      sort: 'newest',
    });
  });

  it('is everything while something is searched for', () => {
    expect(queryOf({ ...askedFor(view), search: 'Maija' })).toEqual({ search: 'Maija', sort: 'pressing' });
  });
});
