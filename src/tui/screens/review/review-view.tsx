import type { ReactElement } from 'react';
import type { ReplyReview } from '../../../domain/outcomes.ts';
import { Framed, type Shared } from '../../framed.tsx';
import { momentWords } from '../../time-words.ts';
import { bodyRows } from '../../widgets/frame.ts';
import { reviewLines, reviewTitle } from '../../widgets/review-lines.ts';
import { useReview } from './use-review.ts';

/** The reply as it would go out, and what speaks against it. */
export function ReviewView({ shared, review }: { shared: Shared; review: ReplyReview }): ReactElement {
  const { desk, size } = shared;
  const { timezone } = desk.app.config.settings;
  const lines = reviewLines(review, size, (at) => momentWords(at, timezone));
  const rows = bodyRows(size);
  const { top } = useReview(desk, review, { count: lines.length, rows });
  const start = Math.min(top, Math.max(0, lines.length - rows));
  const body = lines.slice(start, start + rows);
  return (
    <Framed
      shared={shared}
      screen="review"
      title={reviewTitle(review)}
      body={body}
      scroll={{ top: start, count: lines.length }}
    />
  );
}
