import type { ChangingCommand } from '../../domain/macro-step.ts';
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
