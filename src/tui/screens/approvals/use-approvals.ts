import { useEffect } from 'react';
import type { ReplyReview } from '../../../domain/outcomes.ts';
import { ProblemError } from '../../../domain/problem.ts';
import type { Reply } from '../../../domain/reply.ts';
import type { Desk } from '../../desk-state.ts';
import { type CommandOf, commandOf } from '../../keys.ts';
import { openThread, waitingReplies } from '../../open-screens.ts';
import { type Live, useKeys, useLive } from '../../use-live.ts';
import { type ApprovalsAction, type ApprovalsState, indexIn, reduceApprovals, sameText } from './approvals-state.ts';

type ApprovalsLive = Live<ApprovalsState, ApprovalsAction>;

/** The queue of replies that wait for approval. `countLines` tells how long a review is on this screen. */
export function useApprovals(
  desk: Desk,
  first: { replies: readonly Reply[]; review: ReplyReview | null },
  seen: { version: number; rows: number; countLines: (review: ReplyReview | null) => number },
): ApprovalsState {
  const live = useLive(reduceApprovals, () => ({ ...first, index: 0, top: 0 }));
  const { latest, act } = live;
  const { version, rows, countLines } = seen;
  useEffect(() => {
    if (version > 0) desk.errand(() => load(desk, { latest, act }, 0));
  }, [desk, version, latest, act]);
  useKeys(desk, (event) => {
    const command = commandOf('approvals', event.name);
    if (command !== null) return desk.run(() => obey(desk, live, command));
    const move = commandOf('lists', event.name);
    if (move !== null) act({ kind: 'scroll', move, extent: { count: countLines(latest().review), rows } });
    else desk.everywhere(event, 'approvals');
  });
  return live.state;
}

async function load(desk: Desk, live: Pick<ApprovalsLive, 'latest' | 'act'>, step: -1 | 0 | 1): Promise<void> {
  const replies = await waitingReplies(desk);
  const index = indexIn(replies, live.latest(), step);
  const reply = replies[index];
  const review = reply === undefined ? null : await desk.app.review(reply.id);
  live.act({ kind: 'loaded', replies, index, review });
}

async function obey(desk: Desk, live: ApprovalsLive, command: CommandOf<'approvals'>): Promise<void> {
  const { review } = live.latest();
  if (review === null) return desk.say('Nothing waits for approval.');
  switch (command) {
    case 'next':
      return await load(desk, live, 1);
    case 'previous':
      return await load(desk, live, -1);
    case 'thread':
      return await openThread(desk, review.reply.conversation);
    case 'approve':
      await approve(desk, review);
      break;
    case 'reject':
      await reject(desk, review.reply);
      break;
    default:
      command satisfies never;
  }
  await load(desk, live, 0);
}

/** Approves what was on screen: if it changed meanwhile, what is there now is shown instead. */
async function approve(desk: Desk, review: ReplyReview): Promise<void> {
  const { reply, newestInbound } = review;
  const now = await desk.app.reply(reply.id);
  if (!sameText(now, reply)) return desk.say('The text was changed meanwhile; read it again.', 'warn');
  const approved = await unlessMoved(desk.app.approve(reply.id, { version: reply.version, newestInbound }));
  if (approved === null) return desk.say('The conversation went on meanwhile; read it again.', 'warn');
  desk.say(`Reply ${approved.id} is approved and on its way…`, 'good');
  desk.delivery.deliver(approved);
  desk.refresh();
}

async function unlessMoved(approving: Promise<Reply>): Promise<Reply | null> {
  try {
    return await approving;
  } catch (problem) {
    if (problem instanceof ProblemError && problem.code === 'APPROVAL_VOID') return null;
    throw problem;
  }
}

async function reject(desk: Desk, reply: Reply): Promise<void> {
  const note = await desk.ask({ kind: 'text', title: 'Reject; note to the author' });
  if (note === null) return;
  if (note === '') return desk.say('A rejection needs a note. The reply still waits.', 'bad');
  await desk.app.reject(reply.id, note);
  desk.say(`Reply ${reply.id} went back to ${reply.author}.`, 'good');
  desk.refresh();
}
