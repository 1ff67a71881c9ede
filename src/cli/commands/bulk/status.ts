import { Args } from '@oclif/core';
import { BaseCommand } from '../../base-command.ts';
import { plansText, progressJson, progressLine } from '../../output/plan.ts';
import { planId } from '../../plan-review.ts';

export class BulkStatusCommand extends BaseCommand {
  static override summary = 'How far bulk plans are.';
  static override examples = ['<%= config.bin %> bulk status', '<%= config.bin %> bulk status b7 --json'];
  static override args = { plan: Args.string({ description: 'One plan, such as b7; all when left out.' }) };

  protected async work(): Promise<number> {
    const { flags, args } = await this.parse(BulkStatusCommand);
    this.take(flags);
    const app = await this.app();
    if (args.plan !== undefined) {
      const progress = await app.plan(planId(args.plan));
      this.print(
        () => progressJson(progress),
        () => progressLine(progress),
      );
      return 0;
    }
    const plans = await app.plans();
    this.print(
      () => ({ items: plans.map(progressJson) }),
      () => plansText(plans, this.width),
    );
    return 0;
  }
}
