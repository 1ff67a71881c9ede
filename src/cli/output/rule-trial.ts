import type { RuleExample, RuleTrial, RuleTried } from '../../domain/rule-trial.ts';
import { safeLine } from '../../domain/safe-text.ts';
import { paint } from './paint.ts';
import type { Screen } from './screen.ts';
import { isoTime } from './times.ts';

const EXAMPLE_MAX = 70;
/** Reasons told of each rule; the commonest come first. */
const REASONS_MAX = 5;

/** `rules test --json`. */
export function ruleTrialJson({ since, until, messages, unmatched, rules }: RuleTrial) {
  return {
    since: isoTime(since),
    until: isoTime(until),
    messages,
    unmatched,
    rules: rules.map(({ examples, ...rule }) => ({
      ...rule,
      examples: examples.map((example) => ({ ...example, postedAt: isoTime(example.postedAt) })),
    })),
  };
}

/** What each rule would have done, for people. */
export function ruleTrialText({ since, messages, unmatched, rules }: RuleTrial, screen: Screen): string {
  const head = `${messages} messages since ${screen.writeTime(since)}; nothing was changed.`;
  if (rules.length === 0) return `${head}\nThere are no rules: write them in kuulo.yaml as rules: […].`;
  const rest = messages === 0 ? [] : [`${unmatched} of ${messages} messages meet no rule.`];
  return [head, ...rules.flatMap((rule) => ['', ...ruleLines(rule, screen)]), '', ...rest].join('\n').trimEnd();
}

function ruleLines(rule: RuleTried, screen: Screen): string[] {
  const name = paint.strong(safeLine(rule.name));
  const does = rule.does.map(safeLine).join(', ');
  if (rule.acts === 0 && rule.tooOld === 0 && rule.goingRound === 0) return [`${name}  ${does}`, '  met no message'];
  const held = [
    [rule.tooOld, 'too old when they were heard'],
    [rule.goingRound, 'left alone: it had acted on the conversation often enough'],
    [rule.draftsHeldBack, 'without a draft: the person had one, or too much was going on'],
  ] as const;
  return [
    `${name}  ${does}`,
    `  would have acted on ${rule.acts}${rule.drafts === 0 ? '' : `, with ${rule.drafts} ${rule.drafts === 1 ? 'draft' : 'drafts'} for people to review`}`,
    ...held.filter(([count]) => count > 0).map(([count, words]) => `  ${count} ${words}`),
    ...refusedLines(rule),
    ...rule.examples.map((example) => `  ${exampleWords(example, screen)}`),
  ];
}

function refusedLines({ draftsRefused }: RuleTried): string[] {
  const told = draftsRefused
    .slice(0, REASONS_MAX)
    .map(({ why, count }) => `  ${count} without a draft: ${safeLine(why)}`);
  const rest = draftsRefused.slice(REASONS_MAX).reduce((sum, { count }) => sum + count, 0);
  return rest === 0 ? told : [...told, `  ${rest} without a draft for other reasons (--json has them all)`];
}

function exampleWords({ conversation, handle, text, postedAt }: RuleExample, { writeTime }: Screen): string {
  const words = safeLine(text);
  const short = words.length > EXAMPLE_MAX ? `${words.slice(0, EXAMPLE_MAX).toWellFormed()}…` : words;
  return paint.faint(`${conversation}  ${writeTime(postedAt)}  ${safeLine(handle)}: ${short}`);
}
