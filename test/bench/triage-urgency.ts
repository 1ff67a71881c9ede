import type { Judged } from '../../src/domain/evaluation.ts';
import { recallAtPrecision, type ScoredCase } from '../../src/domain/recall-at-precision.ts';
import type { Scorer } from '../../src/domain/triage.ts';
import { figureOf, macroF1, shareOf } from './triage-figures.ts';
import type { Labelled, OwnTest, PublicSets } from './triage-sets.ts';
import type { TableLine } from './triage-table.ts';
import { TARGETS, type Target } from './triage-targets.ts';

const GRAVE: readonly string[] = ['critical', 'high'];
const PRECISION = 0.85;
const GROUPS = [
  { name: 'own Finnish', languages: ['fi'] },
  { name: 'own English', languages: ['en'] },
  { name: 'own Swedish', languages: ['sv'] },
  { name: 'own, all three', languages: ['fi', 'en', 'sv'] },
] as const;

/** Macro-F1 of urgency, how many of the grave are found, and the alarms on ordinary talk. The packages have none of it. */
export function urgencyLines(scorer: Scorer, sets: PublicSets | null, own: readonly OwnTest[]): readonly TableLine[] {
  const groups = GROUPS.map(({ name, languages }) => {
    return { name, messages: own.filter(({ language }) => (languages as readonly string[]).includes(language)) };
  });
  return [
    ...groups.flatMap(({ name, messages }) => [
      levels(name, messages, scorer),
      levels(
        `${name}, both readers agree`,
        messages.filter(({ isAgreed }) => isAgreed),
        scorer,
      ),
    ]),
    ...groups.map(({ name, messages }) => graveRecall(name, messages, scorer)),
    ...(sets === null ? [] : ofPublic(sets, scorer)),
  ];
}

function ofPublic(sets: PublicSets, scorer: Scorer): readonly TableLine[] {
  // their scale of three ends with high
  const airline = sets.airlineUrgency.map(({ text, label }): Judged => {
    const { level } = scorer.score(text).urgency;
    return { gold: label, guess: level === 'critical' ? 'high' : level };
  });
  return [
    {
      measure: 'urgency: English to airlines',
      ours: figureOf(airline, macroF1),
      target: TARGETS.airlineUrgency,
      beside: {},
    },
    alarms('Finnish forum', sets.forum, { scorer, target: TARGETS.alarmsOnForum }),
    alarms('English tweets', sets.tweets, { scorer, target: TARGETS.alarmsOnTweets }),
  ];
}

function levels(name: string, messages: readonly OwnTest[], scorer: Scorer): TableLine {
  const judged = messages.map(
    ({ text, urgency }): Judged => ({ gold: urgency, guess: scorer.score(text).urgency.level }),
  );
  return { measure: `urgency: ${name}`, ours: figureOf(judged, macroF1), target: TARGETS.urgency, beside: {} };
}

function graveRecall(name: string, messages: readonly OwnTest[], scorer: Scorer): TableLine {
  const cases = messages.map(({ text, urgency }): ScoredCase => {
    // odds are told apart better than levels are
    const score = 1 / (1 + Math.exp(-scorer.evidence(text).urgency.high));
    return { score, isPositive: GRAVE.includes(urgency) };
  });
  const recall = (drawn: readonly ScoredCase[]): number => 100 * recallAtPrecision(drawn, PRECISION).recall;
  return {
    measure: `found at 85 % right: ${name}`,
    ours: figureOf(cases, recall),
    target: TARGETS.graveRecall,
    beside: {},
  };
}

function alarms(
  name: string,
  rows: readonly Labelled[],
  { scorer, target }: { readonly scorer: Scorer; readonly target: Target },
): TableLine {
  const called = rows.map(({ text }) => GRAVE.includes(scorer.score(text).urgency.level));
  return { measure: `called high or critical: ${name}`, ours: figureOf(called, shareOf), target, beside: {} };
}
