import { SeveralRepliesCommand } from '../../several-replies-command.ts';

export class OutboxCancelCommand extends SeveralRepliesCommand {
  static override strict = false;
  static override args = SeveralRepliesCommand.args;
  static override summary = 'Take back replies that have not gone out.';
  static override examples = ['<%= config.bin %> outbox cancel 5', '<%= config.bin %> outbox cancel 5 6 --json'];

  protected async work(): Promise<number> {
    const { flags, argv } = await this.parse(OutboxCancelCommand);
    this.take(flags);
    return await this.workOn(argv, (app, reply) => app.cancel(reply));
  }
}
