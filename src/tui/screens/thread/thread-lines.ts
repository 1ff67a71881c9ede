import type { Note } from '../../../domain/conversation.ts';
import type { ConversationDetail } from '../../../domain/outcomes.ts';
import type { Reply } from '../../../domain/reply.ts';
import type { StoredMessage } from '../../../domain/stored.ts';
import { momentWords, spanWords } from '../../time-words.ts';
import { besideWords, claimWords, standing } from '../../widgets/colleagues.ts';
import { cuesOf } from '../../widgets/cues.ts';
import { EMPTY_LINE, fitLine, type Line, line, type Piece } from '../../widgets/line.ts';
import { calledLine, strangerLine, strangerLines, wholeNameLine } from '../../widgets/stranger-text.ts';
import { spelledOut } from '../../widgets/visibility.ts';
import { wrapLines } from '../../widgets/wrap.ts';

const INDENT = '  ';

/** For whom, and how wide, a thread is drawn. */
export interface ThreadLook {
  readonly columns: number;
  readonly timezone: string;
  /** The operator who reads it. */
  readonly me: string;
}

/** Whom the thread is with, through which account, and where it stands. */
export function threadTitle({ conversation: row, claim }: ConversationDetail, now: number): Line {
  const who = wholeNameLine(row.contact, 49);
  const worker = standing(claim, now);
  const waits = row.waitingSince === null ? '' : ` · waits ${spanWords(now - row.waitingSince)}`;
  const owner = row.assignee === null ? '' : ` · ${strangerLine(row.assignee, 20)}`;
  return [
    spelledOut(row.visibility),
    // before the names, which the thread holds too, so that it is not what is cut
    { text: worker === null ? '' : ` · ${claimWords(worker)}`, tone: 'warn' },
    { text: ` · ${who} → ${strangerLine(row.account, 20)} on ${strangerLine(row.platform)}`, tone: 'title' },
    { text: ` · ${row.status} · ${row.urgency.level}${waits}${owner}`, tone: 'dim' },
  ];
}

/** The whole conversation in the order it happened: what it answers, what was said, notes, our replies and their state. */
export function threadLines(detail: ConversationDetail, look: ThreadLook): Line[] {
  const { columns, timezone, me } = look;
  const said = new Set(detail.thread.map((message) => message.remoteId));
  const items = [
    ...detail.thread.map((message) => ({ at: message.postedAt, lines: messageLines(message, columns, timezone) })),
    ...detail.notes.map((note) => ({ at: note.at, lines: noteLines(note, columns, timezone) })),
    ...detail.replies
      .filter((reply) => reply.remoteId === null || !said.has(reply.remoteId))
      .map((reply) => ({ at: reply.sentAt ?? reply.updatedAt, lines: replyLines(reply, columns, timezone) })),
  ];
  const inOrder = items.toSorted((a, b) => a.at - b.at).flatMap((item) => [...item.lines, EMPTY_LINE]);
  const beside = besideWords(detail.replies, me).flatMap((words) => wrapLines(words, columns, { tone: 'warn' }));
  const foot = [...beside, ...answerLines(detail, columns, timezone)];
  return [...parentLines(detail.parent, columns, timezone), ...inOrder, ...foot];
}

function parentLines(parent: StoredMessage | null, columns: number, timezone: string): Line[] {
  if (parent === null) return [];
  const whom = parent.direction === 'outbound' ? 'us' : calledLine(parent.author);
  const head = `In answer to ${whom} · ${momentWords(parent.postedAt, timezone)}`;
  return [line(head, 'dim'), ...strangerLines(parent.text, columns, { tone: 'dim', indent: '│ ' }), EMPTY_LINE];
}

function messageLines(message: StoredMessage, columns: number, timezone: string): Line[] {
  const isOurs = message.direction === 'outbound';
  const head: Piece[] = [
    spelledOut(message.visibility),
    { text: ` · ${isOurs ? 'WE · ' : ''}${calledLine(message.author)}`, tone: 'strong' },
    { text: ` · ${momentWords(message.postedAt, timezone)}${changeWords(message)}`, tone: 'dim' },
  ];
  const media = message.media.map((one) => line(`${INDENT}${one.type}: ${strangerLine(one.alt ?? one.url)}`, 'dim'));
  const why = message.score === null || isOurs ? [] : whyLines(message, columns);
  return [head, ...strangerLines(message.text, columns, { indent: INDENT }), ...media, ...why];
}

function whyLines(message: StoredMessage, columns: number): Line[] {
  const { score } = message;
  if (score === null || score.reasons.length === 0) return [];
  const cues = cuesOf(score.reasons);
  const words = `${score.sentiment.label}, ${score.urgency.level}${cues.length > 0 ? `: ${cues.join('; ')}` : ''}`;
  return wrapLines(words, columns, { tone: 'dim', indent: INDENT });
}

function changeWords(message: StoredMessage): string {
  if (message.deletedAt !== null) return ' · DELETED on the platform';
  return `${message.editedAt === null ? '' : ' · edited'}${message.hiddenAt === null ? '' : ' · HIDDEN from others'}`;
}

/** Shaded over the whole width, and called NOTE, so that nobody takes it for something the customer sees. */
function noteLines(note: Note, columns: number, timezone: string): Line[] {
  const head = `NOTE (internal) · ${strangerLine(note.author, 20)} · ${momentWords(note.at, timezone)}`;
  const rows = [line(head, 'note'), ...strangerLines(note.text, columns, { tone: 'note', indent: INDENT })];
  return rows.map((row) => fitLine(row, columns));
}

function replyLines(reply: Reply, columns: number, timezone: string): Line[] {
  const head: Piece[] = [
    spelledOut(reply.visibility),
    { text: ` · OUR REPLY ${reply.id} · ${reply.status}`, tone: reply.status === 'sent' ? 'good' : 'warn' },
    { text: ` · ${strangerLine(reply.author, 20)} · ${momentWords(reply.updatedAt, timezone)}`, tone: 'dim' },
  ];
  const why = reply.error === null ? [] : strangerLines(reply.error.message, columns, { tone: 'bad', indent: INDENT });
  return [head, ...strangerLines(reply.text, columns, { indent: INDENT }), ...why];
}

function answerLines(detail: ConversationDetail, columns: number, timezone: string): Line[] {
  const { eligibility } = detail;
  const until = eligibility.until === null ? '' : `, until ${momentWords(eligibility.until, timezone)}`;
  const price = eligibility.priceUsd > 0 ? `, ${eligibility.priceUsd.toFixed(3)} USD each` : '';
  const ways = `In public: ${eligibility.public ? 'yes' : 'no'} · in private: ${eligibility.private ? 'yes' : 'no'}`;
  const why = eligibility.why === '' ? '' : ` · ${strangerLine(eligibility.why)}`;
  return wrapLines(`May we answer? ${ways}${until}${price}${why}`, columns, { tone: 'dim' });
}
