import type { FollowUp } from '../../../domain/follow-up.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { momentWords, spanWords } from '../../time-words.ts';
import { ruleLine } from '../../widgets/check-lines.ts';
import { bodyRows, type Size } from '../../widgets/frame.ts';
import { cutText, EMPTY_LINE, fitLine, fitRows, fitText, inTone, type Line, type Tone } from '../../widgets/line.ts';
import { calledLine, strangerLine, strangerLines, wholeNameLine } from '../../widgets/stranger-text.ts';
import { spelledOut } from '../../widgets/visibility.ts';
import { topFor } from '../../widgets/window.ts';
import { wrapLines } from '../../widgets/wrap.ts';
import { dueWords } from './due-words.ts';
import { type FollowUpsState, focusedFollowUp, isOverdue, isToConfirm } from './follow-ups-state.ts';

/** Everything around the follow-ups that their lines depend on. */
export interface FollowUpsLook {
  readonly size: Size;
  /** UTC milliseconds. */
  readonly now: number;
  readonly timezone: string;
  readonly words: Catalogue;
  /** The key that makes one, on a conversation. */
  readonly addKey: string;
  /** The keys for one that was found in a reply. */
  readonly keys: { readonly confirm: string; readonly dismiss: string; readonly moveDate: string };
}

/** How many there are, and how many of them are late. */
export function followUpsTitle({ items }: FollowUpsState, { now, words }: FollowUpsLook): Line {
  const overdue = items.filter((one) => isOverdue(one, now) && !isToConfirm(one)).length;
  const toConfirm = items.filter(isToConfirm).length;
  const toKeep = items.length - toConfirm;
  const { title, counts, countToConfirm } = words.followUps;
  return [
    { text: title, tone: 'title' },
    ...(toConfirm === 0 ? [] : ([{ text: ` · ${countToConfirm(toConfirm)}`, tone: 'warn' }] as const)),
    ...(toKeep === 0 ? [] : ([{ text: ` · ${counts(toKeep, overdue)}`, tone: overdue > 0 ? 'bad' : 'dim' }] as const)),
  ];
}

/** Rows of the list; what is left shows the one under the cursor. */
export function followUpsListRows(size: Size): number {
  return Math.max(3, Math.floor(bodyRows(size) / 2));
}

/** The list, and under it the one at the cursor with its conversation. */
export function followUpsLines(state: FollowUpsState, look: FollowUpsLook): Line[] {
  const { size, words } = look;
  if (state.items.length === 0)
    return [EMPTY_LINE, ...wrapLines(words.followUps.empty(look.addKey), size.columns, { tone: 'dim', indent: '  ' })];
  // a short list leaves the room to what is under the cursor
  const rows = Math.min(followUpsListRows(size), state.items.length);
  const top = topFor(state.top, state.focus, { count: state.items.length, rows });
  const dueColumns = dueColumnsOf(state, look);
  const list = state.items.slice(top, top + rows).map((one, index) => {
    const isFocused = top + index === state.focus;
    const row = itemRow(one, look, { isFocused, dueColumns });
    return isFocused ? inTone(fitLine(row, size.columns), 'selected') : row;
  });
  const one = focusedFollowUp(state);
  return [...fitRows(list, rows), ruleLine('', size.columns), ...(one === null ? [] : detailLines(one, state, look))];
}

const NARROW_COLUMNS = 60;

/** As wide as the words for when may be, with a blank behind them. */
function dueColumnsOf({ items }: FollowUpsState, { size, words }: FollowUpsLook): number {
  const { due, dueToConfirm, dueNarrow } = words.followUps.columns;
  if (size.columns < NARROW_COLUMNS) return dueNarrow + 1;
  return (items.some(isToConfirm) ? dueToConfirm : due) + 1;
}

function itemRow(
  one: FollowUp,
  look: FollowUpsLook,
  { isFocused, dueColumns }: { readonly isFocused: boolean; readonly dueColumns: number },
): Line {
  const { columns } = look.size;
  const isNarrow = columns < NARROW_COLUMNS;
  const whoColumns = isNarrow ? 10 : 20;
  return [
    { text: isFocused ? '> ' : '  ', tone: 'strong' },
    { text: fitText(dueWords(one, look, isNarrow), dueColumns), tone: toneOf(one, look.now) },
    { text: fitText(whoseWords(one, whoColumns - 1), whoColumns), tone: 'strong' },
    { text: cutText(strangerLine(one.words), columns - 2 - dueColumns - whoColumns), tone: 'plain' },
  ];
}

function toneOf(one: FollowUp, now: number): Tone {
  if (isOverdue(one, now)) return 'bad';
  return isToConfirm(one) ? 'warn' : 'plain';
}

function detailLines(one: FollowUp, state: FollowUpsState, look: FollowUpsLook): Line[] {
  const { timezone, now } = look;
  const { columns } = look.size;
  const words = look.words.followUps;
  const span = spanWords(Math.abs(one.dueAt - now), look.words.desk.units);
  const moment = momentWords(one.dueAt, timezone);
  const isLate = isOverdue(one, now);
  const due = isLate ? words.wasDue(moment, span) : words.isDue(moment, span);
  const when = isToConfirm(one) ? words.proposal(moment, look.keys) : due;
  const { reply, quote } = one;
  const quoted = reply === null || quote === null ? [] : wrapLines(words.quoted(reply, strangerLine(quote)), columns);
  const conversation = state.detail?.conversation.id === one.conversation ? state.detail.conversation : null;
  const status: Line =
    conversation === null
      ? []
      : [
          { text: ' · ', tone: 'dim' },
          spelledOut(conversation.visibility, look.words.desk.way),
          { text: ` · ${words.conversation(conversation.id, words.status[conversation.status])}`, tone: 'plain' },
        ];
  const reason = strangerLine(one.reason ?? '');
  const moved = one.moves === 0 ? '' : ` · ${words.moved(one.moves, reason)}`;
  const made = words.madeBy(strangerLine(one.author, 20), momentWords(one.createdAt, timezone));
  const said = conversation === null ? [] : wrapLines(words.lastSaid(strangerLine(conversation.subject)), columns);
  return [
    ...wrapLines(when, columns, { tone: toneOf(one, now) }),
    ...(one.words === quote ? [] : strangerLines(one.words, columns, { tone: 'strong' })),
    ...quoted,
    [{ text: wholeNameLine(one.contact, 40), tone: 'plain' }, ...status],
    ...said,
    ...wrapLines(
      `${words.onAccount(strangerLine(one.account, 20), strangerLine(one.platform, 20))} · ${made}${moved}`,
      columns,
      { tone: 'dim' },
    ),
  ];
}

/** Whom it is for, safe. */
export function whoseWords({ contact }: FollowUp, columns: number): string {
  return calledLine(contact, columns);
}
