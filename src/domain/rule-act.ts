import type { StoredEvent } from './event.ts';
import { type Score, scoreOfLevel, type UrgencyLevel } from './triage.ts';

/** What a rule did about a message; only what it really changed. */
export interface RuleDid {
  readonly label?: readonly string[];
  readonly assign?: string;
  readonly urgency?: UrgencyLevel;
  /** UTC milliseconds. */
  readonly snoozedUntil?: number;
  readonly notify?: readonly string[];
  /** Number of the draft that was laid ready, and the saved answer it is made from. */
  readonly draft?: number;
  readonly answer?: string;
  /** Why it did not do all that it says, in words; such as a draft that would have been one too many. */
  readonly heldBack?: readonly string[];
}

/** A rule acted on a message, once and for all. */
export interface RuleAct {
  readonly rule: string;
  readonly conversation: number;
  readonly message: number;
  readonly at: number;
  readonly did: RuleDid;
}

/** Why a rule held a draft back, in words of ours, as its act is on record; none where it held nothing back. */
export function whyHeldBack({ did }: StoredEvent['data']): string[] {
  if (did === null || typeof did !== 'object' || !('heldBack' in did) || !Array.isArray(did.heldBack)) return [];
  return did.heldBack.filter((why) => typeof why === 'string').map((why) => why.replace(/^draft: /, ''));
}

const DAY_MS = 24 * 3_600_000;

/** A rule acts on a conversation so often in `RULE_SPAN_MS`; then something goes round in a circle. */
const RULE_ACTS_MAX = 3;
/** A person gets so many drafts by rules in `RULE_SPAN_MS`: whoever answers each of them must not keep us writing. */
const RULE_DRAFTS_MAX = 1;
export const RULE_SPAN_MS = DAY_MS;
/** After so many acts of all rules in an hour none lays drafts ready any more, until the hour is over. */
export const RULE_ACTS_PER_HOUR_MAX = 200;
export const RULE_BREAKER_MS = 3_600_000;

/** What rules did lately, as far as it bounds what they may do now. */
export interface RuleHistory {
  /** Acts of this rule on this conversation in the span. */
  readonly acts: number;
  /** Drafts by rules for this person in the span. */
  readonly drafts: number;
  /** Acts of all rules in the last hour. */
  readonly actsInHour: number;
}

/** Whether a rule has acted on a conversation so often that it must leave it alone. */
export function isGoingRound({ acts }: RuleHistory): boolean {
  return acts >= RULE_ACTS_MAX;
}

/** Why no draft may be laid ready now, in words; null where one may. */
export function whyNoDraft({ drafts, actsInHour }: RuleHistory): string | null {
  if (drafts >= RULE_DRAFTS_MAX) return 'draft: this person had one by a rule in the last 24 h';
  if (actsInHour >= RULE_ACTS_PER_HOUR_MAX) return `draft: rules acted ${RULE_ACTS_PER_HOUR_MAX} times in an hour`;
  return null;
}

/** A message's score with the urgency that a rule set, which triage takes like what the words told. */
export function scoreByRule(score: Score, act: Pick<RuleAct, 'rule' | 'did'> | undefined): Score {
  const level = act?.did.urgency;
  if (act === undefined || level === undefined) return score;
  const reason = { cue: `rule ${act.rule}: ${level}`, effect: 'urgency', weight: 1 } as const;
  return { ...score, urgency: { level, score: scoreOfLevel(level) }, reasons: [reason, ...score.reasons] };
}
