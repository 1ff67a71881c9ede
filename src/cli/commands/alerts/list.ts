import { Flags } from '@oclif/core';
import { BaseCommand } from '../../base-command.ts';
import { alertJson, alertsText } from '../../output/alert.ts';

export class AlertsListCommand extends BaseCommand {
  static override summary = 'What people are to be told of: late answers, promises, spikes, silent streams, rules.';
  static override description = 'Alerts are found at the end of each poll, where kuulo.yaml says whom to tell.';
  static override examples = ['<%= config.bin %> alerts', '<%= config.bin %> alerts list --all --json'];
  static override aliases = ['alerts'];
  static override flags = { all: Flags.boolean({ summary: 'Those that are over too, newest first.' }) };

  protected async work(): Promise<number> {
    const { flags } = await this.parse(AlertsListCommand);
    this.take(flags);
    const app = await this.app();
    const alerts = await app.alerts({ isAll: flags.all });
    const screen = await this.screen();
    this.print(
      () => ({ items: alerts.map(alertJson) }),
      () => alertsText(alerts, screen),
    );
    return 0;
  }
}
