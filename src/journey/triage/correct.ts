import { eventBy } from '../../domain/event.ts';
import type { Incident } from '../../domain/incident.ts';
import { judgedMessages } from '../../domain/judged-message.ts';
import { demand } from '../../domain/operator.ts';
import { ProblemError } from '../../domain/problem.ts';
import type { Correction, Tx } from '../../store/store.ts';
import { incidentsNow } from './incidents-now.ts';
import { judgeAll } from './judge-all.ts';
import type { TriageNeeds } from './needs.ts';
import { combined, standingCorrections } from './standing-corrections.ts';

/** What a person says of a conversation; null is said nothing of. */
export interface Said extends Pick<Correction, 'sentiment' | 'urgency'> {
  readonly conversation: number;
}

/** Writes down what a person says of each, and lets it win: all of it, or nothing where one of them is not on record. */
export async function correct(needs: TriageNeeds, said: readonly Said[]): Promise<void> {
  demand(needs.operator, 'work');
  const { name: operator } = needs.operator;
  await needs.store.transact(async (tx) => {
    const at = needs.now();
    for (const one of said) {
      const { conversation, sentiment, urgency } = one;
      const next = { sentiment, urgency, operator, at };
      await tx.conversations.saveCorrection(
        conversation,
        combined(await tx.conversations.correction(conversation), next),
      );
      await keepJudgements(tx, one, { operator, at });
      const about = { conversation, data: { sentiment, urgency } };
      await tx.events.append([eventBy({ operator: needs.operator, at }, 'conversation.corrected', about)]);
    }
    await judgeAgain(needs, tx, { ids: said.map(({ conversation }) => conversation), at });
  });
}

/**
 * Takes back what was corrected last, as if it had not been: what held before holds again, and nothing is learnt from it.
 * Without a correction nothing happens.
 * @throws NOT_YOURS when a colleague made the last one
 */
export async function uncorrect(needs: TriageNeeds, conversation: number): Promise<void> {
  demand(needs.operator, 'work');
  const { name: operator } = needs.operator;
  await needs.store.transact(async (tx) => {
    const standing = standingCorrections(await tx.events.ofConversation(conversation));
    const last = standing.pop();
    if (last === undefined) return;
    if (last.operator !== operator) {
      const what = `The last correction of conversation ${conversation}`;
      throw new ProblemError('NOT_YOURS', { what, operator, by: last.operator });
    }
    const at = needs.now();
    await takeBack(needs, tx, { conversation, standing, last, at });
    await judgeAgain(needs, tx, { ids: [conversation], at });
  });
}

/**
 * Takes back what we said of each, all in one, as `uncorrect` does. Where something else was said last, by a colleague or by
 * us, nothing is changed.
 * @returns the numbers of those left as they are
 */
export async function uncorrectAll(needs: TriageNeeds, said: readonly Said[]): Promise<number[]> {
  demand(needs.operator, 'work');
  return await needs.store.transact(async (tx) => {
    const at = needs.now();
    const taken: number[] = [];
    const left: number[] = [];
    for (const { conversation, sentiment, urgency } of said) {
      const standing = standingCorrections(await tx.events.ofConversation(conversation));
      const last = standing.pop();
      const isOurs = last?.operator === needs.operator.name && last.sentiment === sentiment && last.urgency === urgency;
      if (isOurs) await takeBack(needs, tx, { conversation, standing, last, at });
      (isOurs ? taken : left).push(conversation);
    }
    await judgeAgain(needs, tx, { ids: taken, at });
    return left;
  });
}

async function takeBack(
  needs: TriageNeeds,
  tx: Tx,
  what: {
    readonly conversation: number;
    /** Those before the last one, oldest first. */
    readonly standing: readonly Correction[];
    readonly last: Correction;
    readonly at: number;
  },
): Promise<void> {
  const { conversation, standing, last, at } = what;
  const before = standing.reduce<Correction | null>(combined, null);
  if (before === null) await tx.conversations.removeCorrection(conversation);
  else await tx.conversations.saveCorrection(conversation, before);
  await tx.learning.removeJudgements(conversation, last);
  const { sentiment, urgency } = last;
  const about = { conversation, data: { sentiment, urgency } };
  await tx.events.append([eventBy({ operator: needs.operator, at }, 'conversation.uncorrected', about)]);
}

/** What many write about just now is found out once for all of them, and only where it may matter: it takes the longest. */
async function judgeAgain(
  needs: TriageNeeds,
  tx: Tx,
  { ids, at }: { readonly ids: readonly number[]; readonly at: number },
): Promise<void> {
  let asked: Promise<readonly Incident[]> | null = null;
  const incidents = () => {
    asked ??= incidentsNow(tx.messages, at);
    return asked;
  };
  await judgeAll(needs, tx, { ids, isRescoring: false, incidents });
}

/** What was said is kept for learning, with the words it was said of. */
async function keepJudgements(tx: Tx, said: Said, by: { operator: string; at: number }): Promise<void> {
  const conversation = await tx.conversations.byId(said.conversation);
  const thread = await tx.messages.ofConversation(said.conversation);
  const { sentiment, urgency } = judgedMessages(thread, conversation?.waitingSince ?? null);
  await tx.learning.keepJudgements(said.conversation, [
    ...(said.sentiment && sentiment
      ? [{ ...by, aspect: 'sentiment' as const, label: said.sentiment, message: sentiment.id }]
      : []),
    ...(said.urgency && urgency
      ? [{ ...by, aspect: 'urgency' as const, label: said.urgency, message: urgency.id }]
      : []),
  ]);
}
