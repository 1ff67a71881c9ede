import { useEffect } from 'react';
import type { CommandOf } from '../../../domain/key-table.ts';
import type { Desk } from '../../desk-state.ts';
import { allWaiting, openThread, openWaiting } from '../../open-screens.ts';
import type { ApprovalsStart, Opened } from '../../places.ts';
import { type Live, useLive } from '../../use-live.ts';
import { useOrders } from '../../use-orders.ts';
import { type Extent, seenOf, unseenOf } from '../../widgets/read-through.ts';
import type { Move } from '../../widgets/window.ts';
import {
  type ApprovalsAction,
  type ApprovalsState,
  firstApprovals,
  indexIn,
  planRowsOf,
  reduceApprovals,
} from './approvals-state.ts';
import { approvePlan, approveReply, editReply, rejectPlan, rejectReply } from './decide.ts';

type ApprovalsLive = Live<ApprovalsState, ApprovalsAction>;

/** The queue of what waits for approval. `extentFor` tells how long something is, and how much of it the screen shows. */
export function useApprovals(
  desk: Desk,
  first: ApprovalsStart,
  drawn: { version: number; extentFor: (state: ApprovalsState) => Extent },
): ApprovalsLive {
  const live = useLive(reduceApprovals, () => firstApprovals(first, desk.view().now));
  const { latest, act } = live;
  const { version, extentFor } = drawn;
  useEffect(() => {
    if (version > 0) desk.errand(() => load(desk, { latest, act }, 0));
  }, [desk, version, latest, act]);
  useOrders(desk, 'approvals', {
    aim: () => aimOf(latest().opened),
    obey({ screen, command }) {
      const extent = extentFor(latest());
      if (screen === 'lists') return act({ kind: 'scroll', move: command as Move, extent });
      if (command === 'approve' && !isRead(desk, live, extent)) return;
      desk.run(() => obey(desk, live, { command: command as CommandOf<'approvals'>, extent }));
    },
  });
  return live;
}

/** A text that was changed is another one. */
function aimOf(opened: Opened | null): string {
  if (opened === null) return '';
  if (opened.kind === 'plan') return `plan ${opened.plan.id} ${opened.plan.hash}`;
  const { id, version } = opened.review.reply;
  return `reply ${id} ${version}`;
}

/** Whether the open reply was on the screen to its end; else more of it comes there, and what was typed ahead is forgotten. */
function isRead(desk: Desk, { latest, act }: ApprovalsLive, extent: Extent): boolean {
  const { opened, seen, isReplaced } = latest();
  const unseen = unseenOf(seen, extent);
  if (opened?.kind !== 'reply' || (unseen === 0 && !isReplaced)) return true;
  act({ kind: 'readOn', extent });
  act({ kind: 'noticed' });
  const approve = desk.keymap.keyFor('approvals', 'approve');
  const { approvals, review } = desk.words;
  desk.say(unseen > 0 ? review.readOn(unseen, approve) : approvals.replaced({ approve }), 'warn');
  desk.keys.discard();
  return false;
}

async function load(desk: Desk, live: Pick<ApprovalsLive, 'latest' | 'act'>, step: -1 | 0 | 1): Promise<void> {
  const waiting = await allWaiting(desk);
  const index = indexIn(waiting, live.latest(), step);
  const one = waiting[index];
  const opened = one === undefined ? null : await openWaiting(desk, one, live.latest().opened);
  live.act({ kind: 'loaded', waiting, index, opened, at: desk.view().now });
}

async function obey(
  desk: Desk,
  live: ApprovalsLive,
  { command, extent }: { command: CommandOf<'approvals'>; extent: Extent },
): Promise<void> {
  const { opened, seen } = live.latest();
  if (opened === null) return desk.say(desk.words.approvals.nothingWaits);
  switch (command) {
    case 'next':
      return await step(desk, live, 1);
    case 'previous':
      return await step(desk, live, -1);
    case 'thread':
      return await openThread(desk, opened.kind === 'reply' ? opened.review.reply.conversation : conversationAt(live));
    case 'approve':
      if (opened.kind === 'reply') await approveReply(desk, opened.review);
      else await approvePlan(desk, opened, seenOf(seen, extent.name));
      break;
    case 'edit':
      if (opened.kind === 'reply') return await editReply(desk, opened.review.reply);
      return desk.say(desk.words.approvals.planNotEdited({ reject: desk.keymap.keyFor('approvals', 'reject') }));
    case 'reject':
      if (opened.kind === 'reply') await rejectReply(desk, opened.review.reply);
      else await rejectPlan(desk, opened.plan);
      break;
    default:
      command satisfies never;
  }
  await step(desk, live, 0);
  // what was typed ahead was not meant for the one that comes now: nobody has read it
  desk.keys.discard();
}

/** Loads what the person asked for, so that nothing came in its place unasked. */
async function step(desk: Desk, live: ApprovalsLive, by: -1 | 0 | 1): Promise<void> {
  await load(desk, live, by);
  live.act({ kind: 'noticed' });
}

/** The conversation of the plan's row on top of the screen. */
function conversationAt(live: ApprovalsLive): number {
  const state = live.latest();
  return planRowsOf(state)[state.top]?.conversation ?? 0;
}
