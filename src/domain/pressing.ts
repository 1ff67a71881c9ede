import type { Contact, Conversation } from './conversation.ts';
import type { Reason, Score, Sentiment, SentimentLabel, Urgency, UrgencyLevel } from './triage.ts';
import { scoreOfLevel, urgencyLevel } from './triage.ts';

/** What surrounds a conversation's words; each factor is told apart in the reasons and never makes "high" alone. */
export interface Circumstances {
  readonly followers: number | null;
  /** Inbound messages of the same person in the last seven days, this one included. */
  readonly recentMessages: number;
  /** Milliseconds the oldest unanswered message has waited, or null. */
  readonly waitingMs: number | null;
  readonly isOverdue: boolean;
}

/** A conversation's triage, as the inbox sorts and shows it. */
export interface Pressing {
  readonly sentiment: Pick<Sentiment, 'label' | 'score'>;
  readonly urgency: Urgency;
  readonly language: string;
  readonly topics: readonly string[];
  readonly reasons: readonly Reason[];
}

const REPEAT_FROM = 3;
const REACH_FROM = 5_000;
const REPEAT_WEIGHT = 0.08;
const REACH_WEIGHT = 0.05;
const OVERDUE_WEIGHT = 0.1;
/** Circumstances together lift a score at most to just under "high", unless the words reached it by themselves. */
const HIGH = scoreOfLevel('high');
const CIRCUMSTANCE_CAP = HIGH - 0.01;
const REASONS_MAX = 8;

/**
 * Puts the scores of the messages that wait for us (oldest first) and their circumstances together: the newest one's
 * sentiment, the most urgent one's urgency. A person's correction wins over both.
 */
export function pressing(
  scores: readonly Score[],
  circumstances: Circumstances,
  correction: { sentiment: SentimentLabel | null; urgency: UrgencyLevel | null; operator: string } | null,
): Pressing {
  const newest = scores.at(-1);
  const worst = scores.reduce<Score | undefined>(
    (a, b) => (a && a.urgency.score >= b.urgency.score ? a : b),
    undefined,
  );
  const factors = circumstanceReasons(circumstances);
  const words = worst?.urgency.score ?? 0;
  const lifted = words + factors.reduce((sum, factor) => sum + factor.weight, 0);
  const score = words >= HIGH ? Math.min(1, lifted) : Math.max(words, Math.min(lifted, CIRCUMSTANCE_CAP));
  const machine: Pressing = {
    sentiment: { label: newest?.sentiment.label ?? 'neutral', score: newest?.sentiment.score ?? 0 },
    urgency: { level: urgencyLevel(score), score },
    language: newest?.language ?? 'und',
    topics: [...new Set(scores.flatMap((one) => one.topics))],
    reasons: [...strongest(worst, newest), ...factors],
  };
  return correction ? corrected(machine, correction) : machine;
}

/** The circumstances of a conversation at `now`. */
export function circumstancesOf(
  conversation: Pick<Conversation, 'waitingSince' | 'dueAt'>,
  contact: Pick<Contact, 'followers'>,
  moment: { now: number; recentMessages: number },
): Circumstances {
  return {
    followers: contact.followers,
    recentMessages: moment.recentMessages,
    waitingMs: conversation.waitingSince === null ? null : moment.now - conversation.waitingSince,
    isOverdue: conversation.dueAt !== null && conversation.dueAt < moment.now,
  };
}

function circumstanceReasons(circumstances: Circumstances): Reason[] {
  const reasons: Reason[] = [];
  if (circumstances.recentMessages >= REPEAT_FROM) {
    reasons.push({
      cue: `${circumstances.recentMessages} messages in 7 days`,
      effect: 'urgency',
      weight: REPEAT_WEIGHT,
    });
  }
  if (circumstances.followers !== null && circumstances.followers >= REACH_FROM) {
    reasons.push({
      cue: `${circumstances.followers.toLocaleString('en-US')} followers`,
      effect: 'urgency',
      weight: REACH_WEIGHT,
    });
  }
  if (circumstances.isOverdue) reasons.push({ cue: 'answer overdue', effect: 'urgency', weight: OVERDUE_WEIGHT });
  return reasons;
}

function strongest(worst: Score | undefined, newest: Score | undefined): Reason[] {
  const all = [...(worst?.reasons ?? []), ...(newest && newest !== worst ? newest.reasons : [])];
  return all.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, REASONS_MAX);
}

function corrected(
  machine: Pressing,
  correction: { sentiment: SentimentLabel | null; urgency: UrgencyLevel | null; operator: string },
): Pressing {
  const reasons: Reason[] = [];
  const by = `set by ${correction.operator}`;
  if (correction.sentiment) reasons.push({ cue: by, effect: 'sentiment', weight: 1 });
  if (correction.urgency) reasons.push({ cue: by, effect: 'urgency', weight: 1 });
  return {
    ...machine,
    sentiment: correction.sentiment
      ? { label: correction.sentiment, score: { negative: -1, neutral: 0, positive: 1 }[correction.sentiment] }
      : machine.sentiment,
    urgency: correction.urgency
      ? { level: correction.urgency, score: scoreOfLevel(correction.urgency) }
      : machine.urgency,
    reasons: [...reasons, ...machine.reasons],
  };
}
