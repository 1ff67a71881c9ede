import { useEffect, useMemo } from 'react';
import type { FollowUp } from '../../../domain/follow-up.ts';
import type { CommandOf } from '../../../domain/key-table.ts';
import { obeyConversation } from '../../conversation-orders.ts';
import type { Desk } from '../../desk-state.ts';
import { keptState } from '../../kept-state.ts';
import { LatestOnly } from '../../latest-only.ts';
import { openPerson, openThread } from '../../open-screens.ts';
import type { Order } from '../../order.ts';
import { type Live, useLive } from '../../use-live.ts';
import { type OrderAt, useOrders } from '../../use-orders.ts';
import type { Move } from '../../widgets/window.ts';
import {
  type FollowUpsAction,
  type FollowUpsState,
  firstFollowUps,
  focusedFollowUp,
  isToConfirm,
  reduceFollowUps,
} from './follow-ups-state.ts';
import { keep, moveDate } from './keep-and-move.ts';
import { confirm, confirmForDate, dismiss, sayNotKept } from './say-what-became.ts';

type FollowUpsLive = Live<FollowUpsState, FollowUpsAction>;

/** The follow-ups, kept up to date and moved by keys. `rows` is how many the list shows. */
export function useFollowUps(
  desk: Desk,
  first: readonly FollowUp[],
  seen: { readonly version: number; readonly rows: number },
): FollowUpsState {
  const live = useLive(reduceFollowUps, () => firstFollowUps(first, desk.app.now()), keptState<FollowUpsState>(first));
  const { state, act } = live;
  const { version, rows } = seen;
  useEffect(() => {
    if (version > 0) desk.errand(async () => act(await loaded(desk)));
  }, [desk, version, act]);
  const details = useMemo(
    () =>
      new LatestOnly(
        (id: number) => desk.app.show(id),
        (detail) => act({ kind: 'detail', detail }),
      ),
    [desk, act],
  );
  const wanted = focusedFollowUp(state)?.conversation ?? null;
  useEffect(() => {
    if (wanted !== null && version >= 0) details.request(wanted);
  }, [details, wanted, version]);
  useOrders(desk, 'followUps', {
    obey: (order) => obey(desk, live, { order, rows }),
    aim: () => String(focusedFollowUp(live.latest())?.id),
  });
  return state;
}

function obey(
  desk: Desk,
  { latest, act }: FollowUpsLive,
  { order, rows }: { readonly order: OrderAt<'followUps'>; readonly rows: number },
): void {
  if (order.screen === 'lists') {
    act({ kind: 'move', move: order.command as Move, rows });
    return;
  }
  const one = focusedFollowUp(latest());
  if (one === null) {
    desk.say(desk.words.followUps.noneHere);
    return;
  }
  desk.run(async () => {
    if (order.screen === 'followUps') await obeyOwn(desk, one, order as Order<CommandOf<'followUps'>>);
    else if (order.screen === 'conversation')
      await onConversation(desk, one, order as Order<CommandOf<'conversation'>>);
    act(await loaded(desk));
  });
}

async function loaded({ app }: Desk): Promise<FollowUpsAction> {
  return { kind: 'loaded', items: await app.followUps(), now: app.now() };
}

async function obeyOwn(desk: Desk, one: FollowUp, order: Order<CommandOf<'followUps'>>): Promise<void> {
  switch (order.command) {
    case 'thread':
      return await openThread(desk, one.conversation);
    case 'person':
      return await openPerson(desk, one.contact.id);
    case 'keep':
      return await keep(desk, one);
    case 'moveDate':
      return isToConfirm(one)
        ? await confirmForDate(desk, one, order.argument)
        : await moveDate(desk, one, order.argument);
    case 'confirm':
      return await confirm(desk, one);
    case 'dismiss':
      return await dismiss(desk, one, order.argument);
    case 'notKept':
      return await sayNotKept(desk, one, order.argument);
    default:
      return order.command satisfies never;
  }
}

async function onConversation(desk: Desk, one: FollowUp, order: Order<CommandOf<'conversation'>>): Promise<void> {
  const { conversation } = await desk.app.show(one.conversation);
  await obeyConversation(desk, order, { one: conversation, all: [conversation] });
}
