import type { CommandOf } from '../../domain/key-table.ts';
import { intendAssign } from './assign.ts';
import { intendClaim } from './claim.ts';
import { intendLessUrgent, intendMoreUrgent, intendSentiment } from './correct.ts';
import { intendDone } from './done.ts';
import { intendFollowUp } from './follow-up.ts';
import type { Intend } from './intent.ts';
import { intendLabel } from './label.ts';
import { intendNote } from './note.ts';
import { intendReopen } from './reopen.ts';
import { intendSnooze } from './snooze.ts';

/** Commands on conversations that open something, or tell of it, and change nothing. */
export type OpeningCommand = 'reply' | 'replyOther' | 'person' | 'browser' | 'copyLink';
/** Commands on conversations that change them. */
export type ChangingCommand = Exclude<CommandOf<'conversation'>, OpeningCommand | 'macro'>;

/** How each change is found out about and done. */
export const INTENTS: Readonly<Record<ChangingCommand, Intend>> = {
  done: intendDone,
  doneNext: intendDone,
  reopen: intendReopen,
  snooze: intendSnooze,
  assign: intendAssign,
  claim: intendClaim,
  note: intendNote,
  label: intendLabel,
  followUp: intendFollowUp,
  sentiment: intendSentiment,
  urgencyUp: intendMoreUrgent,
  urgencyDown: intendLessUrgent,
};

/** Whether a command changes conversations by itself. */
export function isChanging(command: CommandOf<'conversation'>): command is ChangingCommand {
  return Object.hasOwn(INTENTS, command);
}
