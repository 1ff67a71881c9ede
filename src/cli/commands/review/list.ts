import { ReplyListCommand } from '../../reply-command.ts';

export class ReviewListCommand extends ReplyListCommand {
  static override summary = 'Replies that wait for a review.';
  static override examples = ['<%= config.bin %> review list', '<%= config.bin %> review list --json'];
  static override strict = true;
  static override args = {};

  protected async work(): Promise<number> {
    const { flags } = await this.parse(ReviewListCommand);
    this.take(flags);
    return this.tellList(await (await this.app()).replies(['inReview']), 'Nothing waits for a review.');
  }
}
