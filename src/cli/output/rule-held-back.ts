import type { StoredEvent } from '../../domain/event.ts';
import { whyHeldBack } from '../../domain/rule-act.ts';
import { safeLine } from '../../domain/safe-text.ts';
import type { Screen } from './screen.ts';

/** Drafts that rules would have laid ready for a conversation and did not, and why: a line each, the newest of its kind. */
export function ruleHeldBackLines(events: readonly StoredEvent[], { writeTime }: Pick<Screen, 'writeTime'>): string[] {
  const told = new Map<string, number>();
  for (const { kind, data, at } of events) {
    if (kind !== 'rule.acted') continue;
    for (const why of whyHeldBack(data)) told.set(safeLine(`${data.rule} laid no draft ready: ${why}`), at);
  }
  return [...told].map(([words, at]) => `rule      ${words}  ${writeTime(at)}`);
}
