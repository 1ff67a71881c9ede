import { Flags } from '@oclif/core';
import { BaseCommand } from '../../base-command.ts';
import { promiseJson, promisesText } from '../../output/promise.ts';

export class PromisesListCommand extends BaseCommand {
  static override summary = 'What is to be done for customers, soonest due first.';
  static override examples = ['<%= config.bin %> promises', '<%= config.bin %> promises list --all --json'];
  static override aliases = ['promises'];
  static override flags = { all: Flags.boolean({ summary: 'Those that were kept too, newest first.' }) };

  protected async work(): Promise<number> {
    const { flags } = await this.parse(PromisesListCommand);
    this.take(flags);
    const followUps = await (await this.app()).followUps({ isAll: flags.all });
    const screen = await this.screen();
    this.print(
      () => ({ items: followUps.map(promiseJson) }),
      () => promisesText(followUps, screen),
    );
    return 0;
  }
}
