import type { CommandOf } from '../../../domain/key-table.ts';
import { hideNewest } from '../../acts/hide.ts';
import { obeyConversation } from '../../conversation-orders.ts';
import type { Desk } from '../../desk-state.ts';
import type { OrderAt } from '../../use-orders.ts';
import { strangerLine } from '../../widgets/stranger-text.ts';
import { type Move, scrolled } from '../../widgets/window.ts';
import type { ThreadFrame, ThreadLive } from './thread-frame.ts';
import { anchorAt, topOf } from './thread-layout.ts';
import { findWords, type Hit } from './thread-search.ts';

/** Does what is meant for the thread. */
export function obeyThread(
  desk: Desk,
  live: ThreadLive,
  { order, frame }: { order: OrderAt<'thread'>; frame: ThreadFrame },
): void {
  const { command, argument } = order;
  switch (command) {
    case 'down':
    case 'up':
    case 'pageDown':
    case 'pageUp':
    case 'first':
    case 'last':
      return scroll(live, frame, command);
    case 'next':
      return desk.run(() => goAlong(desk, live, { frame, step: 1 }));
    case 'previous':
      return desk.run(() => goAlong(desk, live, { frame, step: -1 }));
    case 'search':
      return desk.run(() => search(desk, live, { frame, argument }));
    case 'nextFound':
      return goToFound(desk, live, { frame, step: 1 });
    case 'previousFound':
      return goToFound(desk, live, { frame, step: -1 });
    case 'hide':
      return desk.run(() => hideNewest(desk, live.latest().detail));
    default:
      return desk.run(() => obeyHere(desk, live, { order: { ...order, command }, frame }));
  }
}

function scroll(live: ThreadLive, { layoutOf, rows }: ThreadFrame, move: Move): void {
  const { detail, anchor } = live.latest();
  const layout = layoutOf(detail);
  const top = scrolled(topOf(layout, anchor, rows), move, { count: layout.lines.length, rows });
  live.act({ kind: 'moved', anchor: anchorAt(layout, top) });
}

type HereCommand = CommandOf<'conversation'>;

/** What takes a conversation off the list leads back to it, or to the next one. */
async function obeyHere(
  desk: Desk,
  live: ThreadLive,
  { order, frame }: { order: Parameters<typeof obeyConversation>[1]; frame: ThreadFrame },
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
const LEAVING: readonly HereCommand[] = ['done', 'doneNext', 'snooze', 'macro'];

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

async function search(
  desk: Desk,
  live: ThreadLive,
  { frame, argument }: { frame: ThreadFrame; argument: string | null },
): Promise<void> {
  const initial = live.latest().search?.words ?? '';
  const words = argument ?? (await desk.ask({ kind: 'text', title: desk.words.thread.search, initial }));
  if (words === null) return;
  if (words === '') return live.act({ kind: 'searched', search: null });
  const { detail, anchor } = live.latest();
  const layout = frame.layoutOf(detail);
  const hits = findWords(layout.lines, words);
  if (hits.length === 0) {
    live.act({ kind: 'searched', search: null });
    return desk.say(desk.words.thread.notFound(strangerLine(words, 40)), 'bad');
  }
  // the first from here on, else from the beginning
  const top = topOf(layout, anchor, frame.rows);
  const index = Math.max(
    0,
    hits.findIndex((hit) => rowOfHit(hit) >= top),
  );
  goTo(desk, live, { frame, hits, search: { words, index } });
}

function goToFound(desk: Desk, live: ThreadLive, { frame, step }: { frame: ThreadFrame; step: 1 | -1 }): void {
  const { detail, search: last } = live.latest();
  const { thread } = desk.words;
  if (last === null) return desk.say(thread.noSearch(desk.keymap.keyFor('thread', 'search')));
  const hits = findWords(frame.layoutOf(detail).lines, last.words);
  if (hits.length === 0) return desk.say(thread.notFound(strangerLine(last.words, 40)), 'bad');
  const index = (last.index + step + hits.length) % hits.length;
  goTo(desk, live, { frame, hits, search: { words: last.words, index } });
}

/** Shows a place that was found, moving no more than needed. */
function goTo(
  desk: Desk,
  live: ThreadLive,
  found: { frame: ThreadFrame; hits: readonly Hit[]; search: { words: string; index: number } },
): void {
  const { frame, hits, search: at } = found;
  const hit = hits[at.index];
  if (hit === undefined) return;
  const { detail, anchor } = live.latest();
  const layout = frame.layoutOf(detail);
  const row = rowOfHit(hit);
  const top = topOf(layout, anchor, frame.rows);
  live.act({ kind: 'searched', search: at });
  if (row < top || row >= top + frame.rows) {
    const wanted = Math.max(0, row - Math.floor(frame.rows / 3));
    live.act({ kind: 'moved', anchor: anchorAt(layout, wanted) });
  }
  const next = desk.keymap.keyFor('thread', 'nextFound');
  const previous = desk.keymap.keyFor('thread', 'previousFound');
  desk.say(desk.words.thread.found(at.index + 1, hits.length, next, previous));
}

function rowOfHit({ parts }: Hit): number {
  return parts[0]?.row ?? 0;
}
