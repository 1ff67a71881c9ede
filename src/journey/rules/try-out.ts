import { isGoingRound, RULE_BREAKER_MS, RULE_SPAN_MS, type RuleHistory, whyNoDraft } from '../../domain/rule-act.ts';
import { firstFitting, readyRules } from '../../domain/rule-match.ts';
import type { RuleExample, RuleTrial, RuleTried } from '../../domain/rule-trial.ts';
import type { Rule } from '../../domain/service-settings.ts';
import type { StoredMessage } from '../../domain/stored.ts';
import { casesOf, type MessageCase } from './cases.ts';
import type { RuleNeeds } from './needs.ts';

/** Messages read at once. */
const BATCH = 500;
const EXAMPLES_MAX = 3;

/**
 * What each rule would have done on what customers wrote in a span, as if each had been heard alone and in its order. Only
 * reads. Whether a conversation was still waiting then, nobody can tell any more: all of them count as if it was.
 */
export async function tryRules(
  needs: Pick<RuleNeeds, 'store' | 'rules' | 'isOpenAt' | 'textOf'>,
  span: { since: number; until: number },
): Promise<RuleTrial> {
  const trial = new Trial(needs);
  const { read } = needs.store;
  let after = 0;
  for (;;) {
    const messages = await read.ruleActs.history({ ...span, after, limit: BATCH });
    for (const one of await casesOf({ ...needs, read }, messages)) await trial.take(one);
    after = messages.at(-1)?.id ?? after;
    if (messages.length < BATCH) return { ...span, ...trial.report() };
  }
}

type Counts = { -readonly [K in 'acts' | 'drafts' | 'tooOld' | 'goingRound' | 'draftsHeldBack']: number };

/** What rules would have done so far, which bounds what they would do next. */
class Trial {
  private messages = 0;
  private unmatched = 0;
  private readonly rules: readonly Rule[];
  private readonly ready;
  private readonly counts = new Map<string, Counts>();
  private readonly examples = new Map<string, RuleExample[]>();
  /** When each rule would have acted on each conversation, and each person would have got a draft. */
  private readonly actsOn = new Map<string, number[]>();
  private readonly draftsFor = new Map<number, number[]>();
  private acts: number[] = [];

  private readonly textOf: RuleNeeds['textOf'];
  /** How many drafts of each rule could not have been laid ready, by why. */
  private readonly refused = new Map<string, Map<string, number>>();

  constructor({ rules, textOf }: Pick<RuleNeeds, 'rules' | 'textOf'>) {
    this.rules = rules;
    this.textOf = textOf;
    this.ready = readyRules(rules);
    for (const { name } of rules) {
      this.counts.set(name, { acts: 0, drafts: 0, tooOld: 0, goingRound: 0, draftsHeldBack: 0 });
      this.examples.set(name, []);
    }
  }

  async take(one: MessageCase): Promise<void> {
    this.messages += 1;
    const ageMs = one.message.fetchedAt - one.message.postedAt;
    const fitting = firstFitting(this.ready, one);
    const rule = firstFitting(
      this.ready.filter(({ rule: { maxAgeMs } }) => ageMs <= maxAgeMs),
      one,
    );
    if (fitting !== null && fitting !== rule) this.count(fitting, 'tooOld');
    if (fitting === null) this.unmatched += 1;
    if (rule !== null) await this.actAs(rule, one);
  }

  report(): Pick<RuleTrial, 'messages' | 'unmatched' | 'rules'> {
    const rules = this.rules.map((rule): RuleTried => {
      const counts = this.counts.get(rule.name) ?? { acts: 0, drafts: 0, tooOld: 0, goingRound: 0, draftsHeldBack: 0 };
      const refused = [...(this.refused.get(rule.name) ?? [])].map(([why, count]) => ({ why, count }));
      const draftsRefused = refused.toSorted((a, b) => b.count - a.count);
      const examples = this.examples.get(rule.name) ?? [];
      return { name: rule.name, does: doesOf(rule), ...counts, draftsRefused, examples };
    });
    return { messages: this.messages, unmatched: this.unmatched, rules };
  }

  private async actAs(rule: Rule, { message, conversation }: MessageCase): Promise<void> {
    const at = message.fetchedAt;
    const place = `${conversation.id} ${rule.name}`;
    this.acts = this.acts.filter((one) => one >= at - RULE_BREAKER_MS);
    const history: RuleHistory = {
      acts: since(this.actsOn.get(place), at - RULE_SPAN_MS),
      drafts: since(this.draftsFor.get(conversation.contact.id), at - RULE_SPAN_MS),
      actsInHour: this.acts.length,
    };
    if (isGoingRound(history)) {
      this.count(rule, 'goingRound');
      return;
    }
    this.count(rule, 'acts');
    this.actsOn.set(place, [...(this.actsOn.get(place) ?? []), at]);
    this.acts.push(at);
    this.show(rule, message, conversation.contact.handle);
    if (rule.do.draft === null) return;
    if (whyNoDraft(history) !== null) {
      this.count(rule, 'draftsHeldBack');
      return;
    }
    const text = await this.textOf(rule.do.draft, { conversation, tried: message });
    if ('why' in text) {
      this.refuse(rule, text.why);
      return;
    }
    this.count(rule, 'drafts');
    this.draftsFor.set(conversation.contact.id, [...(this.draftsFor.get(conversation.contact.id) ?? []), at]);
  }

  private refuse({ name }: Rule, why: string): void {
    const refused = this.refused.get(name) ?? new Map<string, number>();
    this.refused.set(name, refused.set(why, (refused.get(why) ?? 0) + 1));
  }

  private show(rule: Rule, message: StoredMessage, handle: string): void {
    const { id, conversation, text, postedAt } = message;
    const shown = this.examples.get(rule.name) ?? [];
    shown.unshift({ message: id, conversation: conversation ?? 0, handle, text, postedAt });
    this.examples.set(rule.name, shown.slice(0, EXAMPLES_MAX));
  }

  private count({ name }: Rule, what: keyof Counts): void {
    const counts = this.counts.get(name);
    if (counts !== undefined) counts[what] += 1;
  }
}

function since(times: readonly number[] | undefined, at: number): number {
  return times?.filter((one) => one >= at).length ?? 0;
}

/** What a rule does, in the words of kuulo.yaml. */
function doesOf({ do: acts }: Rule): string[] {
  return [
    ...acts.label.map((label) => `label ${label}`),
    ...(acts.assign === null ? [] : [`assign ${acts.assign}`]),
    ...(acts.urgency === null ? [] : [`urgency ${acts.urgency}`]),
    ...(acts.snoozeMs === null ? [] : ['snooze']),
    ...acts.notify.map((outlet) => `notify ${outlet}`),
    ...(acts.draft === null ? [] : [`draft ${acts.draft}`]),
  ];
}
