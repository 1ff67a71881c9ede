import type { SentimentLabel } from '../domain/triage.ts';
import { FAMILY_EFFECTS } from './families.ts';
import { MOCKING_EMOJI } from './lexicon/emoji.ts';
import { type Reading, wordsOf } from './reading.ts';
import type { Hit } from './senses.ts';

/** The mood that the word lists and rules find; the trained model takes it as one of its features. */
export interface WordMood {
  readonly label: SentimentLabel;
  /** From -1 to 1. */
  readonly score: number;
  readonly causes: readonly Cause[];
}

/** Words that moved a score, by how much (negative lowers it), and where they stand. */
export interface Cause {
  readonly cue: string;
  readonly weight: number;
  /** The tokens it stands for. */
  readonly first: number;
  readonly last: number;
}

interface Weighed {
  readonly hit: Pick<Hit, 'first' | 'last'>;
  readonly at: number;
  readonly isTrouble: boolean;
  value: number;
}

const NEGATION_REACH = 4;
const DEGREE_REACH = 2;
/** "Not good" is milder than "bad", and "not bad" than "good". */
const NEGATED_PRAISE = -0.75;
const NEGATED_BLAME = -0.45;
const BEFORE_CONTRAST = 0.6;
const AFTER_CONTRAST = 1.3;
/** A "no" that turns no word of mood still leans down a little. */
const BARE_NEGATOR = -0.3;
const BARE_NEGATORS_MAX = 3;
/** What is told of others is not the writer's own mood. */
const TOLD_SHARE = 0.6;
/** "…, thanks" at the end of a request is manners. */
const MANNERS = 0.3;
const SOFTENING = 7;
const THRESHOLDS: Readonly<Record<string, readonly [negative: number, positive: number]>> = {
  fi: [-0.32, 0.44],
  en: [-0.3, 0.38],
};
const DEFAULT_THRESHOLD = [-0.36, 0.44] as const;
const MOCKERY = new Set(MOCKING_EMOJI.split(' '));

/** The mood by the word lists, negation, degrees, contrast, circumstances and marks of mockery. */
export function moodByWords(reading: Reading): WordMood {
  const weighed = [...weighMoods(reading), ...weighTroubles(reading)].sort((a, b) => a.at - b.at);
  weighContrast(reading, weighed);
  mockery(reading, weighed);
  manners(reading, weighed);
  if (reading.cues.has('news')) for (const item of weighed) item.value *= TOLD_SHARE;
  let sum = 0;
  for (const { value } of weighed) sum += value;
  sum *= 1 + 0.08 * Math.min(3, reading.exclamations);
  const score = sum / Math.sqrt(sum * sum + SOFTENING);
  return {
    label: labelOf(score, reading.language.language),
    score: round(score),
    causes: weighed
      .filter((item) => item.value !== 0)
      .map((item) => ({
        first: item.hit.first,
        last: item.hit.last,
        cue: wordsOf(reading, item.hit),
        weight: round(Math.max(-1, Math.min(1, item.value / 4))),
      })),
  };
}

function labelOf(score: number, language: string): SentimentLabel {
  const [negative, positive] = THRESHOLDS[language] ?? DEFAULT_THRESHOLD;
  if (score <= negative) return 'negative';
  return score >= positive ? 'positive' : 'neutral';
}

/** One value for each word of mood, the longest phrase winning, with negation and degree applied. */
function weighMoods(reading: Reading): Weighed[] {
  const valences = new Map<number, Hit>();
  const degrees = new Map<number, Hit>();
  const negators = new Set<number>();
  for (const hit of reading.moods) {
    const { role } = hit.sense;
    if (role === 'valence') keepLonger(valences, hit);
    else if (role === 'degree') keepLonger(degrees, hit);
    else if (role === 'negator') negators.add(hit.first);
  }
  const weighed: Weighed[] = [];
  const used = new Set<number>();
  let covered = -1;
  for (let at = 0; at < reading.tokens.length; at += 1) {
    const hit = valences.get(at);
    if (hit === undefined || at <= covered) continue;
    if (isDegreeHere(degrees.get(at), valences, at)) continue;
    covered = hit.last;
    for (let inside = at; inside <= hit.last && hit.last > at; inside += 1) negators.delete(inside);
    weighed.push({ hit, at, isTrouble: false, value: moodOf(reading, hit, { degrees, negators, used }) });
  }
  for (const at of [...negators].filter((negator) => !used.has(negator)).slice(0, BARE_NEGATORS_MAX))
    weighed.push({ hit: { first: at, last: at }, at, isTrouble: false, value: BARE_NEGATOR });
  return weighed;
}

function keepLonger(hits: Map<number, Hit>, hit: Hit): void {
  const known = hits.get(hit.first);
  if (
    known === undefined ||
    hit.last > known.last ||
    (hit.last === known.last && known.sense.language === 'en' && hit.sense.language !== 'en')
  )
    hits.set(hit.first, hit);
}

/** "Hirveän hyvä", "awfully nice": a degree when a word of mood follows, a mood of its own otherwise. */
function isDegreeHere(degree: Hit | undefined, valences: ReadonlyMap<number, Hit>, at: number): boolean {
  return degree !== undefined && valences.has(at + 1);
}

function moodOf(
  reading: Reading,
  hit: Hit,
  near: { degrees: ReadonlyMap<number, Hit>; negators: ReadonlySet<number>; used: Set<number> },
): number {
  const { tokens } = reading;
  const token = tokens[hit.first];
  if (token === undefined) return 0;
  let value = hit.sense.value;
  if (token.isShouted && hit.sense.value !== 0) value *= 1.2;
  if (token.isLengthened) value *= 1.2;
  let isNegated = false;
  for (let back = 1; back <= NEGATION_REACH; back += 1) {
    const at = hit.first - back;
    if (at < 0 || (tokens[at + 1]?.breakBefore ?? 2) > 0) break;
    const degree = near.degrees.get(at);
    if (back <= DEGREE_REACH && degree !== undefined) value *= degree.sense.value;
    if (near.negators.has(at)) {
      isNegated = !isNegated;
      near.used.add(at);
    }
  }
  if (isNegated) value *= value > 0 ? NEGATED_PRAISE : NEGATED_BLAME;
  if (token.kind === 'emoji') value *= 0.9;
  return value;
}

/** What went wrong speaks even where no word of mood does; several kinds of trouble add less and less. */
function weighTroubles(reading: Reading): Weighed[] {
  const weighed: Weighed[] = [];
  const isResolved = reading.cues.has('resolved');
  const isNews = reading.cues.has('news');
  let share = isResolved || isNews ? 0.3 : 1;
  for (const [family, effect] of FAMILY_EFFECTS) {
    const hit = reading.cues.get(family)?.[0];
    if (hit === undefined) continue;
    weighed.push({ hit, at: hit.first, isTrouble: true, value: effect.mood * share });
    share *= 0.6;
  }
  const resolved = reading.cues.get('resolved')?.[0];
  if (resolved !== undefined) weighed.push({ hit: resolved, at: resolved.first, isTrouble: false, value: 1.4 });
  return weighed;
}

/** What follows the last "but" weighs more than what comes before it in the sentence. */
function weighContrast(reading: Reading, weighed: readonly Weighed[]): void {
  const contrast = reading.moods.findLast((hit) => hit.sense.role === 'contrast' && hit.first > 0)?.first;
  if (contrast === undefined) return;
  for (const item of weighed) item.value *= item.at < contrast ? BEFORE_CONTRAST : AFTER_CONTRAST;
}

/** Praise beside trouble: mocked when a mark of mockery stands there too, doubted when not. */
function mockery(reading: Reading, weighed: readonly Weighed[]): void {
  const hasTrouble = weighed.some((item) => item.isTrouble);
  const hasBlame = hasTrouble || weighed.some((item) => item.value < 0);
  const cue = reading.cues.get('sarcasm')?.[0];
  const hasFace = reading.tokens.some(
    (token) => token.kind === 'emoji' && (token.word === '🙃' || (hasTrouble && MOCKERY.has(token.word))),
  );
  const isMocked = (cue !== undefined && (hasBlame || cue.sense.rest.length > 1)) || (hasFace && hasBlame);
  for (const item of weighed) {
    const isQuoted = reading.tokens[item.hit.first]?.isQuoted === true;
    if (item.value <= 0 || (!hasTrouble && !isMocked)) continue;
    if (reading.cues.has('resolved')) continue;
    item.value *= isMocked || (isQuoted && hasTrouble) ? -0.5 : 0.7;
  }
}

function manners(reading: Reading, weighed: readonly Weighed[]): void {
  if (!reading.cues.has('unanswered') && reading.questions === 0) return;
  for (const item of weighed)
    if (item.value > 0 && /^(?:kiit|thank|thx|tack)/.test(reading.tokens[item.hit.first]?.word ?? ''))
      item.value *= MANNERS;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
