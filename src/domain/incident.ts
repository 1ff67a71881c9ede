import type { Score, Topic } from './triage.ts';

/** A customer's message that tells of trouble: who wrote it, where and when (UTC milliseconds), and what about. */
export interface Trouble {
  readonly conversation: number;
  readonly contact: number;
  readonly postedAt: number;
  readonly topics: readonly string[];
}

/** The troubles of a span of time, and since when the record can tell of them: it may begin later than was asked. */
export interface TroubledSpan {
  readonly troubles: readonly Trouble[];
  readonly heardSince: number;
}

/** Many people who tell of the same trouble within an hour. */
export interface Incident {
  readonly topic: string;
  /** Different people, rounded down to a step, so that one more of a hundred changes nothing. */
  readonly people: number;
  /** The conversations it is made of, newest first. */
  readonly conversations: readonly number[];
}

/** The time within which an incident gathers, milliseconds. */
export const INCIDENT_MS = 3_600_000;

/** Topics of which a sudden many is an incident; praise, questions and the rest are no trouble. */
const PROBLEM_TOPICS: ReadonlySet<string> = new Set<Topic>([
  'outage',
  'security',
  'safety',
  'delivery',
  'billing',
  'app',
  'account',
  'product',
  'service',
  'returns',
  'price',
  'store',
]);
const PEOPLE_MIN = 5;
/** Fewer are enough where waiting costs more. */
const PEOPLE_MIN_GRAVE = 3;
const GRAVE_TOPICS: ReadonlySet<string> = new Set<Topic>(['outage', 'security']);
const TIMES_USUAL = 3;
const PEOPLE_STEPS = [1_000, 500, 200, 100, 50, 20, 10, 5, 3];

/** What a message is in trouble about; nothing where its writer is content and can wait, or advertises. */
export function troubleTopics({ sentiment, urgency, ...about }: Score): string[] {
  const isTrouble = sentiment.label === 'negative' || urgency.level !== 'low';
  return isTrouble ? problemTopics(about) : [];
}

/** The same of a message whose writer is known not to be content, or not to be able to wait. */
export function problemTopics({ topics, flags }: Pick<Score, 'topics' | 'flags'>): string[] {
  return flags.includes('spam') ? [] : topics.filter((topic) => PROBLEM_TOPICS.has(topic));
}

/** What enough people wrote about to be an incident, if it is not usual. */
export function crowds(lastHour: readonly Trouble[]): Incident[] {
  const byTopic = new Map<string, { people: Set<number>; conversations: Set<number> }>();
  for (const { topics, contact, conversation } of lastHour.toSorted((a, b) => b.postedAt - a.postedAt)) {
    for (const topic of topics) {
      const crowd = byTopic.get(topic) ?? { people: new Set(), conversations: new Set() };
      byTopic.set(topic, crowd);
      crowd.people.add(contact);
      crowd.conversations.add(conversation);
    }
  }
  return [...byTopic].flatMap(([topic, { people, conversations }]) =>
    people.size >= (GRAVE_TOPICS.has(topic) ? PEOPLE_MIN_GRAVE : PEOPLE_MIN)
      ? [{ topic, people: people.size, conversations: [...conversations] }]
      : [],
  );
}

/**
 * The crowds that are incidents: at least three times as many people as in a usual hour. The largest come first.
 * @param before what came before the last hour
 * @param until when the last hour began, UTC milliseconds
 */
export function incidentsAmong(crowded: readonly Incident[], before: TroubledSpan, until: number): Incident[] {
  return crowded
    .filter(({ topic, people }) => people >= TIMES_USUAL * usualPeople(topic, before, until))
    .toSorted((a, b) => b.people - a.people || (a.topic < b.topic ? -1 : 1))
    .map((one) => ({ ...one, people: PEOPLE_STEPS.find((step) => step <= one.people) ?? one.people }));
}

/** Different people an hour, as a mean over the time on record. */
function usualPeople(topic: string, { troubles, heardSince }: TroubledSpan, until: number): number {
  const seen = new Set<string>();
  for (const { topics, contact, postedAt } of troubles)
    if (topics.includes(topic)) seen.add(`${Math.floor((until - postedAt) / INCIDENT_MS)} ${contact}`);
  return seen.size / Math.max(1, (until - heardSince) / INCIDENT_MS);
}
