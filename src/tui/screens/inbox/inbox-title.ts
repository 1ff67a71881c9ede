import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Counts } from '../../places.ts';
import { cutText, type Line, lineWidth, type Piece } from '../../widgets/line.ts';
import { strangerLine } from '../../widgets/stranger-text.ts';
import type { InboxState } from './inbox-state.ts';
import { type InboxView, statusOf } from './inbox-views.ts';

/** What the title line tells besides the list. */
export interface TitleFacts {
  readonly counts: Counts;
  readonly views: readonly InboxView[];
  readonly operator: string;
  readonly words: Catalogue;
}

/**
 * The top row: which view, what narrows it, what is marked, what waits in the outbox; and as many other views as fit,
 * with their counts where those are known anyway.
 */
export function inboxTitle(state: InboxState, facts: TitleFacts, columns: number): Line {
  const { asked } = state;
  const isNarrow = columns < NARROW_COLUMNS;
  const flags = flagsOf(state, facts, columns);
  const current = currentPiece(state, facts, isNarrow);
  const outbox = outboxPieces(facts);
  const named: readonly Piece[] = [{ text: isNarrow ? '' : 'kuulo ', tone: 'title' }];
  const who: Piece = { text: isNarrow ? '' : ` · ${facts.operator}`, tone: 'dim' };
  let left = columns - lineWidth([current, ...flags, ...outbox, ...named]);
  const others = facts.views.map((view): Piece | null => {
    if (view.place === asked.view.place) return current;
    const piece = otherPiece(view, facts, isNarrow);
    // the first that does not fit ends the row: a view that is left out between others would be looked for
    left -= lineWidth([piece]);
    return left < 0 ? null : piece;
  });
  const views = others.filter((piece) => piece !== null);
  const shown = views.includes(current) ? views : [current, ...views];
  return [...named, ...shown, ...flags, ...outbox, ...(lineWidth([who]) <= left ? [who] : [])];
}

const NARROW_COLUMNS = 60;

/** The view that is shown, in brackets: known without its look. */
function currentPiece(state: InboxState, { counts }: TitleFacts, isNarrow: boolean): Piece {
  const { view, search, limit } = state.asked;
  const status = statusOf(view);
  const isWhole = search === '' && limit === null;
  const count = status !== null ? counts.conversations[status] : isWhole ? state.total : null;
  const name = strangerLine(view.name, NAME_COLUMNS);
  const place = isNarrow ? '' : `${view.place} `;
  return { text: `[${place}${name}${count === null ? '' : ` ${count}`}]`, tone: 'selected' };
}

function otherPiece(view: InboxView, { counts }: TitleFacts, isNarrow: boolean): Piece {
  const status = statusOf(view);
  const count = status === null ? '' : ` ${counts.conversations[status]}`;
  const text = isNarrow
    ? ` ${view.place}:${count.trim()}`
    : ` ${view.place} ${strangerLine(view.name, NAME_COLUMNS)}${count}`;
  return { text: isNarrow && count === '' ? '' : `${text} `, tone: 'plain' };
}

const NAME_COLUMNS = 16;

function flagsOf(state: InboxState, { words: { inbox } }: TitleFacts, columns: number): Piece[] {
  const { asked, marked, range, total, focus } = state;
  const flags: Piece[] = [];
  if (range !== null) flags.push({ text: ` ${inbox.range}`, tone: 'warn' });
  if (marked.size > 0) flags.push({ text: ` ${inbox.marked(marked.size)}`, tone: 'warn' });
  const room = Math.max(8, Math.floor(columns / 4));
  if (asked.search !== '') {
    const at = state.rows.length === 0 ? 0 : focus + 1;
    flags.push({ text: ` ${inbox.found(strangerLine(asked.search, room), at, total)}`, tone: 'key' });
  }
  if (asked.limit !== null) {
    const text = cutText(inbox.limitedTo(strangerLine(asked.limit.words, room), total), columns);
    flags.push({ text: ` ${text}`, tone: 'key' });
  }
  if (asked.sort !== asked.view.sort)
    flags.push({ text: ` ${inbox.sortedBy(inbox.sorts[asked.sort].title)}`, tone: 'key' });
  return flags;
}

/** What needs somebody comes first: the last of them may be cut. */
function outboxPieces({ counts: { replies }, words: { inbox } }: TitleFacts): Piece[] {
  const waiting = (replies.approved ?? 0) + (replies.queued ?? 0) + (replies.sending ?? 0);
  const part = (count: number, text: (n: number) => string, tone: Piece['tone']): Piece[] =>
    count > 0 ? [{ text: ` · ${text(count)}`, tone }] : [];
  return [
    ...part(replies.unknown ?? 0, inbox.unknown, 'bad'),
    ...part(replies.failed ?? 0, inbox.failed, 'bad'),
    ...part(replies.inReview ?? 0, inbox.toApprove, 'dim'),
    ...part(waiting, inbox.inOutbox, 'dim'),
  ];
}
