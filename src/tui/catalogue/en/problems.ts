import { ProblemError, type ProblemFacts } from '../../../domain/problem.ts';
import { type ProblemWriters, problemWords } from '../../../domain/problem-words.ts';
import type { ProblemKeys } from '../problem-keys.ts';

/**
 * Problems are told in English as the commands tell them; what to do next is said by keys, where a key does it. `keys` are
 * the person's own.
 */
export const PROBLEMS: (keys: ProblemKeys) => Partial<ProblemWriters> = (keys) => ({
  UNKNOWN_REPLY: hinted(
    'UNKNOWN_REPLY',
    () => `${keys.outbox} shows the outbox, ${keys.approvals} what waits for approval.`,
  ),
  UNKNOWN_FOLLOW_UP: hinted('UNKNOWN_FOLLOW_UP', () => `${keys.followUps} shows the follow-ups.`),
  UNKNOWN_PLAN: hinted('UNKNOWN_PLAN', () => `${keys.bulk} shows the plans.`),
  EMPTY_TEXT: hinted('EMPTY_TEXT', () => 'Write something.'),
  NOT_ANSWERABLE: hinted('NOT_ANSWERABLE', () => `Try the other way (${keys.replyOther}), or answer elsewhere.`),
  PRIVATE_TO_PUBLIC: hinted('PRIVATE_TO_PUBLIC', () => `${keys.replyOther} asks you to confirm it.`),
  REVIEW_MISSING: hinted('REVIEW_MISSING', () => `An approver finds it by ${keys.approvals}.`),
  NOT_PERMITTED: hinted('NOT_PERMITTED', () => 'Roles are in kuulo.yaml.'),
  FOLLOW_UP_STATUS: hinted('FOLLOW_UP_STATUS', () => `${keys.followUps} shows how each stands.`),
  FOLLOW_UP_KEPT: hinted('FOLLOW_UP_KEPT', () => `${keys.followUp} makes a new one.`),
  NOTE_MISSING: hinted('NOTE_MISSING', () => 'Tell the author why.'),
  WRONG_STATUS: hinted('WRONG_STATUS', () => `${keys.outbox} shows the outbox.`),
  APPROVAL_VOID: hinted(
    'APPROVAL_VOID',
    () => `Look at the conversation; then an approver approves it again (${keys.approvals}).`,
  ),
  ALREADY_ANSWERED: hinted(
    'ALREADY_ANSWERED',
    () => `${keys.additional} in the outbox (${keys.outbox}) sends it as an additional answer.`,
  ),
  PAUSED: hinted('PAUSED', () => `An approver lets it go on (${keys.pause}).`),
  HELD: hinted(
    'HELD',
    () => `${keys.look} in the outbox (${keys.outbox}) looks it up; then a person decides (${keys.settle}).`,
  ),
  PLAN_UNREVIEWED: hinted('PLAN_UNREVIEWED', ({ status }) =>
    status === 'rejected' ? 'Plan anew with `kuulo bulk plan`.' : `An approver finds it by ${keys.approvals}.`,
  ),
  PLAN_PAUSED: hinted('PLAN_PAUSED', () => `${keys.pausePlan} among the bulk runs (${keys.bulk}) lets it go on.`),
  BULK_STOPPED: hinted(
    'BULK_STOPPED',
    () => `See the outbox (${keys.outbox}); then ${keys.applyPlan} sends only the rest.`,
  ),
  NOT_DUE: hinted('NOT_DUE', () => `${keys.recall} in the outbox (${keys.outbox}) recalls it.`),
  LOCKED: hinted('LOCKED', () => 'Try again when it is done.'),
  OUTCOME_UNKNOWN: hinted(
    'OUTCOME_UNKNOWN',
    () => `kuulo looks again at the next send; do not send it anew. See the outbox (${keys.outbox}).`,
  ),
  CONFIRMATION_MISSING: hinted('CONFIRMATION_MISSING', () => ''),
  UNEXPECTED: hinted('UNEXPECTED', () => ''),
});

function hinted<C extends keyof ProblemFacts>(
  code: C,
  hint: (facts: ProblemFacts[C]) => string,
): (facts: ProblemFacts[C], writeTime: (at: number) => string) => readonly [string, string] {
  return (facts, writeTime) => [problemWords(new ProblemError(code, facts), writeTime).message, hint(facts)];
}
