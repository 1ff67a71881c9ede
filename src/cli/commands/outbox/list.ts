import { BaseCommand } from '../../base-command.ts';
import { repliesJson, repliesText } from '../../output/reply.ts';

export class OutboxListCommand extends BaseCommand {
  static override summary = 'Replies on their way, and those that are stuck.';
  static override examples = ['<%= config.bin %> outbox', '<%= config.bin %> outbox list --json'];
  static override aliases = ['outbox'];

  protected async work(): Promise<number> {
    const { flags } = await this.parse(OutboxListCommand);
    this.take(flags);
    const replies = await (await this.app()).replies(['approved', 'queued', 'sending', 'unknown', 'held', 'failed']);
    this.print(
      () => repliesJson(replies),
      () => (replies.length === 0 ? 'The outbox is empty.' : repliesText(replies, this.width)),
    );
    return 0;
  }
}
