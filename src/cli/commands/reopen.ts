import { SeveralConversationsCommand } from '../several-conversations-command.ts';

export class ReopenCommand extends SeveralConversationsCommand {
  static override strict = false;
  static override args = SeveralConversationsCommand.args;
  static override summary = 'Open conversations again.';
  static override examples = ['<%= config.bin %> reopen 42', '<%= config.bin %> reopen 42 43 --json'];

  protected async work(): Promise<number> {
    const { flags, argv } = await this.parse(ReopenCommand);
    this.take(flags);
    return await this.workOn(argv, (app, id) => app.reopen(id));
  }
}
