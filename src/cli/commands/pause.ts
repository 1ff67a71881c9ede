import { Args, Flags } from '@oclif/core';
import { BaseCommand } from '../base-command.ts';
import { pauseLine, pausesJson } from '../output/held-back.ts';

export class PauseCommand extends BaseCommand {
  static override strict = false;
  static override summary = 'Stop everything outgoing at once, of all accounts or of some.';
  static override description =
    'Also in the middle of a send or a bulk run: the call that is in flight ends, and nothing follows it. Listening goes on.';
  static override examples = [
    '<%= config.bin %> pause --reason "wrong price in the answers"',
    '<%= config.bin %> pause masto x --json',
  ];
  static override args = {
    account: Args.string({ description: 'Accounts; everything when none is named.', ignoreStdin: true }),
  };
  static override flags = { reason: Flags.string({ summary: 'Why, for the colleagues who meet the pause.' }) };

  protected async work(): Promise<number> {
    const { flags, argv } = await this.parse(PauseCommand);
    this.take(flags);
    const app = await this.app();
    const pauses = await app.pause({ accounts: argv.map(String), reason: flags.reason ?? '' });
    const { writeTime } = await this.screen();
    this.print(
      () => pausesJson(pauses),
      () => pauses.map((one) => pauseLine(one, writeTime)).join('\n'),
    );
    return 0;
  }
}
