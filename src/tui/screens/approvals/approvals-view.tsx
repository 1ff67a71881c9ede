import { type ReactElement, useEffect } from 'react';
import { Framed, type Shared } from '../../framed.tsx';
import type { ApprovalsStart, Opened } from '../../places.ts';
import { momentWords } from '../../time-words.ts';
import { bodyRows, type Size } from '../../widgets/frame.ts';
import { EMPTY_LINE, type Line, line } from '../../widgets/line.ts';
import { reviewLines, reviewTitle } from '../../widgets/review-lines.ts';
import { planLines, planTitle } from './plan-lines.ts';
import { useApprovals } from './use-approvals.ts';

/** What waits for a second person, one at a time and in full. */
export function ApprovalsView({ shared, first }: { shared: Shared; first: ApprovalsStart }): ReactElement {
  const { desk, view, size } = shared;
  const { timezone } = desk.app.config.settings;
  const rows = bodyRows(size);
  const writeTime = (at: number): string => momentWords(at, timezone);
  const countLines = (opened: Opened | null): { count: number; rows: number } =>
    opened?.kind === 'plan'
      ? { count: opened.rows.length, rows: 1 }
      : { count: textLines(opened, size, writeTime).length, rows };
  const { state, act } = useApprovals(desk, first, { version: view.version, countLines });
  const { waiting, index, opened, top } = state;
  const shown = opened?.kind === 'plan' ? planLines(opened, top, { columns: size.columns, rows }) : null;
  const seen = shown === null ? 0 : top + shown.whole;
  const hash = opened?.kind === 'plan' ? opened.plan.hash : '';
  useEffect(() => act({ kind: 'seen', hash, rows: seen }), [act, hash, seen]);
  const lines = shown === null ? textLines(opened, size, writeTime) : [];
  const start = Math.min(top, Math.max(0, lines.length - rows));
  return (
    <Framed
      shared={shared}
      screen="approvals"
      title={titleOf(opened, { index, count: waiting.length })}
      body={shown?.lines ?? lines.slice(start, start + rows)}
      scroll={shown === null ? { top: start, count: lines.length } : null}
      rest={opened?.kind === 'plan' ? restLine(opened.rows.length, seen) : null}
    />
  );
}

function textLines(opened: Opened | null, size: Size, writeTime: (at: number) => string): Line[] {
  if (opened?.kind !== 'reply') return [EMPTY_LINE, line('  Nothing waits for approval.', 'dim')];
  return reviewLines(opened.review, size, writeTime);
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
