import { type Calibration, CalibrationTally } from '../../domain/calibration.ts';
import { type Evaluation, Tally } from '../../domain/evaluation.ts';
import { PrecisionTally, type RecallPoint } from '../../domain/recall-at-precision.ts';
import { FLAGS, type Score, SENTIMENTS, TOPICS, URGENCIES } from '../../domain/triage.ts';
import { type Gold, MEASURES, MEDIUM, type Measure } from './gold-label.ts';
import { type GoldSets, SET_MEASURES, type SetMeasure } from './gold-set.ts';
import { type SetEvaluation, SetTally } from './set-tally.ts';

/** What came of the labelled texts, by what was measured; null where the file has no such label. */
export interface Measured {
  readonly sentiment: { readonly evaluation: Evaluation; readonly calibration: Calibration } | null;
  readonly urgency: UrgencyMeasured | null;
  readonly language: { readonly evaluation: Evaluation } | null;
  readonly topics: SetEvaluation | null;
  readonly flags: SetEvaluation | null;
}

/** Urgency is wanted for its alarms: how many of the grave are found, and how many alarms there are. */
export interface UrgencyMeasured {
  readonly evaluation: Evaluation;
  /** Labels taken for others since the file's scale is coarser, such as critical → high. */
  readonly merged: Readonly<Record<string, string>>;
  readonly grave: RecallPoint;
  /** The precision that `grave` was asked for. */
  readonly gravePrecision: number;
  /** Share of the texts called critical or high. */
  readonly calledGrave: number;
}

/** One guess that differs from the label. */
export interface WrongGuess {
  readonly measure: Measure | SetMeasure;
  readonly gold: string;
  readonly guess: string;
}

const GRAVE: readonly string[] = ['critical', 'high'];
const GRAVE_PRECISION = 0.85;

/** Takes one scored text after another; holds counts only. */
export class Measuring {
  private readonly tallies = {
    sentiment: new Tally(SENTIMENTS),
    urgency: new Tally([...URGENCIES, MEDIUM]),
    language: new Tally(),
  };
  private readonly sets = { topics: new SetTally(TOPICS), flags: new SetTally(FLAGS) };
  private readonly sureness = new CalibrationTally();
  private readonly grave = new PrecisionTally();

  /** @returns what is wrong for certain: a coarser scale may still call it right */
  add(gold: Gold, score: Score): WrongGuess[] {
    const guesses = { sentiment: score.sentiment.label, urgency: score.urgency.level, language: score.language };
    const wrong: WrongGuess[] = [];
    for (const measure of MEASURES) {
      const label = gold[measure];
      if (label === undefined) continue;
      const guess = guesses[measure];
      this.tallies[measure].add(label, guess);
      if (!isRight(measure, label, guess)) wrong.push({ measure, gold: label, guess });
    }
    if (gold.sentiment !== undefined) {
      this.sureness.add({
        confidence: score.sentiment.confidence,
        isRight: gold.sentiment === score.sentiment.label,
      });
    }
    if (gold.urgency !== undefined) {
      this.grave.add({ score: score.urgency.score, isPositive: GRAVE.includes(gold.urgency) });
    }
    return wrong;
  }

  /** The same of what a text may have several of; all of them have to be right. */
  addSets(gold: GoldSets, score: Score): WrongGuess[] {
    return SET_MEASURES.flatMap((measure) => {
      const wanted = gold[measure];
      if (wanted === undefined) return [];
      const found = score[measure];
      this.sets[measure].add(wanted, found);
      const isMet = wanted.length === found.length && wanted.every((name) => found.some((one) => one === name));
      return isMet ? [] : [{ measure, gold: wanted.join(','), guess: found.join(',') }];
    });
  }

  measured(): Measured {
    const sentiment = this.tallies.sentiment.evaluation();
    const language = this.tallies.language.evaluation();
    return {
      sentiment: sentiment.n === 0 ? null : { evaluation: sentiment, calibration: this.sureness.calibration() },
      urgency: this.urgency(),
      language: language.n === 0 ? null : { evaluation: byFrequency(language) },
      topics: this.sets.topics.evaluation(),
      flags: this.sets.flags.evaluation(),
    };
  }

  private urgency(): UrgencyMeasured | null {
    const tally = this.tallies.urgency;
    const { n } = tally.evaluation();
    if (n === 0) return null;
    const merged = coarserScale(tally);
    return {
      evaluation: tally.merged({ [MEDIUM]: 'normal', ...merged }).evaluation(),
      merged,
      grave: this.grave.recallAt(GRAVE_PRECISION),
      gravePrecision: GRAVE_PRECISION,
      calledGrave: GRAVE.reduce((sum, level) => sum + tally.guessCount(level), 0) / n,
    };
  }
}

/** By the labels that occur: `medium` is our normal, and where nothing is critical, high is the gravest there is. */
function coarserScale(tally: Tally): Readonly<Record<string, string>> {
  return {
    ...(tally.goldCount(MEDIUM) > 0 ? { [MEDIUM]: 'normal' } : {}),
    ...(tally.goldCount('critical') === 0 && tally.goldCount('high') > 0 ? { critical: 'high' } : {}),
  };
}

function isRight(measure: Measure, gold: string, guess: string): boolean {
  return gold === guess || (measure === 'urgency' && gold === MEDIUM && guess === 'normal');
}

/** Languages have no order of their own: the frequent ones first. */
function byFrequency(evaluation: Evaluation): Evaluation {
  const places = evaluation.perLabel
    .map((_, place) => place)
    .sort((a, b) => (evaluation.perLabel[b]?.n ?? 0) - (evaluation.perLabel[a]?.n ?? 0));
  return {
    ...evaluation,
    perLabel: places.flatMap((place) => evaluation.perLabel[place] ?? []),
    confusion: places.map((row) => places.map((column) => evaluation.confusion[row]?.[column] ?? 0)),
  };
}
