import type { EventKind } from '../../domain/event.ts';
import type { Measure } from '../../domain/metrics.ts';
import type { ConversationFacts, HistoryEvent, MoodRow } from '../../store/store.ts';
import { isAnswer, isBulk, waitOf, writerOf } from './answers.ts';
import { type Case, casesOf } from './cases.ts';
import { eventFact, type Fact, isPerson } from './fact.ts';
import { moodTurns } from './moods.ts';
import { promiseTurns } from './promises-kept.ts';

/** Events that are counted as one thing each, whatever was before them. */
const COUNTED: Readonly<Partial<Record<EventKind, Measure>>> = {
  'conversation.opened': 'opened',
  'conversation.answeredElsewhere': 'elsewhere',
  'conversation.breached': 'breached',
  'handover.done': 'handOverDone',
  'rule.acted': 'automatic',
  'reply.unknown': 'unknown',
};

/** The events that a report reads. */
export const REPORT_KINDS: readonly EventKind[] = [
  ...(Object.keys(COUNTED) as EventKind[]),
  'handover.made',
  'handover.sent',
  'handover.failed',
  'conversation.closed',
  'conversation.reopened',
  'conversation.snoozed',
  'followUp.added',
  'followUp.confirmed',
  'followUp.kept',
  'followUp.broken',
  'followUp.moved',
  'followUp.reopened',
  'followUp.overdue',
  'reply.sent',
];

/** One conversation as far as a report must know it. */
export interface Known {
  readonly place: ConversationFacts | undefined;
  readonly history: readonly HistoryEvent[];
  /** What the customer wrote; empty where nothing is asked of it. */
  readonly said: readonly MoodRow[];
}

/** Working milliseconds between two instants. */
export type WorkingTime = (from: number, until: number) => number;

/** Answers that people gave one by one: those that a report says something of beyond their number. */
export function peoplesAnswers(history: readonly HistoryEvent[]): HistoryEvent[] {
  return history.filter(
    (event) => event.kind === 'reply.sent' && isAnswer(event) && !isBulk(event) && writerOf(event) !== '',
  );
}

/** Everything that is counted of one conversation, whenever it happened. */
export function conversationFacts({ place, history, said }: Known, workingTime: WorkingTime): Fact[] {
  const { cases, dropped, returns } = casesOf(history, place?.firstPostedAt ?? null);
  const first = new Set(cases.flatMap((one) => one.first ?? []));
  const plain = history.flatMap((event) =>
    eventFacts(event, { place, isFirst: first.has(event), isNothing: dropped.has(event), workingTime }),
  );
  const ofCases = cases.flatMap((one) => caseFacts(one, place, workingTime));
  const ofReturns = returns.map((event) => eventFact(event, place, { counts: { reopened: 1 } }));
  const ofPromises = promiseTurns(history).map(({ event, counts }) => eventFact(event, place, { counts }));
  const ofMoods = moodTurns(peoplesAnswers(history), said).map(({ event, fact }) =>
    eventFact(event, place, { ...fact, operator: writerOf(event) }),
  );
  return [...plain, ...ofReturns, ...ofCases, ...ofPromises, ...ofMoods];
}

function eventFacts(
  event: HistoryEvent,
  known: { place: Known['place']; isFirst: boolean; isNothing: boolean; workingTime: WorkingTime },
): Fact[] {
  const { place } = known;
  const measure = COUNTED[event.kind] ?? handedOver(event);
  if (event.kind === 'reply.unknown')
    return [eventFact(event, place, { counts: { unknown: 1 }, operator: writerOf(event) })];
  if (measure !== undefined) return [eventFact(event, place, { counts: { [measure]: 1 } })];
  if (event.kind === 'conversation.reopened' && !known.isNothing && event.data.isPutBack !== true)
    return [eventFact(event, place, { counts: { reopened: 1 } })];
  if (event.kind !== 'reply.sent' || !isAnswer(event)) return [];
  const operator = writerOf(event);
  if (isBulk(event)) return [eventFact(event, place, { counts: { sentBulk: 1 }, operator })];
  if (operator === '') return [eventFact(event, place, { counts: { automatic: 1 } })];
  const { responseMs, since, inTime } = waitOf(event);
  const isFirst = known.isFirst && responseMs !== null;
  const counts = {
    sent: 1,
    ...(responseMs === null ? {} : { response: responseMs }),
    ...(inTime === null ? {} : { inTime }),
    ...(isFirst ? { firstResponse: responseMs } : {}),
    ...(isFirst && since !== null ? { firstResponseWorking: known.workingTime(since, since + responseMs) } : {}),
  };
  return [eventFact(event, place, { counts, operator, responseMs })];
}

/** An e-mail is handed over once the server took it, a call as it is noted. */
function handedOver({ kind, data }: HistoryEvent): Measure | undefined {
  if (kind === 'handover.sent' || (kind === 'handover.made' && data.way === 'phone')) return 'handedOver';
  return kind === 'handover.failed' && data.isPerhapsSent === true ? 'handOverUnknown' : undefined;
}

function caseFacts(one: Case, place: Known['place'], workingTime: WorkingTime): Fact[] {
  const { begin, begunAt, first, closing } = one;
  const facts: Fact[] = [];
  const isByCustomer = begin?.kind === 'conversation.opened' || (begin !== null && begin.message !== null);
  if (begin !== null && isByCustomer && !one.isElsewhere)
    facts.push(eventFact(begin, place, { counts: { replied: first === null ? 0 : 1 }, operator: '' }));
  if (closing !== null && isPerson(closing.actor)) {
    const took = begunAt === null ? null : Math.max(0, closing.at - begunAt);
    const times =
      begunAt === null || took === null
        ? {}
        : { resolution: took, resolutionWorking: workingTime(begunAt, begunAt + took) };
    facts.push(eventFact(closing, place, { counts: { closed: 1, cameBack: one.comeback === null ? 0 : 1, ...times } }));
  }
  return facts;
}
