import type { Finding } from '../../../domain/eligibility.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { DraftStart } from '../../places.ts';
import { eligibilityLines, gravestLines, markedLine, measurePiece, ruleLine } from '../../widgets/check-lines.ts';
import { besideWords, claimWords, standing } from '../../widgets/colleagues.ts';
import { bodyRows, type Size } from '../../widgets/frame.ts';
import { fitRows, type Line, line, type Piece, type Tone } from '../../widgets/line.ts';
import { calledLine, handleOf, strangerLine, strangerLines } from '../../widgets/stranger-text.ts';
import { cursorCell } from '../../widgets/text-field.ts';
import { spelledOut } from '../../widgets/visibility.ts';
import { wrapLines } from '../../widgets/wrap.ts';
import { type ComposerState, type Keeping, targetOf, writtenAgain } from './composer-state.ts';

/** Rows from which the message being answered is shown above the text. */
const QUOTE_FROM_ROWS = 14;
/** Rows of what is said of the text, where there is room and where there is little. */
const VERDICT_ROWS = { roomy: 7, tight: 4 } as const;

/** Everything around the text that its lines depend on. */
export interface ComposerLook {
  readonly size: Size;
  /** Handle of the account that answers. */
  readonly from: string;
  readonly writeTime: (at: number) => string;
  /** The operator who writes. */
  readonly me: string;
  /** UTC milliseconds. */
  readonly now: number;
  readonly words: Catalogue;
}

/** Public or private first, so that it is never what is cut: who answers whom, and what. */
export function composerTitle(
  state: ComposerState,
  draft: DraftStart,
  { from, words }: Pick<ComposerLook, 'from' | 'words'>,
): Line {
  const to = calledLine(draft.detail.conversation.contact, 30);
  return [
    spelledOut(draft.visibility, words.desk.way),
    { text: ` · ${handleOf(from, 30)} → ${to}`, tone: 'title' },
    { text: ` · ${words.composer.inReplyTo(strangerLine(targetOf(state)?.text ?? ''))}`, tone: 'dim' },
  ];
}

/** Columns the typed text is wrapped to; one stays free for the cursor. */
export function fieldColumns(size: Size): number {
  return Math.max(1, size.columns - 1);
}

/** What is answered, the text, what is said of it; and the cell of the cursor. */
export function composerLines(
  state: ComposerState,
  draft: DraftStart,
  look: ComposerLook,
): { lines: Line[]; cursor: { x: number; y: number } } {
  const rows = bodyRows(look.size);
  const isRoomy = rows >= QUOTE_FROM_ROWS;
  const quote = isRoomy ? quoteLines(state, look.size.columns) : [];
  const room = isRoomy ? VERDICT_ROWS.roomy : Math.max(1, Math.min(VERDICT_ROWS.tight, Math.floor(rows / 2)));
  const verdict = verdictLines(state, draft, { ...look, isRoomy }).slice(0, room);
  const fieldRows = Math.max(1, rows - quote.length - verdict.length);
  const { row, column, spans } = cursorCell(state.field, fieldColumns(look.size));
  const top = Math.max(0, row - fieldRows + 1);
  const marks = marksOf(state);
  const typed = spans
    .slice(top, top + fieldRows)
    .map(({ start, end }) => markedLine(state.field.text.slice(start, end), start, marks));
  return {
    lines: [...quote, ...fitRows(typed, fieldRows), ...verdict],
    cursor: { x: Math.min(column, look.size.columns - 1), y: quote.length + row - top },
  };
}

/** What was found stays marked while the same words stand there: the check comes a moment after the key. */
function marksOf({ field, check }: ComposerState): readonly Finding[] {
  if (check === null || field.text.trim() === '') return [];
  return check.findings.filter(({ start, end, words }) => end > start && field.text.slice(start, end) === words);
}

function quoteLines(state: ComposerState, columns: number): Line[] {
  const target = targetOf(state);
  if (target === null) return [];
  const said = strangerLines(target.text, columns, { tone: 'dim', indent: '│ ' });
  const shown = said.length > 5 ? [...said.slice(0, 4), line('│ …', 'dim')] : said;
  return [...shown, ruleLine('', columns)];
}

/** The most pressing first: what does not fit is cut from the end. */
function verdictLines(state: ComposerState, draft: DraftStart, look: ComposerLook & { isRoomy: boolean }): Line[] {
  const { words, size, writeTime, now, isRoomy } = look;
  const { columns } = size;
  const { visibility } = draft;
  const check = state.field.text.trim() === '' ? null : state.check;
  const eligibility = check?.eligibility ?? draft.detail.eligibility;
  const said = { words: words.composer.check, columns, now, writeTime };
  const kept = keptPiece(state.keeping, words.composer);
  const counter: Line =
    check === null ? [kept] : [measurePiece(check.measure, said.words), { text: ' · ', tone: 'dim' }, kept];
  const findings = gravestLines(check?.findings ?? [], columns, said.words);
  const ways = eligibilityLines(eligibility, { ...said, visibility });
  const beside = colleagueWords(state, look).flatMap((one) => wrapLines(one, columns, { tone: 'warn' }));
  const judged = eligibility[visibility] ? [...findings, ...ways] : [...ways, ...findings];
  return [...(isRoomy ? [ruleLine('', columns)] : []), counter, ...againLines(state, look), ...beside, ...judged];
}

/** They wrote again: what, and which of their messages this answers. */
function againLines(state: ComposerState, look: ComposerLook & { isRoomy: boolean }): Line[] {
  const again = writtenAgain(state);
  if (again === null) return [];
  const { words, size, writeTime, isRoomy } = look;
  const { composer } = words;
  const still = isRoomy ? composer.stillAnswers : composer.stillAnswersOlder;
  const which = targetOf(state)?.id === again.id ? composer.answersNewest : still;
  const said = composer.wroteAgain(writeTime(again.postedAt), strangerLine(again.text, 60));
  return wrapLines(isRoomy ? `${said} ${which}` : `${which} ${said}`, size.columns, { tone: 'warn' });
}

/** A colleague's draft says more than their claim. */
function colleagueWords({ replies, claim, reply }: ComposerState, { me, now, words }: ComposerLook): string[] {
  // the one being edited may be a colleague's
  const others = replies.filter(({ id }) => id !== reply?.id);
  const beside = besideWords(others, me, words.thread);
  const worker = standing(claim, now);
  if (beside.length > 0 || worker === null || worker.operator === me) return beside;
  return [claimWords(worker, 20, words.thread.colleagues)];
}

function keptPiece(keeping: Keeping, words: Catalogue['composer']): Piece {
  return { text: words.keeping[keeping], tone: KEPT_TONES[keeping] ?? 'dim' };
}

const KEPT_TONES: Partial<Record<Keeping, Tone>> = { problem: 'bad', unsafe: 'warn', emptied: 'warn' };
