import { SeveralRepliesCommand } from '../../several-replies-command.ts';

export class ReviewApproveCommand extends SeveralRepliesCommand {
  static override strict = false;
  static override args = SeveralRepliesCommand.args;
  static override summary = 'Approve replies: the exact text, for the thread as it stands.';
  static override examples = ['<%= config.bin %> review approve 5', '<%= config.bin %> review approve 5 6 --json'];

  protected async work(): Promise<number> {
    const { flags, argv } = await this.parse(ReviewApproveCommand);
    this.take(flags);
    return await this.workOn(argv, (app, reply) => app.approve(reply));
  }
}
