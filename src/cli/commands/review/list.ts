import type { Reply } from '../../../domain/reply.ts';
import { BaseCommand } from '../../base-command.ts';
import { planJson, planLine } from '../../output/plan.ts';
import { repliesJson, repliesText } from '../../output/reply.ts';
import { errorLines } from '../../output/stuck.ts';
import { waitingPlans } from '../../plan-review.ts';

export class ReviewListCommand extends BaseCommand {
  static override summary = 'Replies that wait for a review.';
  static override examples = ['<%= config.bin %> review list', '<%= config.bin %> review list --json'];

  protected async work(): Promise<number> {
    const { flags } = await this.parse(ReviewListCommand);
    this.take(flags);
    const app = await this.app();
    const replies = await app.replies(['inReview']);
    const plans = await waitingPlans(app);
    this.print(
      () => ({ ...repliesJson(replies), plans: plans.map(planJson) }),
      () =>
        [
          ...(replies.length === 0 && plans.length > 0 ? [] : [repliesWords(replies, this.width)]),
          ...plans.map(planLine),
        ].join('\n'),
    );
    return 0;
  }
}

function repliesWords(replies: readonly Reply[], width: number | null): string {
  return replies.length === 0
    ? 'Nothing waits for a review.'
    : [repliesText(replies, width), ...errorLines(replies)].join('\n');
}
