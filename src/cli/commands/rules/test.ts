import { Flags } from '@oclif/core';
import type { RuleTrial } from '../../../domain/rule-trial.ts';
import { BaseCommand } from '../../base-command.ts';
import { durationFlag, usage } from '../../flags.ts';
import { ruleTrialJson, ruleTrialText } from '../../output/rule-trial.ts';

const WEEK_MS = 7 * 24 * 3_600_000;

export class RulesTestCommand extends BaseCommand {
  static override summary = 'Say what each rule would have done on what customers really wrote.';
  static override description =
    'Changes nothing. All conversations count as if they had been waiting; the rules are tried in their order, as kuulo.yaml has them now.';
  static override examples = [
    '<%= config.bin %> rules test --since 7d',
    '<%= config.bin %> rules test --rule refunds --json | jq ".rules[].examples"',
  ];
  static override flags = {
    since: durationFlag({ summary: 'How far back.', defaultHelp: async () => '7d' }),
    rule: Flags.string({ summary: 'Tell of this rule only; the others are tried all the same.' }),
  };

  protected async work(): Promise<number> {
    const { flags } = await this.parse(RulesTestCommand);
    this.take(flags);
    const app = await this.app();
    const trial = await app.tryRules({ since: app.now() - (flags.since ?? WEEK_MS) });
    const told = flags.rule === undefined ? trial : only(trial, flags.rule);
    const screen = await this.screen();
    this.print(
      () => ruleTrialJson(told),
      () => ruleTrialText(told, screen),
    );
    return 0;
  }
}

function only(trial: RuleTrial, name: string): RuleTrial {
  const rules = trial.rules.filter((rule) => rule.name.toLowerCase() === name.toLowerCase());
  if (rules.length > 0) return { ...trial, rules };
  const known = trial.rules.map((rule) => rule.name);
  const remedy = known.length === 0 ? 'Write rules: in kuulo.yaml.' : `There are: ${known.join(', ')}.`;
  throw usage(`there is no rule "${name}"`, remedy);
}
