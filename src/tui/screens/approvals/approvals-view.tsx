import type { ReactElement } from 'react';
import type { ReplyReview } from '../../../domain/outcomes.ts';
import type { Reply } from '../../../domain/reply.ts';
import { Framed, type Shared } from '../../framed.tsx';
import { momentWords } from '../../time-words.ts';
import { bodyRows } from '../../widgets/frame.ts';
import { EMPTY_LINE, type Line, line } from '../../widgets/line.ts';
import { reviewLines, reviewTitle } from '../../widgets/review-lines.ts';
import { useApprovals } from './use-approvals.ts';

interface ApprovalsProps {
  readonly shared: Shared;
  readonly first: { readonly replies: readonly Reply[]; readonly review: ReplyReview | null };
}

/** Replies that wait for a second person, one at a time and in full. */
export function ApprovalsView({ shared, first }: ApprovalsProps): ReactElement {
  const { desk, view, size } = shared;
  const { timezone } = desk.app.config.settings;
  const rows = bodyRows(size);
  const linesOf = (review: ReplyReview | null): Line[] =>
    review === null
      ? [EMPTY_LINE, line('  Nothing waits for approval.', 'dim')]
      : reviewLines(review, size, (at) => momentWords(at, timezone));
  const countLines = (review: ReplyReview | null): number => linesOf(review).length;
  const { replies, index, review, top } = useApprovals(desk, first, { version: view.version, rows, countLines });
  const lines = linesOf(review);
  const start = Math.min(top, Math.max(0, lines.length - rows));
  const place: Line = line(`Approvals ${replies.length === 0 ? 0 : index + 1} of ${replies.length}`, 'title');
  const title = review === null ? place : [...place, { text: ' · ', tone: 'dim' as const }, ...reviewTitle(review)];
  const scroll = { top: start, count: lines.length };
  return (
    <Framed shared={shared} screen="approvals" title={title} body={lines.slice(start, start + rows)} scroll={scroll} />
  );
}
