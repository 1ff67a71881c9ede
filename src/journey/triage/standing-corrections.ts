import type { StoredEvent } from '../../domain/event.ts';
import type { Json } from '../../domain/message.ts';
import { SENTIMENTS, URGENCIES } from '../../domain/triage.ts';
import type { Correction } from '../../store/store.ts';

/** What people said of a conversation and did not take back, oldest first; null where they said nothing of it. */
export function standingCorrections(events: readonly StoredEvent[]): Correction[] {
  const standing: Correction[] = [];
  for (const { kind, actor: operator, at, data } of events) {
    if (kind === 'conversation.uncorrected') standing.pop();
    if (kind !== 'conversation.corrected') continue;
    const sentiment = among(SENTIMENTS, data.sentiment);
    const urgency = among(URGENCIES, data.urgency);
    standing.push({ sentiment, urgency, operator, at });
  }
  return standing;
}

/** What holds after one more: it leaves alone what it does not speak of. */
export function combined(before: Correction | null, next: Correction): Correction {
  return {
    ...next,
    sentiment: next.sentiment ?? before?.sentiment ?? null,
    urgency: next.urgency ?? before?.urgency ?? null,
  };
}

function among<T extends string>(words: readonly T[], said: Json | undefined): T | null {
  return words.find((word) => word === said) ?? null;
}
