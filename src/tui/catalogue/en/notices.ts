import type { UrgencyLevel } from '../../../domain/triage.ts';

const URGENCY: Readonly<Record<UrgencyLevel, string>> = {
  critical: 'critical',
  high: 'urgent',
  normal: 'normal',
  low: 'not urgent',
};

/** What a notice on the desktop says: who waits and how urgently, never what they wrote. */
export const NOTICES = {
  urgency: URGENCY,
  one: (urgency: string, who: string): string => `${who} waits (${urgency})`,
  several: (count: number, urgency: string, who: string): string => `${count} new; most urgent (${urgency}): ${who}`,
  /** What people are to be told besides; `about` is an account or a rule. */
  alerts: {
    breach: (about: string): string => `an answer is late on ${about}`,
    promise: (about: string): string => `a promise to a customer on ${about} is due`,
    spike: (about: string): string => `much more than usual on ${about}`,
    silence: (about: string): string => `nothing is heard on ${about}`,
    rule: (about: string): string => `rule ${about} calls`,
    said: (words: string, more: number): string => (more === 0 ? words : `${words}; ${more} more`),
  },
};
