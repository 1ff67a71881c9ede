import { isTopRating, onScale } from '../../domain/metrics.ts';
import type {
  ConversationFacts,
  InboundTally,
  ReportReads,
  ReportSpan,
  StandingFollowUp,
  SurveyFact,
} from '../../store/store.ts';
import { personOf } from './answers.ts';
import type { Bucket } from './buckets.ts';
import { conversationFacts, peoplesAnswers, REPORT_KINDS, type WorkingTime } from './conversation-facts.ts';
import type { Fact } from './fact.ts';

export interface GatherNeeds {
  readonly read: ReportReads;
  readonly workingTime: WorkingTime;
  /** The survey's scale as it is set now. */
  readonly scale: number;
  /** UTC milliseconds. */
  readonly now: number;
}

/** Conversations looked at together. */
const PIECE = 500;
/** Messages traced together. */
const PAGE = 5_000;

/** Customers' messages, those alike of a piece of time together. */
export async function* inboundFacts({ read }: GatherNeeds, span: ReportSpan, buckets: readonly Bucket[]) {
  for (const { from, until } of buckets) {
    const tallies = await read.inboundTallies({ ...span, since: from, until });
    yield tallies.map((tally) => inboundFact(tally, { id: 0, at: from, conversation: null, times: tally.count }));
  }
}

/** The same one by one, for those who want to follow a number. */
export async function* inboundOneByOne({ read }: GatherNeeds, span: ReportSpan) {
  for (let after = null, rows = await read.inboundAfter(span, { after, limit: PAGE }); rows.length > 0; ) {
    yield rows.map((row) => inboundFact(row, { ...row, at: row.postedAt, times: 1 }));
    rows = await read.inboundAfter(span, { after: rows.at(-1) ?? null, limit: PAGE });
  }
}

/** Everything else that happened in the period, piece by piece. */
export async function* otherFacts(needs: GatherNeeds, span: ReportSpan): AsyncGenerator<Fact[]> {
  const { read, scale, now } = needs;
  const numbers = [...new Set([...(await read.conversations(span, REPORT_KINDS)), ...(await read.risen(span))])];
  for (let at = 0; at < numbers.length; at += PIECE) yield await piece(needs, span, numbers.slice(at, at + PIECE));
  yield (await read.surveysAsked(span)).map((survey) => askedFact(survey, span.until));
  yield (await read.surveysAnswered(span)).map((survey) => answeredFact(survey, scale));
  // what is due later today is not overdue
  yield (await read.standingFollowUps({ ...span, until: Math.min(span.until, now) })).map(standingFact);
}

async function piece(
  { read, workingTime }: GatherNeeds,
  span: ReportSpan,
  numbers: readonly number[],
): Promise<Fact[]> {
  const { since, until } = span;
  const places = await read.places(numbers);
  const histories = await read.histories(numbers, { kinds: REPORT_KINDS, until });
  const isIn = (at: number): boolean => at >= since && at < until;
  const answered = numbers.filter((id) => peoplesAnswers(histories.get(id) ?? []).some(({ at }) => isIn(at)));
  const moods = await read.moods(answered, until);
  return numbers.flatMap((id) => {
    const known = { place: places.get(id), history: histories.get(id) ?? [], said: moods.get(id) ?? [] };
    return conversationFacts(known, workingTime).filter(({ at }) => isIn(at));
  });
}

function inboundFact(
  { sentiment, urgency, ...facts }: Omit<InboundTally, 'count'>,
  one: Pick<Fact, 'id' | 'at' | 'conversation' | 'times'>,
): Fact {
  const { platform, account, language, topics } = facts;
  const { id, at, conversation, times } = one;
  const isPressing = urgency === 'critical' || urgency === 'high';
  const negative = sentiment === 'negative' ? 1 : 0;
  const positive = sentiment === 'positive' ? 1 : 0;
  const counts = { inbound: 1, negative, positive, ...(isPressing ? { pressing: 1 } : {}) };
  const about = { source: 'message', id, kind: 'inbound', at, conversation, reply: null, message: id } as const;
  return { ...about, platform, account, language, urgency, topics, operator: '', counts, times };
}

type Placed = Pick<ConversationFacts, 'platform' | 'account' | 'language' | 'urgency' | 'topics'>;

function placeOf({ platform, account, language, urgency, topics }: Placed): Placed {
  return { platform, account, language, urgency, topics };
}

function askedFact(survey: SurveyFact, until: number): Fact {
  const { id, status, askedAt: at, answeredAt, conversation, reply, message, writers } = survey;
  const operator = writers === null ? '' : personOf(writers);
  const isAnswered = answeredAt !== null && answeredAt < until;
  const counts = { surveyAsked: 1, surveyAnswered: isAnswered ? 1 : 0 };
  const about = { source: 'survey', id, kind: status, at, conversation, reply, message, operator } as const;
  return { ...about, ...placeOf(survey), counts, times: 1 };
}

function answeredFact(survey: SurveyFact, wanted: number): Fact {
  const { id, scale, askedAt, answeredAt, conversation, reply, message, writers } = survey;
  const operator = writers === null ? '' : personOf(writers);
  const rating = survey.rating ?? 0;
  const counts = { rating: onScale(rating, scale, wanted), topRating: isTopRating(rating, scale) ? 1 : 0 };
  const at = answeredAt ?? askedAt;
  const about = { source: 'survey', id, kind: 'answered', at, conversation, reply, message, operator } as const;
  return { ...about, ...placeOf(survey), counts, times: 1 };
}

function standingFact(followUp: StandingFollowUp): Fact {
  const { id, status: kind, dueAt: at, conversation, writers } = followUp;
  const operator = personOf({ ...writers, actor: '' });
  const counts = kind === 'open' ? { promiseOverdue: 1, promiseKept: 0 } : { promiseUnconfirmed: 1 };
  const about = {
    source: 'followUp',
    id,
    kind,
    at,
    conversation,
    reply: null,
    message: null,
    operator,
  } as const;
  return { ...about, ...placeOf(followUp), counts, times: 1 };
}
