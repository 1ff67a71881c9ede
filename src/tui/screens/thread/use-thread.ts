import { useEffect } from 'react';
import type { ConversationDetail } from '../../../domain/outcomes.ts';
import { claimOrRelease } from '../../claim-acts.ts';
import { assignThem, closeThem, hideNewest, labelThem, noteOn, snoozeThem } from '../../conversation-acts.ts';
import type { Desk } from '../../desk-state.ts';
import type { KeyEvent } from '../../key-stream.ts';
import { type CommandOf, commandOf } from '../../keys.ts';
import { openComposer } from '../../open-screens.ts';
import { type Live, useKeys, useLive } from '../../use-live.ts';
import { firstThread, reduceThread, type ThreadAction, type ThreadState } from './thread-state.ts';

type ThreadLive = Live<ThreadState, ThreadAction>;

/** The thread's state, kept up to date and moved by keys. `countLines` tells how long a thread is on this screen. */
export function useThread(
  desk: Desk,
  first: ConversationDetail,
  seen: { rows: number; version: number; countLines: (detail: ConversationDetail) => number },
): ThreadState {
  const { rows, version, countLines } = seen;
  const live = useLive(reduceThread, () => firstThread(first, { count: countLines(first), rows }));
  const { latest, act } = live;
  useEffect(() => {
    if (version > 0) desk.errand(() => reload(desk, latest, act));
  }, [desk, version, latest, act]);
  useKeys(desk, (event) => {
    const move = commandOf('lists', event.name);
    if (move === null) return pressed(desk, live, event);
    act({ kind: 'scroll', move, extent: { count: countLines(latest().detail), rows } });
  });
  return live.state;
}

async function reload(desk: Desk, latest: () => ThreadState, act: (action: ThreadAction) => void): Promise<void> {
  act({ kind: 'loaded', detail: await desk.app.show(latest().detail.conversation.id) });
}

function pressed(desk: Desk, live: ThreadLive, event: KeyEvent): void {
  const command = commandOf('thread', event.name);
  if (command === null) {
    desk.everywhere(event, 'thread');
    return;
  }
  const { detail } = live.latest();
  desk.run(async () => {
    await obey(desk, detail, command);
  });
}

async function obey(desk: Desk, detail: ConversationDetail, command: CommandOf<'thread'>): Promise<void> {
  const { id } = detail.conversation;
  switch (command) {
    case 'reply':
      return await openComposer(desk, id);
    case 'replyOther':
      return await openComposer(desk, id, 'other');
    case 'note':
      return await noteOn(desk, id);
    case 'done':
      await closeThem(desk, [id]);
      return desk.back();
    case 'snooze':
      if (await snoozeThem(desk, [id])) desk.back();
      return;
    case 'claim':
      return await claimOrRelease(desk, [id]);
    case 'assign':
      return await assignThem(desk, [id]);
    case 'label':
      return await labelThem(desk, [id]);
    case 'hide':
      return await hideNewest(desk, detail);
    default:
      return command satisfies never;
  }
}
