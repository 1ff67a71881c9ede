/**
 * When Meta lets an account write to somebody in private, pure: the same on Facebook and Instagram
 * (https://developers.facebook.com/docs/messenger-platform/policy/policy-overview, …/private-replies). Times are UTC milliseconds.
 */
import type { Situation } from '../../domain/eligibility.ts';
import type { HeardMessage } from '../../domain/message.ts';

/** Whether a way is open, how long, and the reason for a person. `isTagged`: only under the Human Agent feature. */
export interface Way {
  readonly isOpen: boolean;
  readonly isTagged: boolean;
  readonly until: number | null;
  readonly why: string;
}

/** Name of the feature in `features` of an account: app review and business verification have granted it. */
export const HUMAN_AGENT = 'humanAgent';

/**
 * The same words to many (https://transparency.meta.com/policies/community-standards/spam/). Meta names no number: the one
 * here is ours.
 */
export const SAME_TEXT = {
  max: 10,
  rule: 'Meta counts repetitive content at high frequency as spam, in comments and in messages (Community Standards, Spam)',
} as const;

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

/**
 * A private chat: 24 hours from the person's last message; up to 7 days where a person writes by hand and Meta granted
 * the Human Agent feature.
 */
export function chatWay(target: HeardMessage, situation: Situation): Way {
  const { now, lastPrivateAt, isByHand, features } = situation;
  const wroteAt = Math.max(target.postedAt, lastPrivateAt ?? 0);
  const isGranted = features.includes(HUMAN_AGENT);
  if (now <= wroteAt + DAY_MS) {
    return { isOpen: true, isTagged: false, until: wroteAt + DAY_MS, why: 'within 24 hours of their last message' };
  }
  if (now > wroteAt + WEEK_MS) return shut('their last message is older than 7 days: they have to write first');
  if (!isGranted) return shut('their last message is older than 24 hours, and the Human Agent feature is not granted');
  if (!isByHand) return shut('older than 24 hours: Meta wants these written and sent by a person, not by a timer');
  const why = 'older than 24 hours: as a human agent, up to 7 days after their last message';
  return { isOpen: true, isTagged: true, until: wroteAt + WEEK_MS, why };
}

/** What speaks against a private reply before the clock is asked, or null. */
export type Objection = string | null;

/** The private reply to a comment or post: one, within 7 days. */
export function privateReplyWay(target: HeardMessage, situation: Situation, objection: Objection): Way {
  if (situation.isAnsweredPrivately) return shut('answered privately already: Meta allows one private reply to each');
  if (objection !== null) return shut(objection);
  const until = target.postedAt + WEEK_MS;
  if (situation.now > until) return shut('older than 7 days: too late for a private reply');
  return { isOpen: true, isTagged: false, until, why: 'one private reply within 7 days' };
}

/** A way that is not open. */
export function shut(why: string): Way {
  return { isOpen: false, isTagged: false, until: null, why };
}
