import type { Rule, RuleWhen } from './service-settings.ts';

type Lists = Exclude<keyof RuleWhen, 'contact' | 'during'>;

const LISTS: readonly Lists[] = [
  'sentiment',
  'urgency',
  'topic',
  'flag',
  'language',
  'platform',
  'account',
  'visibility',
  'text',
];

/** Whether whatever the later rule fits, the earlier one fits too: after it, it can never act. */
export function takesAllOf(earlier: Rule, later: Rule): boolean {
  const [a, b] = [earlier.when, later.when];
  return (
    earlier.maxAgeMs >= later.maxAgeMs &&
    LISTS.every((list) => isWider(a[list], b[list])) &&
    isWider(a.contact.handles, b.contact.handles) &&
    (a.contact.followersMin === null || (b.contact.followersMin ?? -1) >= a.contact.followersMin) &&
    (a.contact.isNew === null || a.contact.isNew === b.contact.isNew) &&
    (a.during === null || a.during === b.during)
  );
}

/** Whether a rule would do anything at all. */
export function doesNothing({ do: acts }: Rule): boolean {
  return (
    acts.label.length === 0 &&
    acts.assign === null &&
    acts.urgency === null &&
    acts.snoozeMs === null &&
    acts.notify.length === 0 &&
    acts.draft === null
  );
}

function isWider(a: readonly string[], b: readonly string[]): boolean {
  return a.length === 0 || (b.length > 0 && b.every((one) => a.includes(one)));
}
