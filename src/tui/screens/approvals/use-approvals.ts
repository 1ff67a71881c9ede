import { useEffect } from 'react';
import type { Desk } from '../../desk-state.ts';
import { type CommandOf, commandOf } from '../../keys.ts';
import { allWaiting, openThread, openWaiting } from '../../open-screens.ts';
import type { ApprovalsStart, Opened } from '../../places.ts';
import { type Live, useKeys, useLive } from '../../use-live.ts';
import {
  type ApprovalsAction,
  type ApprovalsState,
  firstApprovals,
  indexIn,
  planRowsOf,
  reduceApprovals,
} from './approvals-state.ts';
import { approvePlan, approveReply, rejectPlan, rejectReply } from './decide.ts';

type ApprovalsLive = Live<ApprovalsState, ApprovalsAction>;

/** The queue of what waits for approval. `countLines` tells how long something is, and how much of it the screen shows. */
export function useApprovals(
  desk: Desk,
  first: ApprovalsStart,
  seen: { version: number; countLines: (opened: Opened | null) => { count: number; rows: number } },
): ApprovalsLive {
  const live = useLive(reduceApprovals, () => firstApprovals(first));
  const { latest, act } = live;
  const { version, countLines } = seen;
  useEffect(() => {
    if (version > 0) desk.errand(() => load(desk, { latest, act }, 0));
  }, [desk, version, latest, act]);
  useKeys(desk, (event) => {
    const command = commandOf('approvals', event.name);
    if (command !== null) return desk.run(() => obey(desk, live, command));
    const move = commandOf('lists', event.name);
    if (move !== null) act({ kind: 'scroll', move, extent: countLines(latest().opened) });
    else desk.everywhere(event, 'approvals');
  });
  return live;
}

async function load(desk: Desk, live: Pick<ApprovalsLive, 'latest' | 'act'>, step: -1 | 0 | 1): Promise<void> {
  const waiting = await allWaiting(desk);
  const index = indexIn(waiting, live.latest(), step);
  const one = waiting[index];
  const opened = one === undefined ? null : await openWaiting(desk, one, live.latest().opened);
  live.act({ kind: 'loaded', waiting, index, opened });
}

async function obey(desk: Desk, live: ApprovalsLive, command: CommandOf<'approvals'>): Promise<void> {
  const { opened } = live.latest();
  if (opened === null) return desk.say('Nothing waits for approval.');
  switch (command) {
    case 'next':
      return await load(desk, live, 1);
    case 'previous':
      return await load(desk, live, -1);
    case 'thread':
      return await openThread(desk, opened.kind === 'reply' ? opened.review.reply.conversation : conversationAt(live));
    case 'approve':
      if (opened.kind === 'reply') await approveReply(desk, opened.review);
      else await approvePlan(desk, opened, live.latest().seenRows);
      break;
    case 'reject':
      if (opened.kind === 'reply') await rejectReply(desk, opened.review.reply);
      else await rejectPlan(desk, opened.plan);
      break;
    default:
      command satisfies never;
  }
  await load(desk, live, 0);
  // what was typed ahead was not meant for the one that comes now: nobody has read it
  desk.keys.discard();
}

/** The conversation of the plan's row on top of the screen. */
function conversationAt(live: ApprovalsLive): number {
  const state = live.latest();
  return planRowsOf(state)[state.top]?.conversation ?? 0;
}
