import { Args, Flags } from '@oclif/core';
import { BaseCommand } from '../../base-command.ts';
import { progressJson, progressLine } from '../../output/plan.ts';
import { planId } from '../../plan-review.ts';

export class BulkPauseCommand extends BaseCommand {
  static override summary = 'Hold a plan back, also while it is being sent.';
  static override examples = ['<%= config.bin %> bulk pause b7 --reason "wrong price"'];
  static override args = { plan: Args.string({ description: 'The plan, such as b7.', required: true }) };
  static override flags = { reason: Flags.string({ summary: 'Why; colleagues read it.', default: '' }) };

  protected async work(): Promise<number> {
    const { flags, args } = await this.parse(BulkPauseCommand);
    this.take(flags);
    const progress = await (await this.app()).pausePlan(planId(args.plan), flags.reason);
    this.print(
      () => progressJson(progress),
      () => progressLine(progress),
    );
    return 0;
  }
}
