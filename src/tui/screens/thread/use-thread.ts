import { useEffect, useMemo } from 'react';
import type { ConversationDetail } from '../../../domain/outcomes.ts';
import type { Desk } from '../../desk-state.ts';
import { useLive } from '../../use-live.ts';
import { useOrders } from '../../use-orders.ts';
import type { ThreadFrame, ThreadLive } from './thread-frame.ts';
import { anchorAt, layThread, openingTop, type ThreadLayout, topOf } from './thread-layout.ts';
import type { ThreadLook } from './thread-look.ts';
import { obeyThread } from './thread-orders.ts';
import { reduceThread, type ThreadState } from './thread-state.ts';

/** The thread's state with its rows, kept up to date and moved by orders. */
export function useThread(
  desk: Desk,
  first: ConversationDetail,
  seen: { look: ThreadLook; rows: number; version: number; among: readonly number[] },
): { state: ThreadState; layout: ThreadLayout } {
  const { look, rows, version, among } = seen;
  const { columns, timezone, me, now, words } = look;
  const layoutOf = useMemo(
    () => lastKept((detail: ConversationDetail) => layThread(detail, { columns, timezone, me, now, words })),
    [columns, timezone, me, now, words],
  );
  const frame: ThreadFrame = { rows, among, layoutOf };
  const live = useLive(reduceThread, () => firstThread(first, frame));
  const { latest, act } = live;
  useEffect(() => {
    if (version > 0) desk.errand(() => reload(desk, { latest, act }));
  }, [desk, version, latest, act]);
  const { state } = live;
  const layout = layoutOf(state.detail);
  const count = state.detail.thread.length;
  const isBelow = layout.newest >= topOf(layout, state.anchor, rows) + rows;
  useEffect(() => {
    // what came since it was opened, and cannot be seen
    if (isBelow && count > first.thread.length) {
      desk.say(desk.words.thread.newBelow(desk.keymap.keyFor('lists', 'last')));
    }
  }, [desk, count, isBelow, first]);
  useOrders(desk, 'thread', { obey: (order) => obeyThread(desk, live, { order, frame }) });
  return { state, layout };
}

function firstThread(detail: ConversationDetail, { layoutOf, rows }: ThreadFrame): ThreadState {
  const layout = layoutOf(detail);
  return { detail, anchor: anchorAt(layout, openingTop(layout, rows)), search: null };
}

async function reload(desk: Desk, { latest, act }: Pick<ThreadLive, 'latest' | 'act'>): Promise<void> {
  act({ kind: 'loaded', detail: await desk.app.show(latest().detail.conversation.id) });
}

/** Hundreds of keys may ask for the rows of the same thread between two frames. */
function lastKept<I extends object, O>(make: (input: I) => O): (input: I) => O {
  let kept: { input: I; output: O } | null = null;
  return (input) => {
    if (kept?.input !== input) kept = { input, output: make(input) };
    return kept.output;
  };
}
