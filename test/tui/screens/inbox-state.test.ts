import { describe, expect, it } from 'vitest';
import {
  focused,
  type InboxAction,
  type InboxState,
  reduceInbox,
  reopenable,
  targets,
} from '../../../src/tui/screens/inbox/inbox-state.ts';
import { conversation, inboxOf } from '../sample.ts';

const page = (ids: readonly number[]) => ({ items: ids.map((id) => conversation(id)), next: null, total: ids.length });
const reduced = (state: InboxState, ...actions: InboxAction[]): InboxState => actions.reduce(reduceInbox, state);
const move = (name: 'down' | 'up' | 'last' | 'first' | 'pageDown'): InboxAction => ({
  kind: 'move',
  move: name,
  rows: 5,
});
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
    const renewed = reduced(at, { kind: 'loaded', page: page([90, 91, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) });
    expect(focused(renewed)?.id).toBe(focused(at)?.id);
    expect(renewed.focus - renewed.top).toBe(at.focus - at.top);
  });

  it('stays where it was when its conversation is gone', () => {
    const at = reduced(ten, move('down'), move('down'));
    expect(focused(reduced(at, { kind: 'loaded', page: page([1, 2, 4, 5]) }))?.id).toBe(4);
    expect(focused(reduced(at, { kind: 'loaded', page: page([1]) }))?.id).toBe(1);
    expect(focused(reduced(at, { kind: 'loaded', page: page([]) }))).toBeNull();
  });

  it('acts on what is marked, else on what is under the cursor', () => {
    expect(targets(reduced(ten, move('down')))).toEqual([2]);
    const marked = reduced(ten, { kind: 'mark', rows: 5 }, { kind: 'mark', rows: 5 });
    expect(targets(marked)).toEqual([1, 2]);
    expect(focused(marked)?.id).toBe(3);
    expect(targets(reduced(marked, { kind: 'unmark' }))).toEqual([3]);
  });

  it('forgets marks on conversations that are no longer listed', () => {
    const marked = reduced(ten, { kind: 'mark', rows: 5 }, { kind: 'mark', rows: 5 });
    expect(targets(reduced(marked, { kind: 'loaded', page: page([2, 3]) }))).toEqual([2]);
    expect(reduced(marked, { kind: 'view', view: 'closed' }).marked.size).toBe(0);
  });

  it('opens again what was moved away last, or what is looked at where nothing is open', () => {
    expect(reopenable(ten, [7])).toEqual([7]);
    expect(reopenable(reduced(ten, { kind: 'view', view: 'closed' }), [7])).toEqual([1]);
    expect(reopenable(ten, [])).toEqual([]);
  });

  it('adds pages without doubling what both hold', () => {
    const more = reduced(ten, { kind: 'more', page: page([10, 11]) });
    expect(more.rows.map((row) => row.id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });
});
