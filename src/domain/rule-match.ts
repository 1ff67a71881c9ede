import type { Contact } from './conversation.ts';
import type { Visibility } from './message.ts';
import type { Rule, RuleWhen } from './service-settings.ts';
import { isSpoken, spokenWords, type WordsSought, wordsSought } from './spoken-words.ts';
import type { Score, UrgencyLevel } from './triage.ts';

/** A message, with what surrounds it, as rules look at it. */
export interface RuleCase {
  readonly text: string;
  readonly platform: string;
  readonly account: string;
  readonly visibility: Visibility;
  /** What triage said of the message; null where it was not judged. */
  readonly score: Score | null;
  /** How urgent its conversation is, circumstances and people's corrections included. */
  readonly urgency: UrgencyLevel;
  readonly contact: Pick<Contact, 'handle' | 'followers'>;
  /** Whether the person had never written before. */
  readonly isNew: boolean;
  /** Whether it was posted in working hours. */
  readonly isOpen: boolean;
}

/** A rule whose words are taken apart once for many messages. */
export interface ReadyRule {
  readonly rule: Rule;
  readonly words: readonly WordsSought[];
}

/** Rules in their order, ready to be tried. */
export function readyRules(rules: readonly Rule[]): ReadyRule[] {
  return rules.map((rule) => ({ rule, words: rule.when.text.map(wordsSought) }));
}

/** The first rule that fits, or null. Every condition must hold; of a list one of its values is enough. */
export function firstFitting(rules: readonly ReadyRule[], about: RuleCase): Rule | null {
  let spoken: string[] | null = null;
  const isSaid = (words: readonly WordsSought[]) => {
    spoken ??= spokenWords(about.text);
    const read = spoken;
    return words.length === 0 || words.some((sought) => isSpoken(read, sought));
  };
  return rules.find(({ rule, words }) => fits(rule.when, about) && isSaid(words))?.rule ?? null;
}

function fits(when: RuleWhen, about: RuleCase): boolean {
  const { score, contact } = about;
  return (
    isAmong(when.sentiment, score?.sentiment.label) &&
    isAmong(when.urgency, about.urgency) &&
    hasOne(when.topic, score?.topics ?? []) &&
    hasOne(when.flag, score?.flags ?? []) &&
    isAmong(when.language, score?.language) &&
    isAmong(when.platform, about.platform) &&
    isAmong(when.account, about.account) &&
    isAmong(when.visibility, about.visibility) &&
    isAmong(when.contact.handles.map(plainHandle), plainHandle(contact.handle)) &&
    (when.contact.followersMin === null || (contact.followers ?? -1) >= when.contact.followersMin) &&
    (when.contact.isNew === null || when.contact.isNew === about.isNew) &&
    (when.during === null || (when.during === 'open') === about.isOpen)
  );
}

function isAmong(wanted: readonly string[], is: string | undefined): boolean {
  return wanted.length === 0 || (is !== undefined && wanted.includes(is));
}

function hasOne(wanted: readonly string[], there: readonly string[]): boolean {
  return wanted.length === 0 || wanted.some((one) => there.includes(one));
}

function plainHandle(handle: string): string {
  return handle.replace(/^@/, '').toLowerCase();
}
