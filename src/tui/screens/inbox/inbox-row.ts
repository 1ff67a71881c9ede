/** One conversation on one row of the list. */
import type { Claim } from '../../../domain/claim.ts';
import type { Conversation } from '../../../domain/conversation.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { cuesOf } from '../../cues.ts';
import { spanWords } from '../../time-words.ts';
import { cutText, fitText, type Line, type Tone, widthOf } from '../../widgets/line.ts';
import { calledLine, strangerLine } from '../../widgets/stranger-text.ts';
import { type Longest, type RowColumns, SIGN_COLUMNS } from './inbox-columns.ts';

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

/** What the row has in the fields that not every row fills, as wide as it would be with all the room there is. */
export function rowWidths(row: Conversation, look: Omit<RowLook, 'columns'>): Longest {
  const clocks = clocksOf(row, look);
  const both = placeWords(row);
  return {
    waiting: widthOf(clocks.waiting),
    due: widthOf(clocks.due),
    who: widthOf(calledLine(row.contact)),
    where: widthOf(isPlaceLong(row, look.manyOn) ? both : strangerLine(row.platform, WHERE_MAX)),
    extra: widthOf(extraWords(row, look)),
    why: widthOf(whyWords(row, look)),
  };
}

/** The heads of the columns, over them. */
export function headLine({ heads }: Catalogue['inbox'], columns: RowColumns): Line {
  const right = (text: string, room: number): string => text.padStart(room - 1);
  return [
    piece('', columns.mark, 'dim'),
    piece(heads.urgency, columns.urgency, 'dim'),
    piece(columns.sentiment > SIGN_COLUMNS ? heads.sentiment : '', columns.sentiment, 'dim'),
    piece(right(heads.waiting, columns.waiting), columns.waiting, 'dim'),
    piece(right(heads.due, columns.due), columns.due, 'dim'),
    piece(heads.way, columns.way, 'dim'),
    piece(heads.where, columns.where, 'dim'),
    piece(heads.who, columns.who, 'dim'),
    piece(heads.words, columns.words, 'dim'),
    piece(heads.extra, columns.extra, 'dim'),
    piece(heads.why, columns.why, 'dim'),
  ].filter(({ text }) => text !== '');
}

/** The row: as wide as its columns, whatever strangers wrote. */
export function rowLine(row: Conversation, look: RowLook): Line {
  const { columns } = look;
  const words = look.words.inbox;
  const mood = columns.sentiment > SIGN_COLUMNS ? words.sentiment : words.moodSign;
  const clocks = clocksOf(row, look);
  const right = (text: string, room: number): string => text.padStart(room - 1);
  // where there is no room for by how much, at least that it is
  const alone = columns.due === 0 && clocks.isOver ? `${clocks.waiting}!` : clocks.waiting;
  return [
    piece(`${look.isFocused ? '>' : ' '}${look.isMarked ? '*' : ' '}`, columns.mark, 'strong'),
    piece(words.urgency[row.urgency.level], columns.urgency, URGENCY_TONE[row.urgency.level]),
    piece(mood[row.sentiment.label], columns.sentiment, SENTIMENT_TONE[row.sentiment.label]),
    piece(right(alone, columns.waiting), columns.waiting, clocks.tone),
    piece(right(clocks.due, columns.due), columns.due, clocks.tone),
    piece(words.way[row.visibility], columns.way, row.visibility),
    piece(whereWords(row, look), columns.where, 'dim'),
    piece(calledLine(row.contact), columns.who, 'strong'),
    ...wordsPieces(row, look),
    piece(extraWords(row, look), columns.extra, 'warn'),
    piece(whyWords(row, look), columns.why, 'dim'),
  ].filter(({ text }) => text !== '');
}

/** A text in a field, with the space after it. */
function piece(text: string, columns: number, tone: Tone): { text: string; tone: Tone } {
  if (columns < 1) return { text: '', tone };
  // the mark is its own space
  const room = columns > 2 ? columns - 1 : columns;
  return { text: fitText(text, room) + ' '.repeat(columns - room), tone };
}

function clocksOf(row: Conversation, { now, isMixed, words }: Omit<RowLook, 'columns'>): Clocks {
  const { units } = words.desk;
  const none: Clocks = { waiting: '', due: '', tone: 'dim', isOver: false };
  if (isMixed && row.status !== 'open') return { ...none, waiting: words.inbox.status[row.status] };
  if (row.waitingSince === null) return none;
  const waiting = spanWords(now - row.waitingSince, units);
  if (row.dueAt === null) return { ...none, waiting };
  const isOver = row.dueAt < now;
  const span = spanWords(Math.abs(row.dueAt - now), units);
  const due = isOver ? words.inbox.overdue(span) : words.inbox.dueIn(span);
  return { waiting, due, tone: isOver ? 'bad' : 'dim', isOver };
}

interface Clocks {
  readonly waiting: string;
  readonly due: string;
  readonly tone: Tone;
  readonly isOver: boolean;
}

/** The platform, and the account where that says more. */
function whereWords(row: Conversation, { columns, manyOn }: RowLook): string {
  const { platform, account } = row;
  if (!isPlaceLong(row, manyOn)) return strangerLine(platform, WHERE_MAX);
  const both = placeWords(row);
  if (widthOf(both) < columns.where) return both;
  // which of several it is says the platform too, to those who named them
  return strangerLine(manyOn.has(platform) ? account : platform, WHERE_MAX);
}

function isPlaceLong({ platform, account }: Conversation, manyOn: ReadonlySet<string>): boolean {
  return manyOn.has(platform) || account !== platform;
}

function placeWords({ platform, account }: Conversation): string {
  return `${strangerLine(platform, WHERE_MAX)}/${strangerLine(account, WHERE_MAX)}`;
}

const WHERE_MAX = 20;

/** Who works on it, what they wrote, and whose it is: as much of the words as the rest leaves. */
function wordsPieces(row: Conversation, look: RowLook): Line {
  const { columns } = look;
  // what comes after them stands apart
  const end = columns.why > 0 ? 1 : 0;
  const room = columns.words - end;
  if (room < 1) return [];
  const text = strangerLine(withoutNames(row.subject));
  if (columns.extra > 0) return [piece(text, columns.words, 'plain')];
  const claim = claimWords(look.claim, CLAIM_MAX);
  const by = claim === '' ? '' : cutText(`${claim} `, room);
  const left = Math.max(0, room - widthOf(by));
  const textLeast = Math.floor(by === '' ? room / 2 : room / 3);
  const tail = room < TAIL_FROM ? '' : cutText(tailWords(row, look), left - textLeast);
  const gap = tail === '' ? '' : ' ';
  const said = cutText(text, left - widthOf(tail) - widthOf(gap));
  const rest = ' '.repeat(Math.max(0, left - widthOf(said) - widthOf(gap) - widthOf(tail)) + end);
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

function whyWords({ reasons }: Conversation, { words }: Pick<RowLook, 'words'>): string {
  return cuesOf(reasons, words)[0] ?? '';
}

function extraWords(row: Conversation, look: Omit<RowLook, 'columns'>): string {
  return [claimWords(look.claim, CLAIM_MAX), tailWords(row, look)].filter((words) => words !== '').join(' ');
}

function claimWords(claim: Claim | null, columns: number): string {
  return claim === null ? '' : `(${strangerLine(claim.operator, columns)})`;
}

/** Whose it is, its labels, and the follow-up: that comes first once it is late. Who works on it now is more than whose it is. */
function tailWords(row: Conversation, { now, words, claim }: Pick<RowLook, 'now' | 'words' | 'claim'>): string {
  const owner = row.assignee === null ? '' : `→${strangerLine(row.assignee, 20)}`;
  const labels = row.labels.length === 0 ? '' : `[${row.labels.map((label) => strangerLine(label, 20)).join(' ')}]`;
  const isLate = row.followUpAt !== null && row.followUpAt < now;
  const followUp = followUpWords(row.followUpAt, now, words);
  const ours = claim === null ? [owner, labels] : [labels, owner];
  const parts = isLate ? [followUp, ...ours] : [...ours, followUp];
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
