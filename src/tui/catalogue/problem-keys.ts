import { commandWord } from '../../domain/key-table.ts';
import type { Keymap } from '../keymap.ts';

/** The keys that the words of problems name, by command. */
export interface ProblemKeys {
  readonly outbox: string;
  readonly approvals: string;
  readonly followUps: string;
  readonly bulk: string;
  readonly pause: string;
  readonly replyOther: string;
  readonly followUp: string;
  readonly additional: string;
  readonly look: string;
  readonly settle: string;
  readonly recall: string;
  readonly applyPlan: string;
  readonly pausePlan: string;
}

/** The person's own keys for them; a command that has none is named as it is typed: `:outbox`. */
export function problemKeys(keymap: Keymap): ProblemKeys {
  const named = (command: string, key: string): string => (key === '' ? `:${commandWord(command)}` : key);
  return {
    outbox: named('outbox', keymap.keyFor('everywhere', 'outbox')),
    approvals: named('approvals', keymap.keyFor('everywhere', 'approvals')),
    followUps: named('followUps', keymap.keyFor('everywhere', 'followUps')),
    bulk: named('bulk', keymap.keyFor('everywhere', 'bulk')),
    pause: named('pause', keymap.keyFor('everywhere', 'pause')),
    replyOther: named('replyOther', keymap.keyFor('conversation', 'replyOther')),
    followUp: named('followUp', keymap.keyFor('conversation', 'followUp')),
    additional: named('additional', keymap.keyFor('outbox', 'additional')),
    look: named('look', keymap.keyFor('outbox', 'look')),
    settle: named('settle', keymap.keyFor('outbox', 'settle')),
    recall: named('recall', keymap.keyFor('outbox', 'recall')),
    applyPlan: named('applyPlan', keymap.keyFor('bulk', 'applyPlan')),
    pausePlan: named('pausePlan', keymap.keyFor('bulk', 'pausePlan')),
  };
}
