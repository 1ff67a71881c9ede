import { hideNewest } from '../../acts/hide.ts';
import { obeyConversation } from '../../conversation-orders.ts';
import type { Desk } from '../../desk-state.ts';
import type { OrderAt } from '../../use-orders.ts';
import { type Move, scrolled } from '../../widgets/window.ts';
import { goToFound, search } from './thread-finding.ts';
import type { ThreadFrame, ThreadLive } from './thread-frame.ts';
import { anchorAt, topOf } from './thread-layout.ts';

type ConversationOrder = Parameters<typeof obeyConversation>[1];

/** Does what is meant for the thread. */
export function obeyThread(
  desk: Desk,
  live: ThreadLive,
  { order, frame }: { order: OrderAt<'thread'>; frame: ThreadFrame },
): void {
  const { command } = order;
  switch (command) {
    case 'down':
    case 'up':
    case 'pageDown':
    case 'pageUp':
    case 'first':
    case 'last':
      scroll(live, frame, command);
      break;
    case 'next':
      desk.run(() => goAlong(desk, live, { frame, step: 1 }));
      break;
    case 'previous':
      desk.run(() => goAlong(desk, live, { frame, step: -1 }));
      break;
    case 'search':
      desk.run(() => search(desk, live, { frame, argument: order.argument }));
      break;
    case 'nextFound':
      goToFound(desk, live, { frame, step: 1 });
      break;
    case 'previousFound':
      goToFound(desk, live, { frame, step: -1 });
      break;
    case 'hide':
      desk.run(() => hideNewest(desk, live.latest().detail));
      break;
    default:
      desk.run(() => obeyHere(desk, live, { order: { ...order, command }, frame }));
  }
}

function scroll(live: ThreadLive, { layoutOf, rows }: ThreadFrame, move: Move): void {
  const { detail, anchor } = live.latest();
  const layout = layoutOf(detail);
  const top = scrolled(topOf(layout, anchor, rows), move, { count: layout.lines.length, rows });
  live.act({ kind: 'moved', anchor: anchorAt(layout, top) });
}

/** What takes a conversation off the list leads back to it, or to the next one. */
async function obeyHere(
  desk: Desk,
  live: ThreadLive,
  { order, frame }: { order: ConversationOrder; frame: ThreadFrame },
): Promise<void> {
  const { conversation } = live.latest().detail;
  const outcome = await obeyConversation(desk, order, { one: conversation, all: [conversation] });
  if (outcome !== 'changed') return;
  const next = order.command === 'doneNext' ? neighbour(conversation.id, frame, 1) : undefined;
  if (next !== undefined) return await replaceBy(desk, next, frame);
  if (!LEAVING.includes(order.command)) return;
  const { status } = (await desk.app.show(conversation.id)).conversation;
  if (status === 'closed' || status === 'snoozed') desk.back();
}

/** What may take a conversation off the list. */
const LEAVING: readonly ConversationOrder['command'][] = ['done', 'doneNext', 'snooze', 'macro'];

async function goAlong(desk: Desk, live: ThreadLive, way: { frame: ThreadFrame; step: 1 | -1 }): Promise<void> {
  const { frame, step } = way;
  const { id } = live.latest().detail.conversation;
  const next = neighbour(id, frame, step);
  if (next !== undefined) return await replaceBy(desk, next, frame);
  const { thread } = desk.words;
  if (!frame.among.includes(id)) return desk.say(thread.noList);
  desk.say(step === 1 ? thread.lastOne : thread.firstOne);
}

function neighbour(id: number, { among }: ThreadFrame, step: 1 | -1): number | undefined {
  const place = among.indexOf(id);
  return place === -1 ? undefined : among[place + step];
}

async function replaceBy(desk: Desk, id: number, { among }: ThreadFrame): Promise<void> {
  desk.replace({ screen: 'thread', detail: await desk.app.show(id), among });
}
