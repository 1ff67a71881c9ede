import { Flags } from '@oclif/core';
import { SeveralRepliesCommand } from '../../several-replies-command.ts';

export class ReviewRejectCommand extends SeveralRepliesCommand {
  static override strict = false;
  static override args = SeveralRepliesCommand.args;
  static override summary = 'Send replies back to their authors, and say why.';
  static override examples = ['<%= config.bin %> review reject 5 --note "Ask for the order number first"'];
  static override flags = { note: Flags.string({ summary: 'Why; the author reads it.', required: true }) };

  protected async work(): Promise<number> {
    const { flags, argv } = await this.parse(ReviewRejectCommand);
    this.take(flags);
    return await this.workOn(argv, (app, reply) => app.reject(reply, flags.note));
  }
}
