import { useEffect, useMemo } from 'react';
import type { Desk } from '../../desk-state.ts';
import type { KeyEvent } from '../../key-stream.ts';
import { commandOf } from '../../keys.ts';
import { LatestOnly } from '../../latest-only.ts';
import type { FirstPage } from '../../places.ts';
import { type Cell, type Live, useKeys, useLive } from '../../use-live.ts';
import type { Size } from '../../widgets/frame.ts';
import { inboxLayout } from './inbox-layout.ts';
import { loadInbox, loadMore } from './inbox-load.ts';
import { obeyInbox, showInbox } from './inbox-orders.ts';
import { firstInbox, focused, type InboxAction, type InboxState, reduceInbox } from './inbox-state.ts';

/** How near the end of the rows the next ones are fetched. */
const NEAR_ROWS = 20;

interface InboxInput {
  readonly desk: Desk;
  readonly size: Size;
  readonly version: number;
  readonly first: FirstPage;
  readonly cell: Cell<InboxState>;
}

/** The inbox's state, kept up to date and moved by keys. */
export function useInbox({ desk, size, version, first, cell }: InboxInput): InboxState {
  const live = useLive(reduceInbox, () => firstInbox(first), cell);
  const { state, latest, act } = live;
  const details = useMemo(
    () =>
      new LatestOnly(
        (id: number) => desk.app.show(id),
        (detail) => act({ kind: 'detail', detail }),
      ),
    [desk, act],
  );
  useEffect(() => {
    // version 0 came with the first page
    if (version > 0) desk.errand(() => loadInbox(desk, latest, act));
  }, [desk, version, latest, act]);
  const id = focused(state)?.id ?? null;
  useEffect(() => {
    if (id !== null && version >= 0) details.request(id);
  }, [details, id, version]);
  const wanted = state.focus >= state.rows.length - NEAR_ROWS ? state.next : null;
  useEffect(() => {
    if (wanted !== null) desk.errand(() => loadMore(desk, latest, act));
  }, [desk, wanted, latest, act]);
  useKeys(desk, (event) => pressed(desk, live, { event, rows: inboxLayout(size).listRows }));
  return state;
}

function pressed(desk: Desk, live: Live<InboxState, InboxAction>, press: { event: KeyEvent; rows: number }): void {
  const { event, rows } = press;
  const command = commandOf('inbox', event.name);
  if (command !== null) {
    obeyInbox(desk, live, { command, rows });
    return;
  }
  const move = commandOf('lists', event.name);
  if (move !== null) {
    live.act({ kind: 'move', move, rows });
    return;
  }
  if (event.name === 'esc') {
    unwind(desk, live);
    return;
  }
  desk.everywhere(event, 'inbox');
}

/** Esc takes back marks, then the search. It never leaves the inbox; q asks to. */
function unwind(desk: Desk, live: Live<InboxState, InboxAction>): void {
  const state = live.latest();
  if (state.marked.size > 0) live.act({ kind: 'unmark' });
  else if (state.search !== '') showInbox(desk, live, { kind: 'search', search: '' });
}
