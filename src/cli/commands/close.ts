import { SeveralConversationsCommand } from '../several-conversations-command.ts';

export class CloseCommand extends SeveralConversationsCommand {
  static override strict = false;
  static override args = SeveralConversationsCommand.args;
  static override summary = 'Close conversations: done until the customer writes again.';
  static override examples = ['<%= config.bin %> close 42', '<%= config.bin %> close 42 43 --json'];

  protected async work(): Promise<number> {
    const { flags, argv } = await this.parse(CloseCommand);
    this.take(flags);
    return await this.workOn(argv, (app, id) => app.close(id));
  }
}
