import type { ConversationDetail } from '../../domain/outcomes.ts';
import { safeLine } from '../../domain/safe-text.ts';
import type { Reason } from '../../domain/triage.ts';
import { isoTime } from './times.ts';

/** What a person set of a conversation; it wins over the machine. */
export interface SetByPerson {
  readonly reason: Reason;
  readonly aspect: 'sentiment' | 'urgency';
  readonly value: string;
  readonly operator: string;
  /** UTC milliseconds; null where the record of it is gone. */
  readonly at: number | null;
}

const ASPECTS = ['sentiment', 'urgency'] as const;
const BY = 'set by ';

/** Whether a reason tells of a correction rather than of words. */
export function isCorrection({ cue, weight }: Reason): boolean {
  return weight === 1 && cue.startsWith(BY);
}

/** Each aspect once: what holds now, and who said so when. */
export function correctionsOf({ conversation, events }: ConversationDetail): SetByPerson[] {
  return ASPECTS.flatMap((aspect) => {
    const reason = conversation.reasons.find((one) => one.effect === aspect && isCorrection(one));
    if (reason === undefined) return [];
    const { sentiment, urgency } = conversation;
    const value = aspect === 'sentiment' ? sentiment.label : urgency.level;
    // a later correction of the other aspect names its own person in the reasons
    const said = events.findLast(({ kind, data }) => kind === 'conversation.corrected' && data[aspect] === value);
    const operator = said?.actor ?? reason.cue.slice(BY.length);
    return [{ reason, aspect, value, operator, at: said?.at ?? null }];
  });
}

/** `urgency high, set by aino, 2026-11-22 12:10`. */
export function correctionWords(one: SetByPerson, writeTime: (at: number) => string): string {
  const { aspect, value, operator, at } = one;
  return `${aspect} ${value}, set by ${safeLine(operator)}${at === null ? '' : `, ${writeTime(at)}`}`;
}

/** The same for scripts. */
export function correctionJson({ reason, value, operator, at }: SetByPerson) {
  return { ...reason, value, operator, at: isoTime(at) };
}
