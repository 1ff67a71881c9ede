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

/** What the events of one conversation come to. */
interface Cases {
  /** Oldest first. */
  readonly cases: readonly Case[];
  /** Openings that began nothing after all. */
  readonly dropped: ReadonlySet<HistoryEvent>;
  /**
   * Customers who came back while our own overdue promise held the conversation open, so that no event says it: the event of
   * the promise, at the time of the message it names.
   */
  readonly returns: readonly HistoryEvent[];
}

/** The cases of one conversation, whose events `history` holds in the order they were written down. */
export function casesOf(history: readonly HistoryEvent[], firstPostedAt: number | null): Cases {
  const walk = new Walk(firstPostedAt);
  for (const event of history) walk.take(event);
  walk.end();
  return walk;
}

class Walk implements Cases {
  readonly cases: Case[] = [];
  readonly dropped = new Set<HistoryEvent>();
  readonly returns: HistoryEvent[] = [];
  /** The last word on record that opened it. */
  private opening: HistoryEvent | null = null;
  /** Our overdue promise brought it to the top, and the customer's next message is still to come. */
  private risen: HistoryEvent | null = null;
  private current: Case | null = null;
  /** Nothing is on record yet: what comes first may be in the middle of a case. */
  private isUnknown = true;
  private readonly firstPostedAt: number | null;

  constructor(firstPostedAt: number | null) {
    this.firstPostedAt = firstPostedAt;
  }

  take(event: HistoryEvent): void {
    const isPutBack = event.data.isPutBack === true;
    if (event.kind === 'conversation.reopened') this.settleReturn(event);
    this.returnBy(event.at);
    switch (event.kind) {
      case 'conversation.opened':
        // history fetched at the start was never on anybody's desk
        if (event.data.isBackfill !== true) this.begin(event, this.firstPostedAt ?? event.at);
        this.opening = event;
        break;
      case 'followUp.overdue':
        // of itself it begins nothing: nobody came
        if (event.data.from !== 'open' && event.message !== null) this.risen = event;
        return;
      case 'conversation.snoozed':
      case 'conversation.reopened':
        if (isPutBack) this.undoClosing();
        else if (event.kind === 'conversation.reopened') this.reopen(event);
        break;
      case 'conversation.closed':
        if (isPutBack) this.drop('conversation.reopened');
        // all that came was a rating, and it was understood
        else if (event.data.why === 'rated') this.rated(event);
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

  end(): void {
    this.returnBy(Number.POSITIVE_INFINITY);
  }

  /** Opened on record: nothing is left to be found out, and a coming back that was is told by this, heard later than it was. */
  private settleReturn({ message }: HistoryEvent): void {
    this.risen = null;
    if (message !== null && this.returns.at(-1)?.message === message) this.returns.pop();
  }

  /** The customer came back by then to what our overdue promise had opened. */
  private returnBy(at: number): void {
    const { risen } = this;
    if (risen === null || risen.postedAt === null || risen.postedAt > at) return;
    this.risen = null;
    const event = { ...risen, at: risen.postedAt };
    this.returns.push(event);
    this.reopen(event);
  }

  private begin(begin: HistoryEvent | null, begunAt: number | null): Case {
    const begun: Case = { begin, begunAt, first: null, isElsewhere: false, closing: null, comeback: null };
    this.current = begun;
    this.cases.push(begun);
    return begun;
  }

  private reopen(event: HistoryEvent): void {
    this.opening = event;
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

  /** What the rating opened was nothing; a case that went on when it came is over, and stays one. */
  private rated(closing: HistoryEvent): void {
    if (this.current === null || this.current.begin === this.opening) {
      this.drop('conversation.opened', 'conversation.reopened');
      return;
    }
    if (this.opening !== null) this.dropped.add(this.opening);
    this.close(closing);
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
