/** The focused conversation beside or below the list: its clocks, why it stands where it stands, and its newest message. */
import type { Claim } from '../../../domain/claim.ts';
import type { Conversation } from '../../../domain/conversation.ts';
import type { ConversationDetail } from '../../../domain/outcomes.ts';
import { cuesOf } from '../../cues.ts';
import { clockWords, momentWords, spanWords } from '../../time-words.ts';
import { standing } from '../../widgets/colleagues.ts';
import { cutLine, EMPTY_LINE, type Line, line, lineWidth } from '../../widgets/line.ts';
import { strangerLine, strangerLines, wholeNameLine } from '../../widgets/stranger-text.ts';
import { spelledOut } from '../../widgets/visibility.ts';
import { wrapLines } from '../../widgets/wrap.ts';
import { focused, type InboxState } from './inbox-state.ts';
import type { Surroundings } from './surroundings.ts';

/** All rows of the preview; the screen may show a part of them. */
export function previewLines(state: InboxState, columns: number, around: Surroundings): Line[] {
  const row = focused(state);
  if (row === null) return [];
  const detail = state.detail?.conversation.id === row.id ? state.detail : null;
  const isLate = row.dueAt !== null && row.waitingSince !== null && row.dueAt < around.now;
  const clocks = clocksOf(row, standing(state.claims.get(row.id), around.now), around);
  const why = wrapLines(whyWords(row, around), columns, { tone: 'dim' });
  return [
    ...headLines(row, columns, around),
    ...wrapLines(clocks.join(' · '), columns, { tone: isLate ? 'warn' : 'plain' }).slice(0, HEAD_ROWS_MAX),
    ...repliesWords(detail, around).flatMap((one) => wrapLines(one, columns, { tone: 'warn' })),
    ...why.slice(0, HEAD_ROWS_MAX),
    EMPTY_LINE,
    ...newestLines(row, detail, { columns, around }),
  ];
}

/** Which way, who, and where: on one row, or on a second what does not fit on the first. */
function headLines(row: Conversation, columns: number, around: Surroundings): Line[] {
  const { inbox, desk } = around.words;
  const way = spelledOut(row.visibility, desk.way);
  const account = strangerLine(row.account, 20);
  // most brands have one account on a platform, of its name
  const where = row.account === row.platform ? account : inbox.on(account, strangerLine(row.platform, 20));
  const who: Line = [
    { text: way.text, tone: way.tone },
    { text: ` · ${wholeNameLine(row.contact)}`, tone: 'strong' },
  ];
  const rest: Line = [
    { text: `→ ${where}`, tone: 'strong' },
    { text: followersWords(row, around), tone: 'dim' },
  ];
  const whole: Line = [...who, { text: ' ', tone: 'strong' }, ...rest];
  const rows = lineWidth(whole) <= columns ? [whole] : [who, rest];
  return rows.map((one) => cutLine(one, columns));
}

/** Clocks and reasons take no more rows each, so that the message itself is seen. */
const HEAD_ROWS_MAX = 2;

function clocksOf(
  row: Conversation,
  claim: Claim | null,
  { now, timezone, words: { inbox, desk } }: Surroundings,
): string[] {
  const parts: string[] = [];
  if (row.status !== 'open') parts.push(inbox.isStatus(row.status));
  if (claim !== null)
    parts.push(inbox.worksOnIt(strangerLine(claim.operator, 20), clockWords(claim.until, now, timezone)));
  if (row.waitingSince !== null) {
    parts.push(inbox.waits(spanWords(now - row.waitingSince, desk.units)));
    if (row.dueAt !== null) {
      const moment = momentWords(row.dueAt, timezone);
      parts.push(row.dueAt < now ? inbox.overdueSince(moment) : inbox.dueAt(moment));
    }
  }
  if (row.snoozedUntil !== null)
    parts.push(inbox.snoozedUntil(momentWords(row.snoozedUntil, timezone), strangerLine(row.snoozeReason ?? '', 60)));
  if (row.followUpAt !== null) parts.push(inbox.followUpAt(momentWords(row.followUpAt, timezone)));
  parts.push(inbox.assignedTo(row.assignee === null ? null : strangerLine(row.assignee, 20)));
  if (row.labels.length > 0) parts.push(`[${row.labels.map((label) => strangerLine(label, 30)).join(' ')}]`);
  return parts;
}

/** Replies that may yet go out, colleagues' and our own: nobody writes a second one unknowing. */
function repliesWords(detail: ConversationDetail | null, { words }: Surroundings): string[] {
  const known: Readonly<Record<string, string>> = words.inbox.replyStatus;
  return (detail?.replies ?? []).flatMap(({ id, author, status }) => {
    const word = known[status];
    return word === undefined ? [] : [words.inbox.replyUnderWay(strangerLine(author, 20), id, word)];
  });
}

function newestLines(
  row: Conversation,
  detail: ConversationDetail | null,
  { columns, around }: { columns: number; around: Surroundings },
): Line[] {
  const words = around.words.inbox;
  const newest = detail?.thread.findLast((message) => message.direction === 'inbound');
  const notes = detail?.notes.length ?? 0;
  const more = [row.messages > 1 ? words.messages(row.messages) : '', notes > 0 ? words.notes(notes) : ''];
  const rest = more.filter((part) => part !== '').join(', ');
  const tail =
    rest === '' ? [] : [EMPTY_LINE, cutLine(line(words.threadShows(rest, around.keys.thread), 'dim'), columns)];
  return [...strangerLines(newest?.text ?? row.subject, columns), ...tail];
}

function whyWords(row: Conversation, { words }: Surroundings): string {
  const cues = cuesOf(row.reasons, words);
  const known: Readonly<Record<string, string>> = words.inbox.topics;
  const topics = row.topics.map((topic) => known[topic] ?? strangerLine(topic, 20)).join(', ');
  const why = words.inbox.why(row.urgency.level, row.sentiment.label);
  return `${why}${topics === '' ? '' : ` · ${topics}`}${cues.length === 0 ? '' : `: ${cues.join('; ')}`}`;
}

function followersWords({ contact }: Conversation, { words }: Surroundings): string {
  const followers = contact.followers === null ? '' : ` · ${words.inbox.followers(contact.followers)}`;
  return `${followers}${contact.isBot ? ` · ${words.inbox.bot}` : ''}`;
}
