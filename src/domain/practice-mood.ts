import { type CustomerStatus, type Fault, type Judgement, MOOD, type Outcome, type Want } from './practice.ts';
import type { Told } from './practice-matter.ts';

/** What a customer came with. */
export interface Temper {
  /** −3 (furious) to 3. */
  readonly mood: number;
  readonly wants: readonly Want[];
}

/** Where a customer stands between two answers. */
export interface Standing {
  readonly mood: number;
  readonly met: readonly Want[];
  readonly status: CustomerStatus;
  /** They know what is so, or what is done and by when. */
  readonly isTold: boolean;
  readonly answers: number;
  /** Answers and waits that made it worse. */
  readonly strikes: number;
  /** How often their patience ran out. */
  readonly lateCount: number;
}

/** An answer as this customer takes it. */
export interface Taken {
  /** What of their wants it holds. */
  readonly gives: readonly Want[];
  readonly faults: readonly Fault[];
  readonly isWarm: boolean;
  /** What it tells of their matter, with the answers before it. */
  readonly told: Told;
}

/** What comes of an answer or a wait. */
export interface Turn {
  readonly standing: Standing;
  readonly outcome: Outcome;
}

/** After this many answers nobody waits for another. */
export const ANSWERS_MAX = 6;
/** A second answer that makes it worse is the last, for who is furious. */
const STRIKES_MAX = 2;
/** One answer does not calm by more. */
const GAIN_MAX = 2;

/** How much worse each fault makes it. */
const HARM: Readonly<Partial<Record<Fault, number>>> = {
  madePublic: 3,
  harsh: 2,
  wrongLanguage: 1,
  vague: 1,
  cold: 1,
  repeated: 1,
};

/** A customer who has just written for the first time. */
export function newStanding({ mood }: Temper): Standing {
  return { mood, met: [], status: 'waiting', isTold: false, answers: 0, strikes: 0, lateCount: 0 };
}

/**
 * What an answer does to a customer: what they wanted and got calms them, faults anger them, and an answer with nothing in
 * it angers whoever was angry. What says nothing of their matter calms nobody. Content is who got all they wanted, was told
 * what is so or is done, and is angry no more; who is furious and gets a second bad answer leaves.
 */
export function takeAnswer(temper: Temper, before: Standing, taken: Taken): Turn {
  const isHarsh = taken.faults.includes('harsh');
  const isLost = taken.faults.includes('wrongLanguage');
  const fresh = isLost ? [] : taken.gives.filter((want) => temper.wants.includes(want) && !before.met.includes(want));
  const met = [...before.met, ...fresh];
  const isAllMet = temper.wants.every((want) => met.includes(want));
  const harm = taken.faults.reduce((sum, fault) => sum + (HARM[fault] ?? 0), 0);
  const calmed = harm > 0 ? -harm + (isHarsh ? 0 : fresh.length) : gainOf({ fresh, isAllMet, taken, before });
  const change = taken.told === 'nothing' ? Math.min(0, calmed) : calmed;
  const mood = between(before.mood + change);
  const strikes = before.strikes + (change < 0 ? 1 : 0);
  const answers = before.answers + 1;
  const isTold = before.isTold || (taken.told === 'told' && !isLost);
  const standing = { ...before, mood, met, isTold, strikes, answers };
  const outcome = outcomeOf(standing, { change, isAllMet, faults: taken.faults });
  return { standing: { ...standing, status: statusAfter(outcome) }, outcome };
}

/** What waiting beyond their patience does: the first time they say so, the next time they are gone. */
export function losePatience(before: Standing, isSecondTime: boolean): Turn {
  const mood = between(before.mood - 1);
  const lateCount = before.lateCount + 1;
  const outcome = isSecondTime ? 'leaves' : 'tooLate';
  const standing = { ...before, mood, lateCount, strikes: before.strikes + 1, status: statusAfter(outcome) };
  return { standing, outcome };
}

/** What was wrong with an answer, whatever the customer wanted. */
export function faultsOf(
  { findings, tone, isWrongLanguage }: Judgement,
  about: { isRepeated: boolean; namesPrivate: boolean; isBeside: boolean },
): Fault[] {
  const has = (...rules: readonly string[]): boolean => findings.some(({ rule }) => rules.includes(rule));
  const found: readonly (readonly [Fault, boolean])[] = [
    ['madePublic', about.namesPrivate],
    ['harsh', tone.isHarsh || has('blame', 'shouting')],
    ['wrongLanguage', isWrongLanguage],
    ['beside', about.isBeside && !isWrongLanguage],
    ['overpromised', has('promise') && tone.hasPromiseWithDate],
    ['vague', has('promise') && !tone.hasPromiseWithDate],
    ['cold', tone.isCold || has('cold')],
    ['repeated', about.isRepeated],
  ];
  return found.filter(([, isFound]) => isFound).map(([fault]) => fault);
}

function gainOf(about: { fresh: readonly Want[]; isAllMet: boolean; taken: Taken; before: Standing }): number {
  const { fresh, isAllMet, taken, before } = about;
  const gain = Math.min(GAIN_MAX, fresh.length + (taken.isWarm ? 1 : 0));
  if (gain > 0) return gain;
  if (isAllMet) return 1;
  return before.mood < 0 ? -1 : 0;
}

function outcomeOf(
  { mood, strikes, answers, isTold }: Standing,
  { change, isAllMet, faults }: { change: number; isAllMet: boolean; faults: readonly Fault[] },
): Outcome {
  if (mood <= MOOD.least && change < 0 && strikes >= STRIKES_MAX) return 'leaves';
  if (faults.includes('madePublic')) return 'madePublic';
  const isCalm = isAllMet && mood >= 0 && change >= 0;
  if (isCalm && isTold) return 'satisfied';
  if (answers >= ANSWERS_MAX) return 'leaves';
  // courtesy alone is no answer: they ask again
  if (isCalm) return 'neutral';
  if (change > 0) return 'pleased';
  if (change === 0) return 'neutral';
  return mood <= -2 ? 'furious' : 'annoyed';
}

function statusAfter(outcome: Outcome): CustomerStatus {
  if (outcome === 'satisfied') return 'satisfied';
  return outcome === 'leaves' ? 'lost' : 'waiting';
}

function between(mood: number): number {
  return Math.max(MOOD.least, Math.min(MOOD.most, mood));
}
