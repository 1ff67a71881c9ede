import { Args } from '@oclif/core';
import { planName } from '../../../domain/plan.ts';
import { BaseCommand } from '../../base-command.ts';
import { progressJson, progressLine } from '../../output/plan.ts';
import { planId } from '../../plan-review.ts';

export class BulkResumeCommand extends BaseCommand {
  static override summary = 'Let a plan go on that was held back; apply it again to send the rest.';
  static override examples = ['<%= config.bin %> bulk resume b7'];
  static override args = { plan: Args.string({ description: 'The plan, such as b7.', required: true }) };

  protected async work(): Promise<number> {
    const { flags, args } = await this.parse(BulkResumeCommand);
    this.take(flags);
    const progress = await (await this.app()).resumePlan(planId(args.plan));
    const { plan } = progress;
    const next = `kuulo bulk apply ${planName(plan.id)} --expect ${plan.count} --yes`;
    this.print(
      () => progressJson(progress),
      () => `${progressLine(progress)}\nThe rest goes with: ${next}`,
    );
    return 0;
  }
}
