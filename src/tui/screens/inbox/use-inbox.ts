import { useEffect, useMemo } from 'react';
import type { Desk, DeskView } from '../../desk-state.ts';
import { LatestOnly } from '../../latest-only.ts';
import type { FirstPage } from '../../places.ts';
import { type Cell, useLive } from '../../use-live.ts';
import { useOrders } from '../../use-orders.ts';
import type { Size } from '../../widgets/frame.ts';
import { lostLine, marksGone } from './inbox-gone.ts';
import { inboxLayout } from './inbox-layout.ts';
import { loadInbox, loadMore } from './inbox-load.ts';
import { obeyInbox, type Panes } from './inbox-orders.ts';
import { previewLines } from './inbox-preview.ts';
import { aimOf, firstInbox, focused, type InboxState, reduceInbox } from './inbox-state.ts';
import { firstView } from './inbox-views.ts';
import { type Surroundings, surroundingsOf } from './surroundings.ts';

/** How near the end of the rows the next ones are fetched. */
const NEAR_ROWS = 20;

interface InboxInput {
  readonly desk: Desk;
  readonly size: Size;
  readonly view: DeskView;
  readonly first: FirstPage;
  readonly cell: Cell<InboxState>;
}

/** The inbox's state, kept up to date and moved by keys, and what it is drawn with. */
export function useInbox({ desk, size, view, first, cell }: InboxInput): { state: InboxState; around: Surroundings } {
  const live = useLive(reduceInbox, () => firstInbox(first, firstView(desk.app, desk.words)), cell);
  const { state, latest, act } = live;
  const { version } = view;
  const around = surroundingsOf(desk.app, { now: view.now, size, keymap: desk.keymap });
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
    if (version > 0) desk.errand(() => loadInbox(desk, { latest, act }));
  }, [desk, version, latest, act]);
  const id = focused(state)?.id ?? null;
  useEffect(() => {
    if (id !== null && version >= 0) details.request(id);
  }, [details, id, version]);
  const wanted = state.focus >= state.rows.length - NEAR_ROWS ? state.next : null;
  useEffect(() => {
    if (wanted !== null) desk.errand(() => loadMore(desk, { latest, act }));
  }, [desk, wanted, latest, act]);
  const { gone, isActing } = state;
  const left = state.marked.size;
  useEffect(() => {
    // what went wrong is told first
    if (gone > 0 && !isActing && desk.view().message?.tone !== 'bad') desk.say(marksGone(desk, { gone, left }), 'warn');
  }, [desk, gone, isActing, left]);
  const { lost } = state;
  useEffect(() => {
    if (lost !== null && gone === 0 && desk.view().message?.tone !== 'bad') desk.say(lostLine(desk, lost), 'warn');
  }, [desk, lost, gone]);
  useOrders(desk, 'inbox', {
    obey: (order) => obeyInbox(desk, live, { order, panes: panesOf(latest(), around) }),
    aim: () => aimOf(latest()),
  });
  return { state, around };
}

/** The extent of both panes, for the keys that move in them. */
function panesOf(state: InboxState, around: Surroundings): Panes {
  const { listRows, previewRows, previewColumns } = inboxLayout(around.size, state.pane);
  const isNeeded = state.pane === 'preview';
  const previewCount = isNeeded ? previewLines(state, previewColumns, around).length : 0;
  return { listRows, previewRows, previewCount };
}
