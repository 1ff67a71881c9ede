/**
 * Beside the steps, after triage: learn.
 * Takes: what people said of messages' words (corrections). Leaves: biases and thresholds that hold for every operator of
 * the database, or none; never other words or weights.
 * Before: triage and its corrections. After: `kuulo triage`, which judges open conversations again by it.
 * The rule that matters most: what would do harm is not applied, be it to one label only (of corrections it was not learnt
 * from it would find fewer with that label, by more than 5 in 100); sentiment and urgency apart.
 */
import { eventBy } from '../domain/event.ts';
import type { Aspect, LearnReport, LearntAspect, LearntTuning } from '../domain/learning.ts';
import { ASPECTS } from '../domain/learning.ts';
import type { Json } from '../domain/message.ts';
import type { Operator } from '../domain/operator.ts';
import { demand } from '../domain/operator.ts';
import type { Evidence, Tuning } from '../domain/triage.ts';
import { UNTUNED } from '../domain/triage.ts';
import type { Store } from '../store/store.ts';
import { judgeAspect } from './learn/judge-aspect.ts';

export interface LearnNeeds {
  readonly store: Store;
  /** The log-odds of a text, no tuning added. */
  readonly evidence: (text: string, language: string | null) => Promise<Evidence>;
  readonly operator: Operator;
  /** UTC milliseconds. */
  readonly now: () => number;
}

export interface LearnInput {
  /** Looks and changes nothing. */
  readonly isDryRun: boolean;
  /** Back to the scorer as shipped. */
  readonly isReset: boolean;
}

/** The newest ones teach: what people meant years ago is not what they mean now, and a run stays a matter of seconds. */
const JUDGEMENTS_MAX = 5_000;
const ANSWERED_MAX = 500;

/**
 * Tunes the scorer to the corrections, or puts it back as shipped.
 * @throws {ProblemError} NOT_PERMITTED unless the operator may work on conversations; anybody may look (`isDryRun`)
 */
export async function learn(needs: LearnNeeds, input: LearnInput): Promise<LearnReport> {
  demand(needs.operator, input.isDryRun ? 'read' : 'work');
  for (;;) {
    const held = await needs.store.read.learning.tuning();
    const aspects = input.isReset ? [] : await judgeAll(needs, held?.tuning ?? UNTUNED);
    const outcome = outcomeOf(held, aspects, input);
    // somebody else taught it something meanwhile: what was compared does not hold any more, so compare again
    if (input.isDryRun || !outcome.isChanged || (await apply(needs, { held, outcome }))) return outcome;
  }
}

async function judgeAll({ store, evidence }: LearnNeeds, held: Tuning): Promise<LearntAspect[]> {
  const known = new Map<string, Evidence>();
  const remembered = async (text: string, language: string | null): Promise<Evidence> => {
    const key = `${language ?? ''}\n${text}`;
    const found = known.get(key) ?? (await evidence(text, language));
    known.set(key, found);
    return found;
  };
  const aspects: LearntAspect[] = [];
  for (const aspect of ASPECTS) {
    const judgements = await store.read.learning.judgements(aspect, JUDGEMENTS_MAX);
    const answered = await store.read.learning.answered(aspect, ANSWERED_MAX);
    aspects.push(await judgeAspect(aspect, { judgements, answered, evidence: remembered, held }));
  }
  return aspects;
}

function outcomeOf(held: LearntTuning | null, aspects: readonly LearntAspect[], input: LearnInput): LearnReport {
  const before = held?.tuning ?? UNTUNED;
  const better = aspects.filter(({ verdict }) => verdict === 'better');
  const learnt = Object.fromEntries(better.map(({ aspect, proposed }) => [aspect, proposed ?? before[aspect]]));
  const after: Tuning = input.isReset ? UNTUNED : { ...before, ...learnt };
  const isChanged = input.isReset ? held !== null : better.length > 0;
  return { ...input, isChanged, before, after, aspects };
}

/** Returns false when another tuning holds by now than the one that was compared with. */
async function apply(
  needs: LearnNeeds,
  { held, outcome }: { held: LearntTuning | null; outcome: LearnReport },
): Promise<boolean> {
  return await needs.store.transact(async (tx) => {
    if (JSON.stringify(await tx.learning.tuning()) !== JSON.stringify(held)) return false;
    const at = needs.now();
    const operator = needs.operator.name;
    const corrections = correctionsOf(held, outcome);
    if (outcome.isReset) await tx.learning.removeTuning();
    else await tx.learning.saveTuning({ tuning: outcome.after, operator, at, corrections });
    const data = { ...dataOf(outcome), corrections };
    await tx.events.append([eventBy({ operator: needs.operator, at }, 'triage.learnt', { data })]);
    return true;
  });
}

function correctionsOf(held: LearntTuning | null, { isReset, aspects }: LearnReport): Record<Aspect, number> {
  const before = isReset || held === null ? { sentiment: 0, urgency: 0 } : held.corrections;
  const learnt = aspects.filter(({ verdict }) => verdict === 'better').map(({ aspect, n }) => [aspect, n]);
  return { ...before, ...Object.fromEntries(learnt) };
}

/** What goes on record: the dials before and after, and the figures that spoke for it. */
function dataOf({ isReset, before, after, aspects }: LearnReport): Record<string, Json> {
  const dials = ({ sentiment, urgency }: Tuning): Json => ({ sentiment: { ...sentiment }, urgency: { ...urgency } });
  const figures = aspects.map(({ aspect, verdict, n, before: was, after: is }): Json => {
    return { aspect, verdict, n, before: was && { ...was }, after: is && { ...is } };
  });
  return { isReset, before: dials(before), after: dials(after), aspects: figures };
}
