import { BaseCommand } from '../../base-command.ts';
import { repliesJson, repliesText } from '../../output/reply.ts';

export class ReviewListCommand extends BaseCommand {
  static override summary = 'Replies that wait for a review.';
  static override examples = ['<%= config.bin %> review list', '<%= config.bin %> review list --json'];

  protected async work(): Promise<number> {
    const { flags } = await this.parse(ReviewListCommand);
    this.take(flags);
    const replies = await (await this.app()).replies(['inReview']);
    this.print(
      () => repliesJson(replies),
      () => (replies.length === 0 ? 'Nothing waits for a review.' : repliesText(replies, this.width)),
    );
    return 0;
  }
}
