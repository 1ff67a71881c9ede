import { evaluate } from '../../domain/evaluation.ts';
import type { AnsweredText, Aspect, Harm, Judgement, LearnMeasures, LearntAspect } from '../../domain/learning.ts';
import { HARMS } from '../../domain/learning.ts';
import type { Evidence, Tuning } from '../../domain/triage.ts';
import { UNTUNED } from '../../domain/triage.ts';
import { type Case, FOLDS, standingJudgements } from './cases.ts';
import { guessOf, labelsOf, tuned } from './tune.ts';

/** What an aspect is learnt from. */
export interface Lessons {
  /** Oldest first. */
  readonly judgements: readonly Judgement[];
  readonly answered: readonly AnsweredText[];
  readonly evidence: (text: string, language: string | null) => Promise<Evidence>;
  /** The tuning that holds now. */
  readonly held: Tuning;
}

/** With fewer, a fifth of them is too few to test on. */
const NEEDED = 20;
/**
 * People correct what is wrong and leave what is right, so corrections alone ask for too much. What they answered without
 * correcting speaks for the labels it has: where more than a fifth of that would get another, the tuning is not applied.
 */
const ANSWERED_SHARE_MAX = 0.2;

/**
 * By chance alone as many corrections are lost as gained, give or take the root of both together; less than this many times
 * that is no gain. Tried on made-up scorers: it halves the runs that move a scorer which is right for corrections that err,
 * and a bias of two log-odds is still taken away with 300 corrections in every run.
 */
const SURE = 1;

/** What the corrections of one aspect teach, and whether it would be better than what holds. */
export async function judgeAspect(aspect: Aspect, lessons: Lessons): Promise<LearntAspect> {
  const { judgements, contradicting } = standingJudgements(lessons.judgements);
  const about = { aspect, n: judgements.length, needed: NEEDED, contradicting };
  if (judgements.length < NEEDED) {
    return {
      ...about,
      verdict: 'tooFew',
      harms: [],
      before: null,
      after: null,
      met: null,
      answered: null,
      proposed: null,
    };
  }
  const cases: Case[] = [];
  for (const { text, language, label, fold } of judgements)
    cases.push({ evidence: await lessons.evidence(text, language), gold: label, fold });
  const { held } = lessons;
  const proposal = tuned(aspect, cases);
  const [was, is] = [guessesBy(aspect, cases, () => held), crossValidated(aspect, cases)];
  const [before, after] = [measure(aspect, cases, was), measure(aspect, cases, is)];
  const met = metAnew(cases, was, is);
  const answered = await countChanged(aspect, lessons, proposal);
  const harms = HARMS.filter((harm) => isHarm(harm, { before, after, answered }));
  const isOther = JSON.stringify(proposal[aspect]) !== JSON.stringify(held[aspect]);
  const isBetter = met.gained - met.lost >= SURE * Math.sqrt(met.gained + met.lost) && met.gained > met.lost;
  const verdict = !isOther ? 'same' : harms.length > 0 ? 'harm' : isBetter ? 'better' : 'same';
  const told = verdict === 'harm' ? harms : [];
  return { ...about, verdict, harms: told, before, after, met, answered, proposed: proposal[aspect] };
}

/** Each fold by what the others teach; all guesses together, since a rare label may be missing in one fold. */
function crossValidated(aspect: Aspect, cases: readonly Case[]): string[] {
  const tunings = Array.from({ length: FOLDS }, (_, fold) =>
    tuned(
      aspect,
      cases.filter((one) => one.fold !== fold),
    ),
  );
  return guessesBy(aspect, cases, ({ fold }) => tunings[fold] ?? UNTUNED);
}

function guessesBy(aspect: Aspect, cases: readonly Case[], tuningOf: (one: Case) => Tuning): string[] {
  return cases.map((one) => guessOf(aspect, one.evidence, tuningOf(one)));
}

/** How many corrections are met that were not, and the other way about. */
function metAnew(cases: readonly Case[], was: readonly string[], is: readonly string[]) {
  const isMet = (guesses: readonly string[], index: number) => guesses[index] === cases[index]?.gold;
  const gained = cases.filter((_, index) => !isMet(was, index) && isMet(is, index)).length;
  const lost = cases.filter((_, index) => isMet(was, index) && !isMet(is, index)).length;
  return { gained, lost };
}

function measure(aspect: Aspect, cases: readonly Case[], guesses: readonly string[]): LearnMeasures {
  const judged = cases.map(({ gold }, index) => ({ gold, guess: guesses[index] ?? '' }));
  const { accuracy, macroF1 } = evaluate(judged, labelsOf(aspect));
  const urgent = judged.filter(({ gold }) => isUrgent(gold));
  const found = urgent.filter(({ guess }) => isUrgent(guess));
  return { accuracy, macroF1, urgentRecall: urgent.length === 0 ? null : found.length / urgent.length };
}

async function countChanged(aspect: Aspect, { answered, evidence, held }: Lessons, proposal: Tuning) {
  let changed = 0;
  for (const { text, language } of answered) {
    const known = await evidence(text, language);
    if (guessOf(aspect, known, held) !== guessOf(aspect, known, proposal)) changed += 1;
  }
  return { n: answered.length, changed };
}

interface Compared {
  readonly before: LearnMeasures;
  readonly after: LearnMeasures;
  readonly answered: { readonly n: number; readonly changed: number };
}

function isHarm(harm: Harm, { before, after, answered }: Compared): boolean {
  if (harm === 'answered') return answered.n >= NEEDED && answered.changed > answered.n * ANSWERED_SHARE_MAX;
  return isMore(before[harm] ?? 0, after[harm] ?? 0);
}

/** Sums of many parts: what differs by less is equal. */
function isMore(one: number, other: number): boolean {
  return one > other + 1e-9;
}

function isUrgent(level: string): boolean {
  return level === 'critical' || level === 'high';
}
