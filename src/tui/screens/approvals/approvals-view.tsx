import { type ReactElement, useLayoutEffect, useMemo } from 'react';
import type { Desk } from '../../desk-state.ts';
import { Framed, rowsShown, type Shared } from '../../framed.tsx';
import type { ApprovalsStart, Opened } from '../../places.ts';
import { planLines, planTitle } from '../../plan-lines.ts';
import { momentWords } from '../../time-words.ts';
import { bodyRows } from '../../widgets/frame.ts';
import { EMPTY_LINE, type Line, line } from '../../widgets/line.ts';
import { type Extent, extentOf } from '../../widgets/read-through.ts';
import { type ReviewLook, reviewLines, reviewTitle } from '../../widgets/review-lines.ts';
import type { ApprovalsState } from './approvals-state.ts';
import { useApprovals } from './use-approvals.ts';

/** What waits for a second person, one at a time and in full. */
export function ApprovalsView({ shared, first }: { shared: Shared; first: ApprovalsStart }): ReactElement {
  const { desk, view, size } = shared;
  const { words } = desk;
  const rows = bodyRows(size);
  const { columns } = size;
  const linesFor = useMemo(() => lastLines(desk, columns), [desk, columns]);
  const extentFor = (state: ApprovalsState): Extent =>
    state.opened?.kind === 'plan'
      ? { name: state.opened.plan.hash, count: state.opened.rows.length, rows: 1 }
      : extentOf(linesFor(state), rows);
  const { state, act } = useApprovals(desk, first, { version: view.version, extentFor });
  const { waiting, index, opened, top } = state;
  const shown = opened?.kind === 'plan' ? planLines(opened, top, { columns, rows, words }) : null;
  const lines = shown === null ? linesFor(state) : [];
  const start = Math.min(top, Math.max(0, lines.length - rows));
  const { name } = extentFor(state);
  const seenRows = shown === null ? start + rowsShown(shared) : top + shown.whole;
  // with the drawing itself: no key comes between what is on the screen and what counts as seen
  useLayoutEffect(() => act({ kind: 'seen', seen: { name, rows: seenRows } }), [act, name, seenRows]);
  return (
    <Framed
      shared={shared}
      screen="approvals"
      title={titleOf(opened, { index, count: waiting.length }, desk)}
      body={shown?.lines ?? lines.slice(start, start + rows)}
      scroll={shown === null ? { top: start, count: lines.length } : null}
      rest={opened?.kind === 'plan' ? restLine(opened.rows.length, seenRows, desk) : null}
    />
  );
}

type Look = ReviewLook & { readonly nothing: string };

function lookOf({ words, app }: Desk, columns: number, now: number): Look {
  const { timezone } = app.config.settings;
  return {
    columns,
    now,
    writeTime: (at) => momentWords(at, timezone),
    words: words.composer.check,
    review: words.review.lines,
    way: words.desk.way,
    nothing: words.approvals.nothingWaits,
  };
}

/** The lines of what is open, made once: a long conversation takes time, and each key and each frame asks for them. */
function lastLines(desk: Desk, columns: number): (state: ApprovalsState) => Line[] {
  let last: { opened: Opened | null; lines: Line[] } | null = null;
  return (state) => {
    if (last === null || last.opened !== state.opened)
      last = { opened: state.opened, lines: textLines(state, lookOf(desk, columns, state.openedAt)) };
    return last.lines;
  };
}

function textLines({ opened }: ApprovalsState, look: Look): Line[] {
  if (opened?.kind === 'reply') return reviewLines(opened.review, look);
  return [EMPTY_LINE, line(`  ${look.nothing}`, 'dim')];
}

function titleOf(opened: Opened | null, { index, count }: { index: number; count: number }, { words }: Desk): Line {
  const place: Line = line(words.approvals.title(count === 0 ? 0 : index + 1, count), 'title');
  if (opened === null) return place;
  const title =
    opened.kind === 'plan'
      ? planTitle(opened, words.approvals)
      : reviewTitle(opened.review, { review: words.review.lines, way: words.desk.way });
  return [...place, { text: ' · ', tone: 'dim' }, ...title];
}

function restLine(count: number, seen: number, { words, keymap }: Desk): Line | null {
  if (count === 0) return null;
  const keys = { down: keymap.keyFor('lists', 'down'), up: keymap.keyFor('lists', 'up') };
  return line(words.approvals.rowsSeen(Math.min(seen, count), count, keys), 'dim');
}
