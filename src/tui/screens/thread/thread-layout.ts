import type { ConversationDetail } from '../../../domain/outcomes.ts';
import { EMPTY_LINE, type Line } from '../../widgets/line.ts';
import { answerLines } from './answer-lines.ts';
import { eventBlocks } from './event-lines.ts';
import { messageLines, parentLines } from './message-lines.ts';
import { noteLines } from './note-lines.ts';
import { replyLines } from './reply-lines.ts';
import type { Block } from './thread-block.ts';
import type { ThreadLook } from './thread-look.ts';

/** A thread as rows. */
export interface ThreadLayout {
  readonly blocks: readonly Block[];
  /** First row of each block. */
  readonly starts: readonly number[];
  readonly lines: readonly Line[];
  /** First row of the newest thing that somebody said or wrote. */
  readonly newest: number;
}

/** A row by what it belongs to, so that it is found again however the rows change. */
export interface Anchor {
  readonly key: string;
  readonly at: number;
  /** Row within the block. */
  readonly row: number;
}

/** Lays a thread out: what it answers on top, then everything in the order it happened, then whether we may answer. */
export function layThread(detail: ConversationDetail, look: ThreadLook): ThreadLayout {
  const said = saidBlocks(detail, look);
  const inOrder = [...said, ...eventBlocks(detail, look)].toSorted((a, b) => a.at - b.at);
  const parent = parentLines(detail.parent, look);
  const blocks: Block[] = [
    ...(parent.length === 0 ? [] : [{ key: 'parent', at: 0, lines: parent }]),
    ...inOrder.map((block, index) => spaced(block, inOrder[index + 1])),
    { key: 'foot', at: Number.MAX_SAFE_INTEGER, lines: answerLines(detail, look) },
  ];
  const starts: number[] = [];
  let row = 0;
  for (const { lines } of blocks) {
    starts.push(row);
    row += lines.length;
  }
  const last = said.toSorted((a, b) => a.at - b.at).at(-1)?.key;
  const newest = starts[blocks.findIndex(({ key }) => key === last)] ?? 0;
  return { blocks, starts, lines: blocks.flatMap(({ lines }) => lines), newest };
}

function saidBlocks(detail: ConversationDetail, look: ThreadLook): Block[] {
  const heard = new Set(detail.thread.map((message) => message.remoteId));
  return [
    ...detail.thread.map((message) => ({
      key: `message ${message.id}`,
      at: message.postedAt,
      lines: messageLines(message, detail, look),
    })),
    ...detail.notes.map((note) => ({ key: `note ${note.id}`, at: note.at, lines: noteLines(note, look) })),
    ...detail.replies
      // what went out is in the thread as a message
      .filter((reply) => reply.remoteId === null || !heard.has(reply.remoteId))
      .map((reply) => ({
        key: `reply ${reply.id}`,
        at: reply.sentAt ?? reply.updatedAt,
        lines: replyLines(reply, look),
      })),
  ];
}

/** An empty row behind it, but not between two things that were done: they stand close together. */
function spaced(block: Block, next: Block | undefined): Block {
  const isDense = isEvent(block) && next !== undefined && isEvent(next);
  return isDense ? block : { ...block, lines: [...block.lines, EMPTY_LINE] };
}

function isEvent({ key }: Block): boolean {
  return key.startsWith('event ');
}

/** First row on the screen when a thread opens: the end, but not beyond the beginning of the newest words. */
export function openingTop({ lines, newest }: ThreadLayout, rows: number): number {
  return Math.min(newest, Math.max(0, lines.length - rows));
}

/** What stands in a row. */
export function anchorAt({ blocks, starts }: ThreadLayout, row: number): Anchor {
  const index = Math.max(
    0,
    starts.findLastIndex((start) => start <= row),
  );
  const { key, at } = blocks[index] ?? { key: '', at: 0 };
  return { key, at, row: row - (starts[index] ?? 0) };
}

/** The row of an anchor; where it is gone, of what came next after it. */
function rowOf({ blocks, starts }: ThreadLayout, anchor: Anchor): number {
  const index = blocks.findIndex(({ key }) => key === anchor.key);
  if (index >= 0) return (starts[index] ?? 0) + Math.min(anchor.row, (blocks[index]?.lines.length ?? 1) - 1);
  return starts[blocks.findIndex(({ at }) => at >= anchor.at)] ?? 0;
}

/** The first row on the screen for an anchor. */
export function topOf(layout: ThreadLayout, anchor: Anchor, rows: number): number {
  return Math.min(rowOf(layout, anchor), Math.max(0, layout.lines.length - rows));
}
