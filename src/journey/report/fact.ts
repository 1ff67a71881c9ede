import type { Measure } from '../../domain/metrics.ts';
import type { TraceRow } from '../../domain/report.ts';
import type { SentimentLabel } from '../../domain/triage.ts';
import type { ConversationFacts, HistoryEvent } from '../../store/store.ts';

/** One thing that happened, or several alike, and what it is counted as. */
export interface Fact extends Omit<TraceRow, 'bucket' | 'value'> {
  readonly counts: Readonly<Partial<Record<Measure, number>>>;
  /** How many alike it stands for. */
  readonly times: number;
  /** How the customer felt before a reply of ours and after it. */
  readonly mood?: { readonly before: SentimentLabel; readonly after: SentimentLabel };
  /** What an answer took, null where nobody waited for it; on facts of people's answers only. */
  readonly responseMs?: number | null;
}

/** A conversation that is not on record (any more): nothing is known of it. */
const NOWHERE: Place = { platform: '', account: '', language: '', urgency: '', topics: [] };

export type Place = Pick<ConversationFacts, 'platform' | 'account' | 'language' | 'topics'> & {
  readonly urgency: string;
};

/** Whether a name is a person's: what the program does by itself is nobody's. */
export function isPerson(name: string): boolean {
  return name !== '' && name !== 'system' && !name.startsWith('rule:');
}

/** A fact that an event tells. */
export function eventFact(
  event: HistoryEvent,
  place: Place | undefined,
  counted: Pick<Fact, 'counts'> & Partial<Pick<Fact, 'operator' | 'message' | 'mood' | 'responseMs'>>,
): Fact {
  const { id, kind, at, conversation, reply, message, actor } = event;
  const { platform, account, language, urgency, topics } = place ?? NOWHERE;
  const operator = isPerson(actor) ? actor : '';
  const about = { source: 'event', id, kind, at, conversation, reply, message, operator, times: 1 } as const;
  return { ...about, platform, account, language, urgency, topics, ...counted };
}
