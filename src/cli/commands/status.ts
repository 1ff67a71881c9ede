import { Flags } from '@oclif/core';
import { BaseCommand } from '../base-command.ts';
import { usage } from '../flags.ts';
import { fullPen } from '../output/full-pen.ts';
import { readMaxAge, standingOf, statusExitCode, statusJson, statusText } from '../output/status.ts';

export class StatusCommand extends BaseCommand {
  static override summary = 'What was heard, what waits, what is on its way.';
  static override description =
    'One screen: per stream when it was last heard, conversations and replies by status. It asks no platform.';
  static override examples = ['<%= config.bin %> status', '<%= config.bin %> status --check --max-age 30m'];
  static override flags = {
    check: Flags.boolean({ summary: 'End with 7 when a stream is stale.' }),
    'max-age': Flags.string({
      summary: 'A stream not heard for this long is stale.',
      helpValue: 'DURATION',
      default: '2h',
    }),
  };

  protected async work(): Promise<number> {
    const { flags } = await this.parse(StatusCommand);
    this.take(flags);
    const maxAgeMs = readMaxAge(flags['max-age']);
    if (maxAgeMs === null) throw usage(`--max-age ${flags['max-age']} is not a duration`, 'write it as 2h or 30m');
    const app = await this.app();
    const { accounts } = app.config.settings;
    const standing = standingOf(await app.status(), { accounts, now: app.now(), maxAgeMs });
    this.print(
      () => statusJson(standing),
      () => statusText(standing, fullPen(this.width)),
    );
    return flags.check ? statusExitCode(standing) : 0;
  }
}
