import type { ConversationDetail } from '../../../domain/outcomes.ts';
import { momentWords } from '../../time-words.ts';
import { ruleLine } from '../../widgets/check-lines.ts';
import { EMPTY_LINE, type Line } from '../../widgets/line.ts';
import { strangerLine, strangerLines, wholeNameLine } from '../../widgets/stranger-text.ts';
import { wrapLines } from '../../widgets/wrap.ts';
import type { ThreadLook } from './thread-look.ts';

/** Beside the thread where there is room: who the person is, how the work stands, and our notes, newest first. */
export function sideLines({ conversation: row, notes }: ConversationDetail, look: ThreadLook): Line[] {
  const { columns, timezone, words } = look;
  const { side, status, urgency, sentiment } = words.thread;
  const { contact } = row;
  const lines = (texts: readonly string[]): Line[] => texts.flatMap((text) => wrapLines(text, columns));
  const snoozedWords = (until: number, why: string | null): string =>
    side.snoozed(momentWords(until, timezone), why === null ? null : strangerLine(why));
  const person = [
    wholeNameLine(contact, columns),
    ...(contact.followers === null ? [] : [side.followers(contact.followers)]),
    ...(contact.isBot ? [side.bot] : []),
    ...(contact.url === null ? [] : [strangerLine(contact.url)]),
  ];
  const work = [
    `${status[row.status]} · ${urgency[row.urgency.level]} · ${sentiment[row.sentiment.label]}`,
    side.assignee(row.assignee === null ? null : strangerLine(row.assignee, 30)),
    ...(row.dueAt === null ? [] : [side.due(momentWords(row.dueAt, timezone))]),
    ...(row.snoozedUntil === null ? [] : [snoozedWords(row.snoozedUntil, row.snoozeReason)]),
    ...(row.followUpAt === null ? [] : [side.followUp(momentWords(row.followUpAt, timezone))]),
    ...(row.labels.length === 0 ? [] : [row.labels.map((label) => strangerLine(label, 30)).join(', ')]),
    side.messages(row.messages),
  ];
  const newest = notes.toSorted((a, b) => b.at - a.at);
  return [
    ruleLine(side.person, columns),
    ...lines(person),
    EMPTY_LINE,
    ruleLine(side.work, columns),
    ...lines(work),
    EMPTY_LINE,
    ruleLine(side.notes, columns),
    ...(newest.length === 0 ? lines([side.noNotes]) : []),
    ...newest.flatMap((note) =>
      strangerLines(`${strangerLine(note.author, 20)}: ${note.text}`, columns, { tone: 'note' }),
    ),
  ];
}
