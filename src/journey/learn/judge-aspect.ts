import type { AnsweredText, Aspect, Judgement, LearntAspect } from '../../domain/learning.ts';
import type { Evidence, Tuning } from '../../domain/triage.ts';
import { UNTUNED } from '../../domain/triage.ts';
import { type Case, FOLDS, newestJudgements, standingJudgements } from './cases.ts';
import { compare } from './harms.ts';
import { guessOf, tuned } from './tune.ts';

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
 * By chance alone as many corrections are lost as gained, give or take the root of both together; less than this many times
 * that is no gain. Tried on made-up scorers: it halves the runs that move a scorer which is right for corrections that err,
 * and a bias of two log-odds is still taken away with 300 corrections in every run.
 */
const SURE = 1;

/** What the corrections of one aspect teach, and whether it would be better than what holds. */
export async function judgeAspect(aspect: Aspect, lessons: Lessons): Promise<LearntAspect> {
  const { cases, contradicting, untunable } = await casesOf(lessons);
  const about = { aspect, n: cases.length, needed: NEEDED, contradicting, untunable };
  if (cases.length < NEEDED) return { ...about, ...NOTHING_FOUND };
  const { held } = lessons;
  const proposal = tuned(aspect, cases);
  const [was, is] = [guessesBy(aspect, cases, () => held), crossValidated(aspect, cases)];
  const met = metAnew(cases, was, is);
  const answered = await countChanged(aspect, lessons, proposal);
  const { harms, harmedLabels, ...measures } = compare(aspect, { cases, was, is, answered });
  const isOther = JSON.stringify(proposal[aspect]) !== JSON.stringify(held[aspect]);
  const isBetter = met.gained - met.lost >= SURE * Math.sqrt(met.gained + met.lost) && met.gained > met.lost;
  const verdict = !isOther ? 'same' : harms.length > 0 ? 'harm' : isBetter ? 'better' : 'same';
  const told = verdict === 'harm' ? { harms, harmedLabels } : { harms: [], harmedLabels: [] };
  return { ...about, verdict, ...told, ...measures, met, answered, proposed: proposal[aspect] };
}

const NOTHING_FOUND = {
  verdict: 'tooFew',
  harms: [],
  harmedLabels: [],
  before: null,
  after: null,
  met: null,
  answered: null,
  proposed: null,
} as const;

/**
 * The corrections that count. What no tuning moves is left out first: it teaches nothing, and would make whatever is
 * learnt look better or worse than it is.
 */
async function casesOf({ judgements, evidence }: Lessons) {
  const newest = newestJudgements(judgements);
  const known = new Map<Judgement, Evidence>();
  for (const judgement of newest) {
    const found = await evidence(judgement.text, judgement.language);
    if (found.isTunable) known.set(judgement, found);
  }
  const standing = standingJudgements([...known.keys()]);
  const cases: Case[] = [];
  for (const { judgement, fold } of standing.judgements) {
    const found = known.get(judgement);
    if (found !== undefined) cases.push({ evidence: found, gold: judgement.label, fold });
  }
  return { cases, contradicting: standing.contradicting, untunable: newest.length - known.size };
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

async function countChanged(aspect: Aspect, { answered, evidence, held }: Lessons, proposal: Tuning) {
  const counted = { n: 0, changed: 0 };
  for (const { text, language } of answered) {
    const known = await evidence(text, language);
    if (!known.isTunable) continue;
    counted.n += 1;
    if (guessOf(aspect, known, held) !== guessOf(aspect, known, proposal)) counted.changed += 1;
  }
  return counted;
}
