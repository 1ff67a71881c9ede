import type { Tuning, Urgency, UrgencyLevel } from '../domain/triage.ts';
import { levelOf, scoreOfLevel } from '../domain/triage.ts';

type Odds = Tuning['urgency'];

/** The level above each, whose nearness is the place within a level. */
const NEXT = { low: 'normal', normal: 'high', high: 'critical', critical: null } as const;
/** Log-odds this far below a level's start count as half-way there. */
const HALF = 1.5;

/** What the word lists call that grave by themselves adds up to this to the log-odds of a level, from a little before its start. */
const LIFTS = { normal: 1.2, high: 1.75, critical: 1 } as const;
const LIFT_RANGE = 0.1;
/** From here the word lists alone make a text high, or critical: what they call that grave is seldom anything else. */
const SURELY_HIGH = 0.66;
const SURELY_CRITICAL = 0.9;
const SURE_ODDS = 0.2;

/**
 * The log-odds of each level: what the model adds up, its leaning, and a lift where the word lists are sure. The model alone
 * would pass over plain words that its texts seldom held.
 * @param pressure of the word lists, from 0 to 1
 */
export function urgencyOdds(sums: Odds, leaning: Odds, pressure: number): Odds {
  const odds = (level: keyof Odds): number => {
    const nearness = (pressure - scoreOfLevel(level)) / LIFT_RANGE + 1;
    return sums[level] + leaning[level] + LIFTS[level] * Math.max(0, Math.min(1, nearness));
  };
  const high = pressure >= SURELY_HIGH ? Math.max(SURE_ODDS, odds('high')) : odds('high');
  // what is not even high is not critical, whatever single words say
  const critical = Math.min(
    high,
    pressure >= SURELY_CRITICAL ? Math.max(SURE_ODDS, odds('critical')) : odds('critical'),
  );
  return { normal: odds('normal'), high, critical };
}

/**
 * An urgency from the log-odds of each level: the level is the gravest that is reached; the score stands in the level's
 * range, the nearer to its end the nearer the next level is.
 */
export function urgencyOf(odds: Odds, tuning: Tuning): Urgency {
  const level = levelOf({ urgency: odds }, tuning);
  const start = scoreOfLevel(level);
  const next = NEXT[level];
  const value = next === null ? odds.critical + tuning.urgency.critical : odds[next] + tuning.urgency[next];
  if (level === 'critical' || next === null)
    return { level, score: round(start + (1 - start) * (value / (value + HALF))) };
  const nearness = value >= 0 ? 0.99 : HALF / (HALF - value);
  return { level, score: Math.min(round(start + (endOf(level) - start) * nearness), round(endOf(level) - 0.01)) };
}

function endOf(level: Exclude<UrgencyLevel, 'critical'>): number {
  return scoreOfLevel(NEXT[level]);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
