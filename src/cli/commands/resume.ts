import { Args } from '@oclif/core';
import { BaseCommand } from '../base-command.ts';
import { pauseLine, pausesJson } from '../output/held-back.ts';

export class ResumeCommand extends BaseCommand {
  static override strict = false;
  static override summary = 'Let go on what was paused.';
  static override description =
    'Takes an approver. Without accounts the pause of everything ends; an account that is paused by its own name, as after a refused login, is resumed by it.';
  static override examples = ['<%= config.bin %> resume', '<%= config.bin %> resume masto --json'];
  static override args = {
    account: Args.string({ description: 'Accounts; the pause of everything when none is named.', ignoreStdin: true }),
  };

  protected async work(): Promise<number> {
    const { flags, argv } = await this.parse(ResumeCommand);
    this.take(flags);
    const app = await this.app();
    const pauses = await app.resume({ accounts: argv.map(String) });
    const { writeTime } = await this.screen();
    this.print(
      () => pausesJson(pauses),
      () =>
        pauses.length === 0
          ? 'Nothing is paused. `kuulo send` sends what is due.'
          : ['Still paused:', ...pauses.map((one) => pauseLine(one, writeTime))].join('\n'),
    );
    return 0;
  }
}
