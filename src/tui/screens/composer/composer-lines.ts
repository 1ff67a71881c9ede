import type { StoredMessage } from '../../../domain/stored.ts';
import type { DraftStart } from '../../places.ts';
import { eligibilityLines, findingLines, measurePiece, ruleLine } from '../../widgets/check-lines.ts';
import { besideWords, claimWords, standing } from '../../widgets/colleagues.ts';
import { bodyRows, type Size } from '../../widgets/frame.ts';
import { fitRows, type Line, line, type Piece } from '../../widgets/line.ts';
import { calledLine, handleOf, strangerLine, strangerLines } from '../../widgets/stranger-text.ts';
import { cursorCell } from '../../widgets/text-field.ts';
import { spelledOut } from '../../widgets/visibility.ts';
import { wrapLines } from '../../widgets/wrap.ts';
import type { ComposerState, Keeping } from './composer-state.ts';

/** Rows from which the message being answered is shown above the text. */
const QUOTE_FROM_ROWS = 14;

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
}

/** The message that the draft answers. */
function targetOf(draft: DraftStart): StoredMessage | undefined {
  const { thread } = draft.detail;
  const frozen = thread.find((message) => message.id === draft.reply?.targetMessage);
  return frozen ?? thread.findLast((message) => message.direction === 'inbound');
}

/** Public or private first, so that it is never what is cut: who answers whom, and what. */
export function composerTitle(draft: DraftStart, from: string): Line {
  const target = targetOf(draft);
  const to = calledLine(draft.detail.conversation.contact, 30);
  return [
    spelledOut(draft.visibility),
    { text: ` · ${handleOf(from, 30)} → ${to}`, tone: 'title' },
    { text: ` · in reply to “${strangerLine(target?.text ?? '')}”`, tone: 'dim' },
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
  const quote = isRoomy ? quoteLines(draft, look.size.columns) : [];
  const verdict = verdictLines(state, draft, look).slice(isRoomy ? 0 : 1, isRoomy ? 6 : 4);
  const fieldRows = Math.max(1, rows - quote.length - verdict.length);
  const { row, column, spans } = cursorCell(state.field, fieldColumns(look.size));
  const top = Math.max(0, row - fieldRows + 1);
  const typed = spans.slice(top, top + fieldRows).map((span) => line(state.field.text.slice(span.start, span.end)));
  return {
    lines: [...quote, ...fitRows(typed, fieldRows), ...verdict],
    cursor: { x: Math.min(column, look.size.columns - 1), y: quote.length + row - top },
  };
}

function quoteLines(draft: DraftStart, columns: number): Line[] {
  const target = targetOf(draft);
  if (target === undefined) return [];
  const said = strangerLines(target.text, columns, { tone: 'dim', indent: '│ ' });
  const shown = said.length > 5 ? [...said.slice(0, 4), line('│ …', 'dim')] : said;
  return [...shown, ruleLine('', columns)];
}

function verdictLines(state: ComposerState, draft: DraftStart, look: ComposerLook): Line[] {
  const check = state.field.text.trim() === '' ? null : state.check;
  const { visibility } = draft;
  const eligibility = check?.eligibility ?? draft.detail.eligibility;
  const { columns } = look.size;
  const kept: Piece = { text: KEEPING[state.keeping], tone: state.keeping === 'problem' ? 'bad' : 'dim' };
  const counter: Line = check === null ? [kept] : [measurePiece(check.measure), { text: ' · ', tone: 'dim' }, kept];
  const findings = findingLines(check?.findings ?? [], columns);
  const ways = eligibilityLines(eligibility, { visibility, columns, writeTime: look.writeTime });
  const isRefused = !eligibility[visibility];
  const beside = colleagueWords(state, look).flatMap((words) => wrapLines(words, columns, { tone: 'warn' }));
  return [ruleLine('', columns), counter, ...beside, ...(isRefused ? [...ways, ...findings] : [...findings, ...ways])];
}

/** A colleague's draft says more than their claim. */
function colleagueWords({ replies, claim }: ComposerState, { me, now }: ComposerLook): string[] {
  const beside = besideWords(replies, me);
  const worker = standing(claim, now);
  if (beside.length > 0 || worker === null || worker.operator === me) return beside;
  return [claimWords(worker)];
}

const KEEPING: Readonly<Record<Keeping, string>> = {
  empty: 'nothing written yet',
  typing: 'not yet saved',
  saved: 'draft saved',
  problem: 'NOT SAVED',
};
