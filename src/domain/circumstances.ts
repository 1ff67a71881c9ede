import type { Contact, Conversation } from './conversation.ts';
import { formatDuration } from './duration.ts';
import type { Incident } from './incident.ts';
import type { Reason, Score } from './triage.ts';

/**
 * What surrounds a conversation's words; each factor is told apart in the reasons and never makes "high" alone, except that
 * a promise of ours is overdue.
 */
export interface Circumstances {
  readonly followers: number | null;
  /** Inbound messages of the same person in the last seven days, this one included. */
  readonly recentMessages: number;
  /** How often they wrote since we last answered; what is said in one go is once. */
  readonly timesUnanswered: number;
  /** Milliseconds the oldest unanswered message has waited, or null. */
  readonly waitingMs: number | null;
  readonly isOverdue: boolean;
  /** Milliseconds by which a promise of ours is overdue, or null. */
  readonly promiseLateMs: number | null;
  /** That promise was found in a reply, and nobody has confirmed it. */
  readonly isPromiseToConfirm?: boolean;
  /** What many others write about too right now, or null. */
  readonly incident: Pick<Incident, 'topic' | 'people'> | null;
  /** The gravest message before those that wait, of a matter that nobody closed since; or null. */
  readonly graveEarlier: Score | null;
}

const HOUR_MS = 3_600_000;

/**
 * What each circumstance adds to an urgency score, of which "high" begins at 0.6:
 *
 * | circumstance | weight |
 * |---|---|
 * | 3 or more messages in 7 days | 0.08 |
 * | wrote twice, three times, four times or more without an answer | 0.03, 0.06, 0.09 |
 * | followers: 5,000, 50,000, 500,000 or more; by their logarithm in between | 0.05, 0.10, 0.15 |
 * | waiting over 4 h, 12 h, 1 d, 2 d, 4 d | 0.02, 0.04, 0.06, 0.08, 0.10 |
 * | the answer is overdue | 0.10 |
 * | an incident | 0.15 |
 */
const REPEAT = { from: 3, weight: 0.08 } as const;
const UNANSWERED = { from: 2, weightEach: 0.03, weightMax: 0.09 } as const;
const REACH = { from: 5_000, weightTenfold: 0.05, weightMax: 0.15 } as const;
/** By steps, so that triage a minute later finds nothing to change. */
const WAITING: readonly { readonly fromMs: number; readonly weight: number }[] = [
  { fromMs: 96 * HOUR_MS, weight: 0.1 },
  { fromMs: 48 * HOUR_MS, weight: 0.08 },
  { fromMs: 24 * HOUR_MS, weight: 0.06 },
  { fromMs: 12 * HOUR_MS, weight: 0.04 },
  { fromMs: 4 * HOUR_MS, weight: 0.02 },
];
const OVERDUE_WEIGHT = 0.1;
const INCIDENT_WEIGHT = 0.15;
/** People send a thought in several messages: what follows so soon is the same word. */
const ONE_GO_MS = 10 * 60_000;

/** What only the moment and the store can tell; what is absent is not known or does not apply. */
interface Moment {
  readonly now: number;
  readonly recentMessages: number;
  readonly timesUnanswered?: number;
  readonly incident?: Circumstances['incident'];
  readonly graveEarlier?: Score | null;
  readonly isPromiseToConfirm?: boolean;
}

/** The circumstances of a conversation at `now`. */
export function circumstancesOf(
  conversation: Pick<Conversation, 'waitingSince' | 'dueAt'> & Partial<Pick<Conversation, 'followUpAt'>>,
  contact: Pick<Contact, 'followers'>,
  moment: Moment,
): Circumstances {
  const {
    now,
    recentMessages,
    timesUnanswered = 0,
    incident = null,
    graveEarlier = null,
    isPromiseToConfirm = false,
  } = moment;
  const { followUpAt = null } = conversation;
  return {
    followers: contact.followers,
    recentMessages,
    timesUnanswered,
    waitingMs: conversation.waitingSince === null ? null : now - conversation.waitingSince,
    isOverdue: conversation.dueAt !== null && conversation.dueAt < now,
    promiseLateMs: followUpAt !== null && followUpAt < now ? now - followUpAt : null,
    isPromiseToConfirm,
    incident,
    graveEarlier,
  };
}

/** How often somebody wrote, by the times of their messages (oldest first): what is said in one go is once. */
export function timesWritten(messages: readonly { readonly postedAt: number }[]): number {
  return messages.filter(({ postedAt }, index) => {
    const before = messages[index - 1];
    return before === undefined || postedAt - before.postedAt > ONE_GO_MS;
  }).length;
}

/** Each circumstance that adds to the urgency, and how much. */
export function circumstanceReasons(circumstances: Circumstances): Reason[] {
  const { recentMessages, timesUnanswered, followers, waitingMs, isOverdue, incident } = circumstances;
  const reasons: Reason[] = [];
  const add = (cue: string, weight: number) => {
    // by hundredths, as people read them
    reasons.push({ cue, effect: 'urgency', weight: Math.round(weight * 100) / 100 });
  };
  if (incident !== null)
    add(
      `incident: ${incident.people.toLocaleString('en-US')}+ people about ${incident.topic} in an hour`,
      INCIDENT_WEIGHT,
    );
  if (recentMessages >= REPEAT.from) add(`${recentMessages} messages in 7 days`, REPEAT.weight);
  if (timesUnanswered >= UNANSWERED.from) {
    const weight = UNANSWERED.weightEach * (timesUnanswered - UNANSWERED.from + 1);
    add(`wrote ${timesUnanswered} times without an answer`, Math.min(UNANSWERED.weightMax, weight));
  }
  if (followers !== null && followers >= REACH.from) {
    const weight = REACH.weightTenfold * (1 + Math.log10(followers / REACH.from));
    add(`${followers.toLocaleString('en-US')} followers`, Math.min(REACH.weightMax, weight));
  }
  const waited = waitingMs === null ? undefined : WAITING.find(({ fromMs }) => waitingMs >= fromMs);
  if (waited !== undefined) add(`waiting over ${formatDuration(waited.fromMs)}`, waited.weight);
  if (isOverdue) add('answer overdue', OVERDUE_WEIGHT);
  return reasons;
}
