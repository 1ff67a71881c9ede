import { Flags } from '@oclif/core';
import { SeveralPromisesCommand } from '../../several-promises-command.ts';

export class PromisesDismissCommand extends SeveralPromisesCommand {
  static override strict = false;
  static override args = SeveralPromisesCommand.args;
  static override summary = 'Say that what was found in a sent reply is no promise.';
  static override description = 'The reason stays on record.';
  static override examples = [
    '<%= config.bin %> promises dismiss 3 --reason "only our opening hours"',
    '<%= config.bin %> promises dismiss 3 4 --reason "…" --json',
  ];
  static override flags = { reason: Flags.string({ summary: 'Why it is none, for the next reader.', required: true }) };

  protected async work(): Promise<number> {
    const { flags, argv } = await this.parse(PromisesDismissCommand);
    this.take(flags);
    return await this.workOn(argv, (app, promise) => app.dismissFollowUp(promise, flags.reason));
  }
}
