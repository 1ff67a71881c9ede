import type { Reply, ReplyStatus } from '../../../domain/reply.ts';
import { ruleLine } from '../../widgets/check-lines.ts';
import { bodyRows, type Size } from '../../widgets/frame.ts';
import {
  cutText,
  EMPTY_LINE,
  fitLine,
  fitRows,
  fitText,
  inTone,
  type Line,
  line,
  type Tone,
} from '../../widgets/line.ts';
import { strangerLine, strangerLines } from '../../widgets/stranger-text.ts';
import { spelledOut } from '../../widgets/visibility.ts';
import { topFor } from '../../widgets/window.ts';
import { wrapLines } from '../../widgets/wrap.ts';
import { focusedReply, type OutboxState } from './outbox-state.ts';

/** Rows of the list; what is left shows the reply under the cursor. */
export function outboxListRows(size: Size): number {
  return Math.max(3, Math.floor(bodyRows(size) / 2));
}

/** The replies, and under them the one at the cursor with what is known of it. */
export function outboxLines(state: OutboxState, size: Size, writeTime: (at: number) => string): Line[] {
  if (state.replies.length === 0) return [EMPTY_LINE, line('  The outbox is empty.', 'dim')];
  const rows = outboxListRows(size);
  const top = topFor(state.top, state.focus, { count: state.replies.length, rows });
  const list = state.replies.slice(top, top + rows).map((reply, index) => {
    const isFocused = top + index === state.focus;
    const row = replyRow(reply, isFocused, size.columns);
    return isFocused ? inTone(fitLine(row, size.columns), 'selected') : row;
  });
  const reply = focusedReply(state);
  const detail = reply === null ? [] : detailLines(reply, size.columns, writeTime);
  return [...fitRows(list, rows), ruleLine('', size.columns), ...detail];
}

function replyRow(reply: Reply, isFocused: boolean, columns: number): Line {
  const head: Line = [
    { text: isFocused ? '> ' : '  ', tone: 'strong' },
    { text: fitText(reply.status, 9), tone: STATUS[reply.status].tone },
    { text: fitText(reply.visibility, 8), tone: spelledOut(reply.visibility).tone },
    { text: fitText(strangerLine(reply.platform), 10), tone: 'dim' },
  ];
  return [...head, { text: cutText(strangerLine(reply.text), columns - 29), tone: 'plain' }];
}

function detailLines(reply: Reply, columns: number, writeTime: (at: number) => string): Line[] {
  const { words, tone } = STATUS[reply.status];
  const when = reply.sentAt ?? reply.attemptedAt ?? reply.updatedAt;
  const error = reply.error === null ? [] : strangerLines(reply.error.message, columns, { tone: 'bad' });
  const approved = reply.approvedBy === null ? '' : ` · approved by ${strangerLine(reply.approvedBy, 20)}`;
  const by = `reply ${reply.id} to conversation ${reply.conversation} by ${strangerLine(reply.author, 20)}${approved}`;
  return [
    ...wrapLines(words, columns, { tone }),
    ...error,
    [
      spelledOut(reply.visibility),
      { text: ` · ${strangerLine(reply.account, 20)} on ${strangerLine(reply.platform)}`, tone: 'strong' },
    ],
    ...wrapLines(`${by} · ${writeTime(when)}`, columns, { tone: 'dim' }),
    ...(reply.url === null ? [] : strangerLines(reply.url, columns, { tone: 'key' })),
    ...strangerLines(reply.text, columns),
  ];
}

/** What each state means for the person who looks. */
const STATUS: Readonly<Record<ReplyStatus, { words: string; tone: Tone }>> = {
  draft: { words: 'A draft.', tone: 'plain' },
  inReview: { words: 'Waits for approval.', tone: 'plain' },
  approved: { words: 'Approved; goes out when it is due. U recalls it.', tone: 'plain' },
  queued: { words: 'In the queue; goes out when it is due. U recalls it.', tone: 'plain' },
  sending: { words: 'Being sent, or was when kuulo stopped. It is looked up before anything else.', tone: 'warn' },
  sent: { words: 'Sent.', tone: 'good' },
  failed: { words: 'Failed: it was certainly not sent. R tries again.', tone: 'bad' },
  unknown: {
    words:
      'Nobody knows whether this was sent. It is never sent again unseen. l looks it up; Enter lets you say what you saw.',
    tone: 'bad',
  },
  held: { words: 'Held after a restore or a copy, until somebody has looked. U recalls it.', tone: 'warn' },
  rejected: { words: 'Rejected.', tone: 'warn' },
  cancelled: { words: 'Recalled.', tone: 'dim' },
};
