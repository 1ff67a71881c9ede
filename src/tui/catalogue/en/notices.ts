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
};
