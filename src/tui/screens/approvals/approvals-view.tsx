import { type ReactElement, useLayoutEffect } from 'react';
import { Framed, rowsShown, type Shared } from '../../framed.tsx';
import type { ApprovalsStart, Opened } from '../../places.ts';
import { momentWords } from '../../time-words.ts';
import { bodyRows } from '../../widgets/frame.ts';
import { EMPTY_LINE, type Line, line } from '../../widgets/line.ts';
import { type Extent, extentOf } from '../../widgets/read-through.ts';
import { reviewLines, reviewTitle } from '../../widgets/review-lines.ts';
import { planLines, planTitle } from './plan-lines.ts';
import { useApprovals } from './use-approvals.ts';

/** What waits for a second person, one at a time and in full. */
export function ApprovalsView({ shared, first }: { shared: Shared; first: ApprovalsStart }): ReactElement {
  const { desk, view, size } = shared;
  const { timezone } = desk.app.config.settings;
  const rows = bodyRows(size);
  const writeTime = (at: number): string => momentWords(at, timezone);
  const { columns } = size;
  const extentFor = (opened: Opened | null): Extent =>
    opened?.kind === 'plan'
      ? { name: opened.plan.hash, count: opened.rows.length, rows: 1 }
      : extentOf(textLines(opened, columns, writeTime), rows);
  const { state, act } = useApprovals(desk, first, { version: view.version, extentFor });
  const { waiting, index, opened, top } = state;
  const shown = opened?.kind === 'plan' ? planLines(opened, top, { columns, rows }) : null;
  const lines = shown === null ? textLines(opened, columns, writeTime) : [];
  const start = Math.min(top, Math.max(0, lines.length - rows));
  const { name } = extentFor(opened);
  const seenRows = shown === null ? start + rowsShown(shared) : top + shown.whole;
  // with the drawing itself: no key comes between what is on the screen and what counts as seen
  useLayoutEffect(() => act({ kind: 'seen', seen: { name, rows: seenRows } }), [act, name, seenRows]);
  return (
    <Framed
      shared={shared}
      screen="approvals"
      title={titleOf(opened, { index, count: waiting.length })}
      body={shown?.lines ?? lines.slice(start, start + rows)}
      scroll={shown === null ? { top: start, count: lines.length } : null}
      rest={opened?.kind === 'plan' ? restLine(opened.rows.length, seenRows) : null}
    />
  );
}

function textLines(opened: Opened | null, columns: number, writeTime: (at: number) => string): Line[] {
  if (opened?.kind !== 'reply') return [EMPTY_LINE, line('  Nothing waits for approval.', 'dim')];
  return reviewLines(opened.review, columns, writeTime);
}

function titleOf(opened: Opened | null, { index, count }: { index: number; count: number }): Line {
  const place: Line = line(`Approvals ${count === 0 ? 0 : index + 1} of ${count}`, 'title');
  if (opened === null) return place;
  const title = opened.kind === 'plan' ? planTitle(opened) : reviewTitle(opened.review);
  return [...place, { text: ' · ', tone: 'dim' }, ...title];
}

function restLine(count: number, seen: number): Line | null {
  return count === 0 ? null : line(`replies to ${Math.min(seen, count)} of ${count}; j and k scroll`, 'dim');
}
