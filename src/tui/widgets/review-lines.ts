import type { ReplyReview } from '../../domain/outcomes.ts';
import { eligibilityLines, findingLines, measurePiece, ruleLine } from './check-lines.ts';
import { bodyRows, type Size } from './frame.ts';
import { EMPTY_LINE, type Line, line } from './line.ts';
import { calledLine, handleOf, strangerLine, strangerLines } from './stranger-text.ts';
import { spelledOut } from './visibility.ts';

/** From this many rows on what was asked is shown at some length. */
const ROOMY_ROWS = 14;

/** Who answers whom, and in which way. */
export function reviewTitle(review: ReplyReview): Line {
  const { reply, target, from } = review;
  return [
    spelledOut(reply.visibility),
    { text: ` · ${handleOf(from, 30)} → ${calledLine(target.author, 30)}`, tone: 'title' },
    {
      text: ` · ${strangerLine(reply.platform)} · reply ${reply.id} by ${strangerLine(reply.author, 20)}`,
      tone: 'dim',
    },
  ];
}

/** What was asked, what exactly would go out, and what speaks against it. */
export function reviewLines(review: ReplyReview, size: Size, writeTime: (at: number) => string): Line[] {
  const { columns } = size;
  const askedMax = bodyRows(size) < ROOMY_ROWS ? 2 : 6;
  const { reply, target, check } = review;
  const audience =
    reply.visibility === 'public' ? 'Everybody can read this reply.' : 'Only the customer can read this reply.';
  const ways =
    check.eligibility === null
      ? []
      : eligibilityLines(check.eligibility, { visibility: reply.visibility, columns, writeTime });
  const asked = strangerLines(target.text, columns, { tone: 'dim', indent: '│ ' });
  return [
    ...(asked.length > askedMax ? [...asked.slice(0, askedMax - 1), line('│ …', 'dim')] : asked),
    ruleLine(check.isSendable ? 'exactly this goes out' : 'NOT READY TO GO', columns, check.isSendable ? 'dim' : 'bad'),
    ...strangerLines(review.preview, columns),
    ruleLine('', columns),
    [spelledOut(reply.visibility), { text: `: ${audience}`, tone: 'plain' }],
    [measurePiece(check.measure)],
    ...findingLines(check.findings, columns),
    ...ways,
    ...(reply.error === null ? [] : strangerLines(reply.error.message, columns, { tone: 'bad' })),
    review.needsReview ? line('A second person approves it before it goes.', 'dim') : EMPTY_LINE,
  ];
}
