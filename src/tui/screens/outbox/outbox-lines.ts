import type { LiveSender } from '../../../domain/outcomes.ts';
import { planName } from '../../../domain/plan.ts';
import type { Reply } from '../../../domain/reply.ts';
import { errorWords } from '../../in-language.ts';
import type { Voice } from '../../spoken.ts';
import { clockWords, momentWords } from '../../time-words.ts';
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
  lineWidth,
} from '../../widgets/line.ts';
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
  readonly voice: Voice;
}

/** Who sends right now as which account, and since when. */
export function outboxTitle(senders: readonly LiveSender[], look: Omit<OutboxLook, 'size'>): Line {
  const words = look.voice.words.outbox;
  const [first, ...others] = senders;
  if (first === undefined) return [...line(words.title, 'title'), { text: ` · ${words.nobodySends}`, tone: 'dim' }];
  const sends = words.sends({
    who: strangerLine(first.operator, 20),
    account: strangerLine(first.account, 20),
    since: clockWords(first.since, look.now, look.timezone),
    pid: first.pid,
  });
  const rest = others.map((one) => `, ${strangerLine(one.account, 20)} (${strangerLine(one.operator, 20)})`).join('');
  return [...line(words.title, 'title'), { text: ` · ${sends}${rest}`, tone: 'warn' }];
}

/** Rows of the list; what is left shows the reply under the cursor. */
export function outboxListRows(size: Size): number {
  return Math.max(3, Math.floor(bodyRows(size) / (bodyRows(size) < ROOMY_ROWS ? 3 : 2)));
}

/** With fewer rows than this the list gives way to what is known of the reply under the cursor. */
const ROOMY_ROWS = 14;

/** The replies, and under them the one at the cursor with what is known of it. */
export function outboxLines(state: OutboxState, look: OutboxLook): Line[] {
  const { size, voice } = look;
  if (state.replies.length === 0) return [EMPTY_LINE, line(`  ${voice.words.outbox.empty}`, 'dim')];
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
  const { outbox, spoken } = look.voice.words;
  const isNarrow = look.size.columns < NARROW_COLUMNS;
  const head: Line = [
    { text: isFocused ? '> ' : '  ', tone: 'strong' },
    { text: fitText(spoken.status[reply.status], outbox.columns.status), tone: statusWords(reply, look.voice).tone },
    { text: fitText(outbox.way[reply.visibility], outbox.columns.way), tone: reply.visibility },
    { text: isNarrow ? '' : fitText(strangerLine(reply.platform), 10), tone: 'dim' },
  ];
  const due = dueWords(reply, look, look.voice);
  const words = due === null ? strangerLine(reply.text) : `${due.short} · ${strangerLine(reply.text)}`;
  return [...head, { text: cutText(words, look.size.columns - lineWidth(head)), tone: 'plain' }];
}

const NARROW_COLUMNS = 60;

function detailLines(reply: Reply, state: OutboxState, look: OutboxLook): Line[] {
  const { voice, timezone } = look;
  const { columns } = look.size;
  const { outbox, desk } = voice.words;
  const { words, tone } = statusWords(reply, voice);
  const due = dueWords(reply, look, voice);
  const when = reply.sentAt ?? reply.attemptedAt ?? reply.updatedAt;
  const stopped = reply.error === null ? '' : errorWords(voice.words, reply.error);
  const error = stopped === '' ? [] : strangerLines(stopped, columns, { tone: 'bad' });
  const detail = state.detail?.conversation.id === reply.conversation ? state.detail : null;
  return [
    ...wrapLines(due === null ? words : due.long, columns, { tone }),
    ...error,
    ...readBackLines(reply, detail, { ...look, columns, words: outbox }),
    [
      spelledOut(reply.visibility, desk.way),
      { text: ` · ${outbox.on(strangerLine(reply.account, 20), strangerLine(reply.platform, 20))}`, tone: 'strong' },
    ],
    ...wrapLines(`${aboutWords(reply, outbox)} · ${momentWords(when, timezone)}`, columns, { tone: 'dim' }),
    ...(reply.url === null ? [] : strangerLines(reply.url, columns, { tone: 'key' })),
    ...strangerLines(reply.text, columns),
  ];
}

function aboutWords(reply: Reply, words: Voice['words']['outbox']): string {
  const { id, conversation, author, approvedBy, plan } = reply;
  return words.about({
    id,
    conversation,
    author: strangerLine(author, 20),
    approvedBy: approvedBy === null ? null : strangerLine(approvedBy, 20),
    plan: plan === null ? null : { row: plan.row, name: planName(plan.id) },
  });
}
