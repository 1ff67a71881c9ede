import { Flags } from '@oclif/core';
import { readComing } from '../../flags.ts';
import { SeveralPromisesCommand } from '../../several-promises-command.ts';

export class PromisesConfirmCommand extends SeveralPromisesCommand {
  static override strict = false;
  static override args = SeveralPromisesCommand.args;
  static override summary = 'Say that what was found in a sent reply is a promise.';
  static override description = 'It is then kept in mind like any other, for the date that was found or another.';
  static override examples = [
    '<%= config.bin %> promises confirm 3',
    '<%= config.bin %> promises confirm 3 --due "friday 12:00" --words "Call Maija back"',
    '<%= config.bin %> promises list --status proposed --json | jq ".items[].id" | <%= config.bin %> promises confirm -',
  ];
  static override flags = {
    due: Flags.string({
      aliases: ['to'],
      summary: 'Another date than was found: ISO time, 2h, tomorrow, "monday 09:00"; local where no zone is given.',
      helpValue: 'WHEN',
    }),
    words: Flags.string({ summary: 'What is to be done, in other words than the reply’s.' }),
  };

  protected async work(): Promise<number> {
    const { flags, argv } = await this.parse(PromisesConfirmCommand);
    this.take(flags);
    const { timezone } = (await this.settings()).settings;
    const { due, words } = flags;
    const said = {
      ...(due === undefined ? {} : { dueAt: readComing('due', due, { now: Date.now(), timezone }) }),
      ...(words === undefined ? {} : { words }),
    };
    return await this.workOn(argv, (app, promise) => app.confirmFollowUp(promise, said));
  }
}
