import { Flags } from '@oclif/core';
import { PlanOrRepliesCommand } from '../../plan-review.ts';

export class ReviewRejectCommand extends PlanOrRepliesCommand {
  static override strict = false;
  static override args = PlanOrRepliesCommand.args;
  static override summary = 'Send replies or bulk plans back to their authors, and say why.';
  static override examples = [
    '<%= config.bin %> review reject 5 --note "Ask for the order number first"',
    '<%= config.bin %> review reject b7 --note "Wrong price"',
  ];
  static override flags = { note: Flags.string({ summary: 'Why; the author reads it.', required: true }) };

  protected async work(): Promise<number> {
    const { flags, argv } = await this.parse(ReviewRejectCommand);
    this.take(flags);
    return await this.decideOn(argv, {
      reply: (app, reply) => app.reject(reply, flags.note),
      plan: (app, plan) => app.rejectPlan(plan, flags.note),
    });
  }
}
