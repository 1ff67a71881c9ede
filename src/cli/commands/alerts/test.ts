import { BaseCommand } from '../../base-command.ts';
import { outletsJson, outletsText } from '../../output/alert.ts';

export class AlertsTestCommand extends BaseCommand {
  static override summary = 'Send a notice that says it is a test to each outlet that kuulo.yaml names.';
  static override description =
    'Desktop and bell are told of only where an inbox is open, so nothing is sent there. Ends with 6 when some outlets did not take it, with 7 when none did.';
  static override examples = ['<%= config.bin %> alerts test', '<%= config.bin %> alerts test --json'];

  protected async work(): Promise<number> {
    const { flags } = await this.parse(AlertsTestCommand);
    this.take(flags);
    const told = await (await this.app()).testOutlets();
    this.print(
      () => outletsJson(told),
      () => outletsText(told),
    );
    const failed = told.filter(({ problem }) => problem !== null).length;
    if (failed === 0) return 0;
    return failed < told.length ? 6 : 7;
  }
}
