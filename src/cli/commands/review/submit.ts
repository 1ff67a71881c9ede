import { SeveralRepliesCommand } from '../../several-replies-command.ts';

export class ReviewSubmitCommand extends SeveralRepliesCommand {
  static override strict = false;
  static override args = SeveralRepliesCommand.args;
  static override summary = 'Hand drafts over for review; where none is asked for, they are approved.';
  static override examples = ['<%= config.bin %> review submit 5', '<%= config.bin %> review submit 5 6 --json'];

  protected async work(): Promise<number> {
    const { flags, argv } = await this.parse(ReviewSubmitCommand);
    this.take(flags);
    return await this.workOn(argv, (app, reply) => app.submit(reply));
  }
}
