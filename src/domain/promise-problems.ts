import type { FollowUpStatus } from './follow-up.ts';
import type { ProblemFacts } from './problem.ts';

/** Problems of promises that are over, or not promises yet. */
type PromiseProblemCode = 'FOLLOW_UP_KEPT' | 'FOLLOW_UP_STATUS';

const OVER = 'Make a new one with `kuulo promises add`.';

/** How a promise stands, and what may be done about it. */
const PROMISE_STATUS: Readonly<Record<FollowUpStatus, readonly [words: string, hint: string]>> = {
  proposed: ['not confirmed yet', 'Say that it is one with `kuulo promises confirm ID`.'],
  open: ['confirmed already', '`kuulo promises keep`, `move` or `break` says what became of it.'],
  kept: ['kept already', OVER],
  broken: ['on record as not kept', OVER],
  dismissed: ['dismissed: it was no promise', OVER],
};

/** Their words in English: what happened and why, and what to do next. */
export const PROMISE_PROBLEMS: {
  readonly [C in PromiseProblemCode]: (facts: ProblemFacts[C]) => readonly [message: string, hint: string];
} = {
  FOLLOW_UP_KEPT: ({ followUp }) => [
    `Promise ${followUp} is kept already; it cannot be moved.`,
    'Make a new one with `kuulo promises add`.',
  ],
  FOLLOW_UP_STATUS: ({ followUp, status }) => [
    `Promise ${followUp} is ${PROMISE_STATUS[status][0]}.`,
    PROMISE_STATUS[status][1].replace('ID', String(followUp)),
  ],
};
