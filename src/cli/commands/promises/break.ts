import { Flags } from '@oclif/core';
import { SeveralPromisesCommand } from '../../several-promises-command.ts';

export class PromisesBreakCommand extends SeveralPromisesCommand {
  static override strict = false;
  static override args = SeveralPromisesCommand.args;
  static override summary = 'Say that promises were not kept, and why.';
  static override description = 'The reason stays on record, and the report counts them.';
  static override examples = [
    '<%= config.bin %> promises break 3 --reason "the warehouse lost it"',
    '<%= config.bin %> promises break 3 4 --reason "…" --json',
  ];
  static override flags = { reason: Flags.string({ summary: 'Why, for the next reader.', required: true }) };

  protected async work(): Promise<number> {
    const { flags, argv } = await this.parse(PromisesBreakCommand);
    this.take(flags);
    return await this.workOn(argv, (app, promise) => app.breakFollowUp(promise, flags.reason));
  }
}
