import { Flags } from '@oclif/core';
import { readComing } from '../flags.ts';
import { SeveralConversationsCommand } from '../several-conversations-command.ts';

export class SnoozeCommand extends SeveralConversationsCommand {
  static override strict = false;
  static override args = SeveralConversationsCommand.args;
  static override summary = 'Put conversations aside until a time.';
  static override description = 'They come back by themselves then, or when the customer writes.';
  static override examples = [
    '<%= config.bin %> snooze 42 --until tomorrow',
    '<%= config.bin %> snooze 42 --until "monday 09:00" --reason "waiting for the warehouse"',
  ];
  static override flags = {
    until: Flags.string({
      summary: 'ISO time, 2h, tomorrow, "monday 09:00"; local where no zone is given.',
      required: true,
    }),
    reason: Flags.string({ summary: 'Why, for the next reader.' }),
  };

  protected async work(): Promise<number> {
    const { flags, argv } = await this.parse(SnoozeCommand);
    this.take(flags);
    const { timezone } = (await this.settings()).settings;
    const until = readComing('until', flags.until, { now: Date.now(), timezone });
    return await this.workOn(argv, (app, id) => app.snooze(id, until, flags.reason ?? null));
  }
}
