import type { EventKind } from '../../domain/event.ts';
import type { HistoryEvent } from '../../store/store.ts';
import { isAnswer } from './answers.ts';

/**
 * A conversation from when a customer came, or came back after we had closed it, until it was closed. What is measured begins
 * anew with each: who writes again a month later did not wait for a month.
 */
export interface Case {
  /** The event it began with; null where that is not on record. */
  readonly begin: HistoryEvent | null;
  /** When the customer wrote, UTC milliseconds; null where it is not known. */
  readonly begunAt: number | null;
  /** The first answer through kuulo. */
  first: HistoryEvent | null;
  /** The brand's first answer was given elsewhere. */
  isElsewhere: boolean;
  closing: HistoryEvent | null;
  /** The customer's coming back after it was closed. */
  comeback: HistoryEvent | null;
}

/**
 * The cases of one conversation, oldest first, and the openings that began none. `history` holds its events in the order they
 * were written down.
 */
export function casesOf(
  history: readonly HistoryEvent[],
  firstPostedAt: number | null,
): { readonly cases: readonly Case[]; readonly dropped: ReadonlySet<HistoryEvent> } {
  const walk = new Walk(firstPostedAt);
  for (const event of history) walk.take(event);
  return walk;
}

class Walk {
  readonly cases: Case[] = [];
  /** What began nothing after all. */
  readonly dropped = new Set<HistoryEvent>();
  private current: Case | null = null;
  /** Nothing is on record yet: what comes first may be in the middle of a case. */
  private isUnknown = true;
  private readonly firstPostedAt: number | null;

  constructor(firstPostedAt: number | null) {
    this.firstPostedAt = firstPostedAt;
  }

  take(event: HistoryEvent): void {
    const isPutBack = event.data.isPutBack === true;
    switch (event.kind) {
      case 'conversation.opened':
        // history fetched at the start was never on anybody's desk
        if (event.data.isBackfill !== true) this.begin(event, this.firstPostedAt ?? event.at);
        break;
      case 'conversation.snoozed':
      case 'conversation.reopened':
        if (isPutBack) this.undoClosing();
        else if (event.kind === 'conversation.reopened') this.reopen(event);
        break;
      case 'conversation.closed':
        if (isPutBack) this.drop('conversation.reopened');
        // all that came was a rating, and it was understood
        else if (event.data.why === 'rated') this.drop('conversation.opened', 'conversation.reopened');
        else this.close(event);
        break;
      case 'conversation.answeredElsewhere':
        if (this.current?.first === null) this.current.isElsewhere = true;
        break;
      case 'reply.sent':
        if (isAnswer(event)) this.answer(event);
        break;
      default:
        return;
    }
    this.isUnknown = false;
  }

  private begin(begin: HistoryEvent | null, begunAt: number | null): Case {
    const begun: Case = { begin, begunAt, first: null, isElsewhere: false, closing: null, comeback: null };
    this.current = begun;
    this.cases.push(begun);
    return begun;
  }

  private reopen(event: HistoryEvent): void {
    // it was waiting for the customer, or away until a time
    if (this.current !== null) return;
    const last = this.cases.at(-1);
    if (last !== undefined && event.message !== null) last.comeback = event;
    this.begin(event, event.postedAt ?? event.at);
  }

  private close(event: HistoryEvent): void {
    const closed = this.current ?? (this.isUnknown ? this.begin(null, null) : null);
    if (closed !== null) closed.closing = event;
    this.current = null;
  }

  private answer(event: HistoryEvent): void {
    const answered = this.current ?? (this.isUnknown ? this.begin(null, null) : null);
    if (answered !== null && !answered.isElsewhere) answered.first ??= event;
  }

  private undoClosing(): void {
    const last = this.cases.at(-1);
    if (this.current !== null || last === undefined) return;
    last.closing = null;
    this.current = last;
  }

  /** The case that goes on, if it began so, is none. */
  private drop(...kinds: readonly EventKind[]): void {
    const last = this.cases.at(-1);
    const { begin = null } = last ?? {};
    if (last === undefined || this.current !== last || begin === null || !kinds.includes(begin.kind)) return;
    this.cases.pop();
    this.current = null;
    const before = this.cases.at(-1);
    if (before?.comeback === begin) before.comeback = null;
    this.dropped.add(begin);
  }
}
