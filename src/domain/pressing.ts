import { type Circumstances, circumstanceReasons } from './circumstances.ts';
import { liftedByGrave } from './grave-earlier.ts';
import { liftedByPromise } from './overdue-promise.ts';
import type { Reason, Score, Sentiment, SentimentLabel, Urgency, UrgencyLevel } from './triage.ts';
import { scoreOfLevel, urgencyLevel } from './triage.ts';

/** A conversation's triage, as the inbox sorts and shows it. */
export interface Pressing {
  readonly sentiment: Pick<Sentiment, 'label' | 'score'>;
  readonly urgency: Urgency;
  readonly language: string;
  readonly topics: readonly string[];
  readonly reasons: readonly Reason[];
}

/** Circumstances together lift a score at most to just under these, unless the words reached them by themselves. */
const BY_WORDS_ONLY = [scoreOfLevel('high'), scoreOfLevel('critical')] as const;
const JUST_UNDER = 0.01;
const REASONS_MAX = 8;

/**
 * Puts the scores of the messages that wait for us (oldest first) and their circumstances together: the newest one's
 * sentiment, the most urgent one's urgency, one level less than what was grave earlier at least, and just under critical
 * while a promise is overdue. A person's correction wins over all of it.
 */
export function pressing(
  scores: readonly Score[],
  circumstances: Circumstances,
  correction: { sentiment: SentimentLabel | null; urgency: UrgencyLevel | null; operator: string } | null,
): Pressing {
  const newest = scores.at(-1);
  const worst = scores.reduce<Score | undefined>(
    (a, b) => (a && a.urgency.score >= b.urgency.score ? a : b),
    undefined,
  );
  const factors = circumstanceReasons(circumstances);
  const lifted = liftedBy(factors, worst?.urgency.score ?? 0);
  const { score: before, reasons: grave } = liftedByGrave(lifted, circumstances.graveEarlier);
  const { score, reasons: promised } = liftedByPromise(before, circumstances);
  const machine: Pressing = {
    sentiment: { label: newest?.sentiment.label ?? 'neutral', score: newest?.sentiment.score ?? 0 },
    urgency: { level: urgencyLevel(score), score },
    language: newest?.language ?? 'und',
    topics: [...new Set(scores.flatMap((one) => one.topics))],
    reasons: [...promised, ...strongest(worst, newest), ...grave, ...factors],
  };
  return correction ? corrected(machine, correction) : machine;
}

function liftedBy(factors: readonly Reason[], words: number): number {
  const level = BY_WORDS_ONLY.find((start) => words < start);
  const most = level === undefined ? 1 : level - JUST_UNDER;
  const lifted = factors.reduce((sum, factor) => sum + factor.weight, words);
  return Math.max(words, Math.min(lifted, most));
}

function strongest(worst: Score | undefined, newest: Score | undefined): Reason[] {
  const all = [...(worst?.reasons ?? []), ...(newest && newest !== worst ? newest.reasons : [])];
  return all.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, REASONS_MAX);
}

function corrected(
  machine: Pressing,
  correction: { sentiment: SentimentLabel | null; urgency: UrgencyLevel | null; operator: string },
): Pressing {
  const reasons: Reason[] = [];
  const by = `set by ${correction.operator}`;
  if (correction.sentiment) reasons.push({ cue: by, effect: 'sentiment', weight: 1 });
  if (correction.urgency) reasons.push({ cue: by, effect: 'urgency', weight: 1 });
  return {
    ...machine,
    sentiment: correction.sentiment
      ? { label: correction.sentiment, score: { negative: -1, neutral: 0, positive: 1 }[correction.sentiment] }
      : machine.sentiment,
    urgency: correction.urgency
      ? { level: correction.urgency, score: scoreOfLevel(correction.urgency) }
      : machine.urgency,
    reasons: [...reasons, ...machine.reasons],
  };
}
