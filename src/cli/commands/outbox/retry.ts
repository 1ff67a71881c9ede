import { SeveralRepliesCommand } from '../../several-replies-command.ts';

export class OutboxRetryCommand extends SeveralRepliesCommand {
  static override strict = false;
  static override args = SeveralRepliesCommand.args;
  static override summary = 'Put replies that certainly failed on their way again.';
  static override examples = ['<%= config.bin %> outbox retry 5', '<%= config.bin %> outbox retry 5 6 --json'];

  protected async work(): Promise<number> {
    const { flags, argv } = await this.parse(OutboxRetryCommand);
    this.take(flags);
    return await this.workOn(argv, (app, reply) => app.retry(reply));
  }
}
