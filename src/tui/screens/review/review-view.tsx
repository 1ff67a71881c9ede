import { type ReactElement, useLayoutEffect } from 'react';
import type { ReplyReview } from '../../../domain/outcomes.ts';
import { Framed, rowsShown, type Shared } from '../../framed.tsx';
import { momentWords } from '../../time-words.ts';
import { bodyRows } from '../../widgets/frame.ts';
import { extentOf } from '../../widgets/read-through.ts';
import { reviewLines, reviewTitle } from '../../widgets/review-lines.ts';
import { useReview } from './use-review.ts';

/** The reply as it would go out, and what speaks against it. */
export function ReviewView({ shared, review }: { shared: Shared; review: ReplyReview }): ReactElement {
  const { desk, size, view } = shared;
  const { timezone } = desk.app.config.settings;
  const { words } = desk;
  const look = {
    columns: size.columns,
    now: view.now,
    writeTime: (at: number): string => momentWords(at, timezone),
    words: words.composer.check,
    review: words.review.lines,
    way: words.desk.way,
  };
  const lines = reviewLines(review, look);
  const rows = bodyRows(size);
  const extent = extentOf(lines, rows);
  const { state, act } = useReview(desk, review, extent);
  const start = Math.min(state.top, Math.max(0, lines.length - rows));
  const body = lines.slice(start, start + rows);
  const { name } = extent;
  const seenRows = start + rowsShown(shared);
  // with the drawing itself: no key comes between what is on the screen and what counts as seen
  useLayoutEffect(() => act({ kind: 'seen', seen: { name, rows: seenRows } }), [act, name, seenRows]);
  return (
    <Framed
      shared={shared}
      screen="review"
      title={reviewTitle(review, look)}
      body={body}
      scroll={{ top: start, count: lines.length }}
    />
  );
}
