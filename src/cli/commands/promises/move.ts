import { Flags } from '@oclif/core';
import { readComing } from '../../flags.ts';
import { SeveralPromisesCommand } from '../../several-promises-command.ts';

export class PromisesMoveCommand extends SeveralPromisesCommand {
  static override strict = false;
  static override args = SeveralPromisesCommand.args;
  static override summary = 'Put promises off, or forward, and say why.';
  static override description = 'The reason stays on record. What is kept already cannot be moved.';
  static override examples = [
    '<%= config.bin %> promises move 3 --to tomorrow --reason "the warehouse answers tomorrow"',
    '<%= config.bin %> promises move 3 4 --to "monday 09:00" --reason "ill"',
  ];
  static override flags = {
    to: Flags.string({
      summary: 'ISO time, 2h, tomorrow, "monday 09:00"; local where no zone is given.',
      helpValue: 'WHEN',
      required: true,
    }),
    reason: Flags.string({ summary: 'Why, for the next reader.', required: true }),
  };

  protected async work(): Promise<number> {
    const { flags, argv } = await this.parse(PromisesMoveCommand);
    this.take(flags);
    const { timezone } = (await this.settings()).settings;
    const dueAt = readComing('to', flags.to, { now: Date.now(), timezone });
    return await this.workOn(argv, (app, promise) => app.moveFollowUp(promise, { dueAt, reason: flags.reason }));
  }
}
