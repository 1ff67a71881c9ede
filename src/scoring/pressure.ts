import { FAMILY_EFFECTS, type FamilyEffect } from './families.ts';
import type { Family } from './lexicon/cue-list.ts';
import type { Cause, WordMood } from './mood.ts';
import { type Reading, wordsOf } from './reading.ts';
import type { Hit } from './senses.ts';

/** How pressing the circumstances of a text are, from 0 to 1, and which; the trained model takes it as one of its features. */
export interface Pressure {
  readonly score: number;
  readonly causes: readonly FamilyCause[];
}

/** Words that told of a circumstance. */
export interface FamilyCause extends Cause {
  /** Null for the anger alone. */
  readonly family: Family | null;
  /** Whether the brand added the words. */
  readonly isOwn: boolean;
}

interface Sum {
  severe: number;
  trouble: number;
  pressures: number;
  troubles: number;
}

/** Trouble alone is work for today, not an alarm; several pressures on top of it make it one. */
const TROUBLE_MAX = 0.58;
const PRESSED_MAX = 0.72;
const NEWS_SHARE = 0.2;
const PRAISE_SHARE = 0.4;
const PLAINLY = 0.6;
/** Words that are seldom a figure of speech. */
const PLAIN_FAMILIES: readonly Family[] = ['legal', 'privacy'];

/**
 * Urgency of the words alone (reach, waiting time and repeated contact are added where the store is known). Grave cues
 * count in full only where the text is about the writer or us: that keeps news and figures of speech down.
 */
export function pressureByCues(reading: Reading, mood: WordMood, weights: ReadonlyMap<Family, number>): Pressure {
  const causes: FamilyCause[] = [];
  const sum: Sum = { severe: 1, trouble: 1, pressures: 0, troubles: 0 };
  const claimed = new Set<number>();
  const isPraise = mood.label === 'positive';
  for (const [family, effect] of FAMILY_EFFECTS) {
    const hit = plainest(reading.cues.get(family) ?? [], claimed);
    if (hit === null) continue;
    claimed.add(hit.last);
    const share = shareOf(reading, family, { effect, mood, hit });
    const weight = Math.min(1, effect.urgency * Math.min(1, hit.sense.value) * share * (weights.get(family) ?? 1));
    const isOwn = hit.sense.language === '';
    causes.push({ ...placeOf(hit), family, isOwn, cue: wordsOf(reading, hit), weight: round(weight) });
    addTo(sum, effect, weight);
  }
  const blame = blameOf(reading, mood);
  if (blame !== null) causes.push(blame);
  const trouble = troubleOf(sum, blame?.weight ?? 0) * (isPraise ? PRAISE_SHARE : 1);
  const severe = 1 - sum.severe;
  const score = round(severe > 0 ? 1 - (1 - severe) * (1 - 0.35 * trouble) : Math.max(trouble, questionOf(reading)));
  return { score, causes };
}

function placeOf({ first, last }: Hit): { first: number; last: number } {
  return { first, last };
}

/** The strongest hit no graver family has taken; of equals a phrase before a word, then the first. */
function plainest(hits: readonly Hit[], claimed: ReadonlySet<number>): Hit | null {
  let best: Hit | null = null;
  for (const hit of hits) {
    if (claimed.has(hit.last)) continue;
    if (best === null || rankOf(hit) > rankOf(best)) best = hit;
  }
  return best;
}

function rankOf(hit: Hit): number {
  return hit.sense.value + (hit.last > hit.first ? 0.1 : 0);
}

function addTo(sum: Sum, effect: FamilyEffect, weight: number): void {
  if (effect.kind === 'severe') sum.severe *= 1 - weight;
  else {
    sum.trouble *= 1 - weight;
    if (effect.kind === 'pressure') sum.pressures += 1;
    else sum.troubles += 1;
  }
}

function troubleOf(sum: Sum, blame: number): number {
  const trouble = 1 - sum.trouble * (1 - blame);
  const isPressed = sum.pressures >= 2 && sum.troubles >= 1;
  return Math.min(trouble, isPressed ? PRESSED_MAX : TROUBLE_MAX);
}

/** Which part of a family's weight counts in this text. */
function shareOf(reading: Reading, family: Family, seen: { effect: FamilyEffect; mood: WordMood; hit: Hit }): number {
  const news = reading.cues.has('news') && family !== 'press' ? NEWS_SHARE : 1;
  if (seen.effect.kind !== 'severe') return news;
  if (family === 'self-harm') return news;
  if (family === 'boycott' || family === 'violence') return news * (seen.mood.label === 'positive' ? PRAISE_SHARE : 1);
  const { hit } = seen;
  let context = (hit.last > hit.first ? 0.5 : 0.3) + (PLAIN_FAMILIES.includes(family) ? 0.25 : 0);
  if (hit.sense.value > 1) context += PLAINLY;
  if (new Set(reading.cues.get(family)?.map((found) => found.last)).size > 1) context += 0.2;
  if (reading.cues.has('second') || isAddressed(reading)) context += 0.45;
  if (reading.cues.has('first')) context += 0.4;
  if (hasTrouble(reading)) context += 0.35;
  if (seen.mood.score < -0.5) context += 0.15;
  if (seen.mood.label === 'positive') context *= PRAISE_SHARE;
  return Math.min(1, context) * news;
}

function hasTrouble(reading: Reading): boolean {
  for (const [family, effect] of FAMILY_EFFECTS) if (effect.kind !== 'severe' && reading.cues.has(family)) return true;
  return false;
}

function isAddressed(reading: Reading): boolean {
  return reading.tokens.some((token) => token.kind === 'user' || token.kind === 'brand');
}

/** Anger at us needs an answer; dull dislike does not. */
function blameOf(reading: Reading, mood: WordMood): FamilyCause | null {
  if (mood.label !== 'negative') return null;
  const worst = mood.causes.reduce<Cause | null>(
    (low, cause) => (low === null || cause.weight < low.weight ? cause : low),
    null,
  );
  if (worst === null) return null;
  const isToUs = isAddressed(reading) || reading.cues.has('second');
  return { ...worst, family: null, isOwn: false, weight: round(-mood.score * (isToUs ? 0.33 : 0.22)) };
}

function questionOf(reading: Reading): number {
  if (reading.questions === 0) return reading.cues.has('question') ? 0.04 : 0;
  return isAddressed(reading) || reading.cues.has('second') ? 0.14 : 0.1;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
