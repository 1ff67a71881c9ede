import { ReplyListCommand } from '../../reply-command.ts';

export class OutboxListCommand extends ReplyListCommand {
  static override summary = 'Replies on their way, and those that are stuck.';
  static override examples = ['<%= config.bin %> outbox', '<%= config.bin %> outbox list --json'];
  static override aliases = ['outbox'];
  static override strict = true;
  static override args = {};

  protected async work(): Promise<number> {
    const { flags } = await this.parse(OutboxListCommand);
    this.take(flags);
    const replies = await (await this.app()).replies(['approved', 'queued', 'sending', 'unknown', 'held', 'failed']);
    return this.tellList(replies, 'The outbox is empty.');
  }
}
