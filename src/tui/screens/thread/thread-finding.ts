import type { Desk } from '../../desk-state.ts';
import { strangerLine } from '../../widgets/stranger-text.ts';
import type { ThreadFrame, ThreadLive } from './thread-frame.ts';
import { anchorAt, topOf } from './thread-layout.ts';
import { findWords, type Hit } from './thread-search.ts';

/** Searches within the thread, and goes to the first place from here on; nothing ends it. */
export async function search(
  desk: Desk,
  live: ThreadLive,
  { frame, argument }: { frame: ThreadFrame; argument: string | null },
): Promise<void> {
  const initial = live.latest().search?.words ?? '';
  const words = argument ?? (await desk.ask({ kind: 'text', title: desk.words.thread.search, initial }));
  if (words === null) return;
  live.act({ kind: 'searched', search: null });
  if (words === '') return;
  const { detail, anchor } = live.latest();
  const layout = frame.layoutOf(detail);
  const hits = findWords(layout.lines, words);
  const top = topOf(layout, anchor, frame.rows);
  // where there is none below, it goes on at the beginning
  const index = Math.max(
    0,
    hits.findIndex((hit) => rowOfHit(hit) >= top),
  );
  goTo(desk, live, { frame, hits, search: { words, index } });
}

/** Goes to the next place that was found, or to the one before; round and round. */
export function goToFound(desk: Desk, live: ThreadLive, { frame, step }: { frame: ThreadFrame; step: 1 | -1 }): void {
  const { detail, search: last } = live.latest();
  if (last === null) {
    desk.say(desk.words.thread.noSearch(desk.keymap.keyFor('thread', 'search')));
    return;
  }
  const hits = findWords(frame.layoutOf(detail).lines, last.words);
  const index = (last.index + step + hits.length) % Math.max(1, hits.length);
  goTo(desk, live, { frame, hits, search: { words: last.words, index } });
}

/** Shows a place that was found, moving no more than needed. */
function goTo(
  desk: Desk,
  live: ThreadLive,
  found: { frame: ThreadFrame; hits: readonly Hit[]; search: { words: string; index: number } },
): void {
  const { frame, hits, search: at } = found;
  const { thread } = desk.words;
  const hit = hits[at.index];
  if (hit === undefined) {
    desk.say(thread.notFound(strangerLine(at.words, 40)), 'bad');
    return;
  }
  const { detail, anchor } = live.latest();
  const layout = frame.layoutOf(detail);
  const row = rowOfHit(hit);
  const top = topOf(layout, anchor, frame.rows);
  live.act({ kind: 'searched', search: at });
  if (row < top || row >= top + frame.rows) {
    const wanted = Math.max(0, row - Math.floor(frame.rows / 3));
    live.act({ kind: 'moved', anchor: anchorAt(layout, wanted) });
  }
  const keys = [desk.keymap.keyFor('thread', 'nextFound'), desk.keymap.keyFor('thread', 'previousFound')] as const;
  desk.say(thread.found(at.index + 1, hits.length, keys));
}

function rowOfHit({ parts }: Hit): number {
  return parts[0]?.row ?? 0;
}
