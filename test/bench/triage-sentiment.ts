import type { Judged } from '../../src/domain/evaluation.ts';
import type { Scorer } from '../../src/domain/triage.ts';
import { type Figure, figureOf, macroF1 } from './triage-figures.ts';
import { labelBySentiment, labelByVader, labelsByMultilang } from './triage-packages.ts';
import { type Labelled, type OwnTest, type PublicSets, sampleOf } from './triage-sets.ts';
import type { TableLine } from './triage-table.ts';
import { TARGETS, type Target } from './triage-targets.ts';

/** So many texts of each set are enough for a package that takes 30 ms for each. */
export const MULTILANG_SAMPLE = 200;

/** The scorer as it is set up for brands, and for talk that is mostly neutral. */
export interface Scorers {
  readonly balanced: Scorer;
  readonly forum: Scorer;
}

/** A set that sentiment is measured on. */
interface SentimentSet {
  readonly measure: string;
  readonly rows: readonly Labelled[];
  readonly scorer: Scorer;
  readonly target: Target | null;
  /** What the packages are told it is written in; null where they are not measured on it. */
  readonly language: string | null;
}

/** Macro-F1 of sentiment, ours and that of the packages that speak the language. */
export async function sentimentLines(
  scorers: Scorers,
  sets: PublicSets | null,
  own: readonly OwnTest[],
): Promise<readonly TableLine[]> {
  const measured = [...(sets === null ? [] : ofPublic(scorers, sets)), ...ofOwn(scorers.balanced, own)];
  const samples = measured.map(({ rows, language }) => (language === null ? [] : sampleOf(rows, MULTILANG_SAMPLE)));
  const tasks = samples.flatMap((rows, place) => {
    const language = measured[place]?.language ?? '';
    return rows.map(({ text, label }) => ({ text, language, label }));
  });
  const labels = await labelsByMultilang(tasks.map(({ text, language }) => ({ text, language })));
  let taken = 0;
  return measured.map(({ measure, rows, scorer, target, language }, place): TableLine => {
    const sample = samples[place] ?? [];
    const guesses = labels.slice(taken, taken + sample.length);
    taken += sample.length;
    const multilang = sample.map(({ label }, index) => ({ gold: label, guess: guesses[index] ?? '' }));
    return {
      measure: `sentiment: ${measure}`,
      ours: figureBy(rows, (text) => scorer.score(text).sentiment.label),
      target,
      beside: {
        ...(language === 'en'
          ? { 'vader-sentiment': figureBy(rows, labelByVader), sentiment: figureBy(rows, labelBySentiment) }
          : {}),
        ...(language === null ? {} : { 'multilang-sentiment': figureOf<Judged>(multilang, macroF1) }),
      },
    };
  });
}

function ofPublic({ balanced, forum }: Scorers, sets: PublicSets): readonly SentimentSet[] {
  const { tweets, airline } = TARGETS;
  return [
    { measure: 'English tweets', rows: sets.tweets, scorer: balanced, target: tweets, language: 'en' },
    { measure: 'English to airlines', rows: sets.airline, scorer: balanced, target: airline, language: 'en' },
    {
      measure: 'Finnish forum, balanced',
      rows: sets.forum,
      scorer: balanced,
      target: TARGETS.forumBalanced,
      language: 'fi',
    },
    { measure: 'Finnish forum, its own prior', rows: sets.forum, scorer: forum, target: TARGETS.forum, language: null },
  ];
}

function ofOwn(scorer: Scorer, own: readonly OwnTest[]): readonly SentimentSet[] {
  const languages = [
    ['fi', 'Finnish'],
    ['en', 'English'],
    ['sv', 'Swedish'],
  ] as const;
  return languages.flatMap(([language, name]) => {
    const rows = own
      .filter((message) => message.language === language)
      .map((message) => ({ ...message, label: message.sentiment }));
    const target = language === 'fi' ? TARGETS.ownFinnish : null;
    return [
      { measure: `own ${name}`, rows, scorer, target, language: language === 'sv' ? null : language },
      {
        measure: `own ${name}, both readers agree`,
        rows: rows.filter(({ isAgreed }) => isAgreed),
        scorer,
        target,
        language: null,
      },
    ];
  });
}

function figureBy(rows: readonly Labelled[], labelOf: (text: string) => string): Figure {
  return figureOf(
    rows.map(({ text, label }): Judged => ({ gold: label, guess: labelOf(text) })),
    macroF1,
  );
}
