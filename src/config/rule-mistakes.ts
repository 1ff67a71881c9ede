import { nearestWord } from '../domain/nearest-word.ts';
import { doesNothing, takesAllOf } from '../domain/rule-reach.ts';
import type { Rule } from '../domain/service-settings.ts';
import type { Mistake } from './mistake.ts';
import { ruleOf } from './service-of.ts';
import type { Written } from './settings-shape.ts';

/** What is wrong with rules: names that nobody has, rules that do nothing, and rules that never come to act. */
export function ruleMistakes(written: Written): Mistake[] {
  const rules = written.rules.map(ruleOf);
  return rules.flatMap((rule, index) => [
    ...sameName(rules, index),
    ...strangers(written, rule, index),
    ...(doesNothing(rule) ? [nothing(index)] : []),
    ...neverReached(rules, rule, index),
  ]);
}

function sameName(rules: readonly Rule[], index: number): Mistake[] {
  const name = rules[index]?.name.toLowerCase();
  const first = rules.findIndex((rule) => rule.name.toLowerCase() === name);
  if (first === index) return [];
  const problem = `there is a rule "${rules[index]?.name}" already`;
  return [{ path: ['rules', index, 'name'], problem, remedy: 'give it another name' }];
}

/**
 * Platforms, accounts and operators that are named and not there. Before the first account or operator nobody can tell which
 * platforms and people there will be; an account is of nobody's making but this file's.
 */
function strangers({ accounts, operators }: Written, { when, do: acts }: Rule, index: number): Mistake[] {
  const known = {
    platform: [...new Set(accounts.map(({ platform }) => platform))],
    account: accounts.map(({ name }) => name),
    assign: operators.map(({ name }) => name),
  };
  return [
    ...when.platform.flatMap((name, place) =>
      unknown(name, known.platform, { path: ['rules', index, 'when', 'platform', place], what: 'account on' }),
    ),
    ...when.account.flatMap((name, place) => {
      const path = ['rules', index, 'when', 'account', place];
      return accounts.length === 0 ? [noAccount(name, path)] : unknown(name, known.account, { path, what: 'account' });
    }),
    ...(acts.assign === null
      ? []
      : unknown(acts.assign, known.assign, { path: ['rules', index, 'do', 'assign'], what: 'operator' })),
  ];
}

function noAccount(name: string, path: Mistake['path']): Mistake {
  return { path, problem: `there is no account "${name}"`, remedy: 'leave it out until the account is there' };
}

function unknown(
  name: string,
  known: readonly string[],
  { path, what }: { path: Mistake['path']; what: string },
): Mistake[] {
  if (known.length === 0 || known.includes(name)) return [];
  const near = nearestWord(name, known);
  const remedy = near === null ? `it is one of ${known.join(', ')}` : `did you mean ${near}?`;
  return [{ path, problem: `there is no ${what} "${name}"`, remedy }];
}

function nothing(index: number): Mistake {
  return {
    path: ['rules', index, 'do'],
    problem: 'the rule does nothing',
    remedy: 'write what it does: label, assign, urgency, snooze, notify or draft',
  };
}

function neverReached(rules: readonly Rule[], rule: Rule, index: number): Mistake[] {
  const before = rules.slice(0, index).find((earlier) => takesAllOf(earlier, rule));
  if (before === undefined) return [];
  const problem = `the rule "${rule.name}" can never act: "${before.name}" before it takes all that it would`;
  return [{ path: ['rules', index, 'name'], problem, remedy: `put it before "${before.name}"` }];
}
