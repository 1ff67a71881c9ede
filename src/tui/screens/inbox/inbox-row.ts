/** One conversation on one row of the list. */
import type { Claim } from '../../../domain/claim.ts';
import type { Conversation } from '../../../domain/conversation.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { spanWords } from '../../time-words.ts';
import { cuesOf } from '../../widgets/cues.ts';
import { cutText, fitText, type Line, type Tone, widthOf } from '../../widgets/line.ts';
import { calledLine, strangerLine } from '../../widgets/stranger-text.ts';
import type { RowColumns } from './inbox-columns.ts';

/** What the look of a row depends on besides its conversation. */
export interface RowLook {
  readonly isFocused: boolean;
  readonly isMarked: boolean;
  /** Rows of several statuses are in the list: those that are not open say theirs in place of the clocks. */
  readonly isMixed: boolean;
  readonly columns: RowColumns;
  /** Platforms on which the brand has several accounts. */
  readonly manyOn: ReadonlySet<string>;
  /** UTC milliseconds. */
  readonly now: number;
  readonly claim: Claim | null;
  readonly words: Catalogue;
}

/** The row: as wide as its columns, whatever strangers wrote. */
export function rowLine(row: Conversation, look: RowLook): Line {
  const { columns } = look;
  const words = look.words.inbox;
  const clocks = clocksOf(row, look);
  return [
    piece(`${look.isFocused ? '>' : ' '}${look.isMarked ? '*' : ' '}`, columns.mark, 'strong'),
    piece(words.urgency[row.urgency.level], columns.urgency, URGENCY_TONE[row.urgency.level]),
    piece(words.sentiment[row.sentiment.label], columns.sentiment, SENTIMENT_TONE[row.sentiment.label]),
    piece(clocks.waiting, columns.waiting, clocks.tone),
    piece(clocks.due, columns.due, clocks.tone),
    piece(words.way[row.visibility], columns.way, row.visibility),
    piece(whereWords(row, look), columns.where, 'dim'),
    piece(calledLine(row.contact), columns.who, 'strong'),
    ...wordsPieces(row, look),
    piece(extraWords(row, look), columns.extra, 'warn'),
    piece(cuesOf(row.reasons)[0] ?? '', columns.why, 'dim'),
  ].filter(({ text }) => text !== '');
}

/** A text in a field, with the space after it. */
function piece(text: string, columns: number, tone: Tone): { text: string; tone: Tone } {
  if (columns < 1) return { text: '', tone };
  // the mark is its own space
  const room = columns > 2 ? columns - 1 : columns;
  return { text: fitText(text, room) + ' '.repeat(columns - room), tone };
}

function clocksOf(row: Conversation, { columns, now, isMixed, words }: RowLook): Clocks {
  const { units } = words.desk;
  if (isMixed && row.status !== 'open') return { waiting: words.inbox.status[row.status], due: '', tone: 'dim' };
  if (row.waitingSince === null) return { waiting: '', due: '', tone: 'dim' };
  const waiting = spanWords(now - row.waitingSince, units).padStart(WAITING_COLUMNS);
  if (row.dueAt === null) return { waiting, due: '', tone: 'dim' };
  const isOver = row.dueAt < now;
  const span = spanWords(Math.abs(row.dueAt - now), units);
  const due = isOver ? words.inbox.overdue(span) : words.inbox.dueIn(span);
  // where there is no room for by how much, at least that it is
  const alone = columns.due === 0 && isOver ? `${waiting.trimStart()}!` : waiting;
  return { waiting: alone.padStart(WAITING_COLUMNS), due: due.padStart(columns.due - 1), tone: isOver ? 'bad' : 'dim' };
}

interface Clocks {
  readonly waiting: string;
  readonly due: string;
  readonly tone: Tone;
}

const WAITING_COLUMNS = 4;

/** The platform, and the account where that says more. */
function whereWords({ platform, account }: Conversation, { columns, manyOn }: RowLook): string {
  const isMore = manyOn.has(platform) || account !== platform;
  if (!isMore) return strangerLine(platform, WHERE_MAX);
  const both = `${strangerLine(platform, WHERE_MAX)}/${strangerLine(account, WHERE_MAX)}`;
  if (widthOf(both) < columns.where) return both;
  // which of several it is says the platform too, to those who named them
  return strangerLine(manyOn.has(platform) ? account : platform, WHERE_MAX);
}

const WHERE_MAX = 20;

/** Who works on it, what they wrote, and whose it is: as much of the words as the rest leaves. */
function wordsPieces(row: Conversation, look: RowLook): Line {
  const room = look.columns.words;
  if (room < 1) return [];
  const text = strangerLine(withoutNames(row.subject));
  if (look.columns.extra > 0) return [piece(text, room, 'plain')];
  const claim = claimWords(look.claim, CLAIM_MAX);
  const by = claim === '' ? '' : cutText(`${claim} `, room);
  const left = Math.max(0, room - widthOf(by));
  const isRoomy = left >= TAIL_FROM;
  const tail = isRoomy ? cutText(tailWords(row, look), Math.floor(left / 2)) : '';
  const gap = tail === '' ? '' : ' ';
  const said = cutText(text, left - widthOf(tail) - widthOf(gap));
  const rest = ' '.repeat(Math.max(0, left - widthOf(said) - widthOf(gap) - widthOf(tail)));
  return [
    { text: by, tone: 'warn' },
    { text: `${said}${gap}`, tone: 'plain' },
    { text: `${tail}${rest}`, tone: 'warn' },
  ];
}

/** What they wrote, without the names that platforms put first: they are ours, and take the room of the first words. */
function withoutNames(subject: string): string {
  const rest = subject.replace(/^\s*(?:@\S+\s+)+/, '');
  return rest === '' ? subject : rest;
}

/** From this many columns on whose it is and its labels stand beside the words. */
const TAIL_FROM = 18;
const CLAIM_MAX = 10;

function extraWords(row: Conversation, look: RowLook): string {
  return [claimWords(look.claim, CLAIM_MAX), tailWords(row, look)].filter((words) => words !== '').join(' ');
}

function claimWords(claim: Claim | null, columns: number): string {
  return claim === null ? '' : `(${strangerLine(claim.operator, columns)})`;
}

/** Whose it is, its labels, and the follow-up: that comes first once it is late. */
function tailWords(row: Conversation, { now, words }: RowLook): string {
  const owner = row.assignee === null ? '' : `→${strangerLine(row.assignee, 20)}`;
  const labels = row.labels.length === 0 ? '' : `[${row.labels.map((label) => strangerLine(label, 20)).join(' ')}]`;
  const isLate = row.followUpAt !== null && row.followUpAt < now;
  const followUp = followUpWords(row.followUpAt, now, words);
  const parts = isLate ? [followUp, owner, labels] : [owner, labels, followUp];
  return parts.filter((part) => part !== '').join(' ');
}

function followUpWords(at: number | null, now: number, { inbox, desk }: Catalogue): string {
  if (at === null) return '';
  const span = spanWords(Math.abs(at - now), desk.units);
  return inbox.followUpMark(at < now ? inbox.overdue(span) : span);
}

const URGENCY_TONE: Readonly<Record<Conversation['urgency']['level'], Tone>> = {
  critical: 'bad',
  high: 'warn',
  normal: 'plain',
  low: 'dim',
};
const SENTIMENT_TONE: Readonly<Record<Conversation['sentiment']['label'], Tone>> = {
  negative: 'bad',
  neutral: 'dim',
  positive: 'good',
};
