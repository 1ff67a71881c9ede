import { formatDuration } from '../../../domain/duration.ts';
import type { PulsePeriod } from '../../../domain/pulse.ts';
import type { UrgencyLevel } from '../../../domain/triage.ts';

const percent = (share: number | null): string => (share === null ? '–' : `${Math.round(share * 100)}%`);

/** Every number with its title and its definition. */
export const PULSE = {
  title: 'Pulse',
  periods: { day: 'last 24 hours', week: 'last 7 days', month: 'last 30 days' } satisfies Record<
    PulsePeriod,
    string
  > as Readonly<Record<PulsePeriod, string>>,
  period: (name: string, since: string, key: string): string => `${name}, since ${since} (${key}: another period)`,
  noPeriod: (word: string): string => `“${word}” is no period: say day, week or month.`,
  /** Columns of the titles in the list. */
  titleColumns: 18,
  titles: {
    inbound: 'Messages heard',
    negative: 'Negative share',
    sent: 'Replies sent',
    response: 'Median response',
    sla: 'Answered in time',
    waiting: 'Waiting now',
    budget: 'Budget',
  },
  urgency: { critical: '  critical', high: '  high', normal: '  normal', low: '  low' } satisfies Record<
    UrgencyLevel,
    string
  > as Readonly<Record<UrgencyLevel, string>>,
  account: (name: string): string => name,
  percent,
  duration: (ms: number | null): string => (ms === null ? '–' : formatDuration(ms)),
  before: (value: string): string => `before: ${value}`,
  ofMessages: (part: number, whole: number): string => `${part} of ${whole}`,
  overdue: (count: number): string => `${count} OVERDUE`,
  oldest: (span: string): string => `oldest ${span}`,
  nobody: 'nobody',
  heard: (span: string): string => `heard ${span} ago`,
  neverHeard: 'NEVER HEARD',
  paused: 'PAUSED',
  trouble: (words: string): string => `TROUBLE: ${words}`,
  loginEnds: (span: string): string => `login ends in ${span}`,
  loginEnded: 'LOGIN HAS ENDED',
  fine: 'fine',
  spent: (usd: string, budget: string): string => `${usd} of ${budget} USD`,
  spentUncapped: (usd: string): string => `${usd} USD, no cap`,
  definitions: {
    inbound: (key: string): string =>
      `Customers’ messages by the time they posted them; before: the same length of time before that. ${key} shows the conversations with words of this period.`,
    negative: (key: string): string =>
      `Customers’ messages of negative sentiment, divided by all of theirs. ${key} shows the negative conversations with words of this period.`,
    sent: (key: string): string =>
      `Replies of which the platform told, or a person saw, that they are there. ${key} shows conversations of this period that we answered or closed.`,
    response: (key: string): string =>
      `The middle one of all response times: from the oldest unanswered message to the reply, in clock time. Replies that nobody waited for are left out. ${key} shows conversations of this period that we answered or closed.`,
    sla: (key: string): string =>
      `Replies that somebody waited for, sent by the time that the service level asked for, divided by all whose time is on record. ${key} shows who is overdue now.`,
    waiting: (key: string): string =>
      `Open conversations in which the customer waits for us; overdue ones are past their service level. ${key} shows them, the longest waiting first.`,
    urgency: (key: string): string =>
      `Those of them that are of this urgency, and how long the oldest waits. ${key} shows them.`,
    account: (key: string): string =>
      `When its most silent stream was last heard, what is wrong with it, whether it is paused, and when its login ends. ${key} shows its open conversations.`,
    budget: (key: string): string =>
      `What replies and acts of moderation cost in the last 24 hours, by estimate, and the cap of a day. ${key} shows the outbox.`,
  },
  highest: (count: number): string => `highest ${count}`,
  byHour: 'by hour',
  byDay: 'by day',
  locale: 'en-GB',
};
