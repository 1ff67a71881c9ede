import type { LiveSender } from '../../../domain/outcomes.ts';
import type { Reply } from '../../../domain/reply.ts';
import { clockWords, momentWords } from '../../time-words.ts';
import { ruleLine } from '../../widgets/check-lines.ts';
import { bodyRows, type Size } from '../../widgets/frame.ts';
import { cutText, EMPTY_LINE, fitLine, fitRows, fitText, inTone, type Line, line } from '../../widgets/line.ts';
import { strangerLine, strangerLines } from '../../widgets/stranger-text.ts';
import { spelledOut } from '../../widgets/visibility.ts';
import { topFor } from '../../widgets/window.ts';
import { wrapLines } from '../../widgets/wrap.ts';
import { focusedReply, type OutboxState } from './outbox-state.ts';
import { readBackLines } from './read-back-lines.ts';
import { dueWords, statusWords } from './status-words.ts';

/** Everything around the replies that their lines depend on. */
export interface OutboxLook {
  readonly size: Size;
  /** UTC milliseconds. */
  readonly now: number;
  readonly timezone: string;
}

/** Who sends right now as which account, and since when. */
export function outboxTitle(senders: readonly LiveSender[], look: Omit<OutboxLook, 'size'>): Line {
  const [first, ...others] = senders;
  if (first === undefined) return [...line('Outbox', 'title'), { text: ' · nobody sends right now', tone: 'dim' }];
  const who = strangerLine(first.operator, 20);
  const since = clockWords(first.since, look.now, look.timezone);
  const rest = others.map((one) => `, ${strangerLine(one.account, 20)} (${strangerLine(one.operator, 20)})`).join('');
  const words = ` · ${who} sends as ${strangerLine(first.account, 20)} since ${since} (process ${first.pid})${rest}`;
  return [...line('Outbox', 'title'), { text: words, tone: 'warn' }];
}

/** Rows of the list; what is left shows the reply under the cursor. */
export function outboxListRows(size: Size): number {
  return Math.max(3, Math.floor(bodyRows(size) / (bodyRows(size) < ROOMY_ROWS ? 3 : 2)));
}

/** With fewer rows than this the list gives way to what is known of the reply under the cursor. */
const ROOMY_ROWS = 14;

/** The replies, and under them the one at the cursor with what is known of it. */
export function outboxLines(state: OutboxState, look: OutboxLook): Line[] {
  if (state.replies.length === 0) return [EMPTY_LINE, line('  The outbox is empty.', 'dim')];
  const { size } = look;
  const rows = outboxListRows(size);
  const top = topFor(state.top, state.focus, { count: state.replies.length, rows });
  const list = state.replies.slice(top, top + rows).map((reply, index) => {
    const isFocused = top + index === state.focus;
    const row = replyRow(reply, isFocused, look);
    return isFocused ? inTone(fitLine(row, size.columns), 'selected') : row;
  });
  const reply = focusedReply(state);
  const detail = reply === null ? [] : detailLines(reply, state, look);
  return [...fitRows(list, rows), ruleLine('', size.columns), ...detail];
}

function replyRow(reply: Reply, isFocused: boolean, look: OutboxLook): Line {
  const { columns } = look.size;
  const isNarrow = columns < NARROW_COLUMNS;
  const head: Line = [
    { text: isFocused ? '> ' : '  ', tone: 'strong' },
    { text: fitText(reply.status, 9), tone: statusWords(reply).tone },
    { text: fitText(reply.visibility, 8), tone: spelledOut(reply.visibility).tone },
    { text: isNarrow ? '' : fitText(strangerLine(reply.platform), 10), tone: 'dim' },
  ];
  const due = dueWords(reply, look);
  const words = due === null ? strangerLine(reply.text) : `${due.short} · ${strangerLine(reply.text)}`;
  return [...head, { text: cutText(words, columns - (isNarrow ? 19 : 29)), tone: 'plain' }];
}

const NARROW_COLUMNS = 60;

function detailLines(reply: Reply, state: OutboxState, look: OutboxLook): Line[] {
  const { columns } = look.size;
  const { words, tone } = statusWords(reply);
  const due = dueWords(reply, look);
  const when = reply.sentAt ?? reply.attemptedAt ?? reply.updatedAt;
  const error = reply.error === null ? [] : strangerLines(reply.error.message, columns, { tone: 'bad' });
  const approved = reply.approvedBy === null ? '' : ` · approved by ${strangerLine(reply.approvedBy, 20)}`;
  const plan = reply.plan === null ? '' : ` · row ${reply.plan.row} of plan b${reply.plan.id}`;
  const by = `reply ${reply.id} to conversation ${reply.conversation} by ${strangerLine(reply.author, 20)}${approved}${plan}`;
  const detail = state.detail?.conversation.id === reply.conversation ? state.detail : null;
  return [
    ...wrapLines(due === null ? words : due.long, columns, { tone }),
    ...error,
    ...readBackLines(reply, detail, { ...look, columns }),
    [
      spelledOut(reply.visibility),
      { text: ` · ${strangerLine(reply.account, 20)} on ${strangerLine(reply.platform)}`, tone: 'strong' },
    ],
    ...wrapLines(`${by} · ${momentWords(when, look.timezone)}`, columns, { tone: 'dim' }),
    ...(reply.url === null ? [] : strangerLines(reply.url, columns, { tone: 'key' })),
    ...strangerLines(reply.text, columns),
  ];
}
