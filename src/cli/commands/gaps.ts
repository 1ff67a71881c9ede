import { safeLine } from '../../domain/safe-text.ts';
import { BaseCommand } from '../base-command.ts';
import { table } from '../output/table.ts';
import { isoTime } from '../output/times.ts';

export class GapsCommand extends BaseCommand {
  static override summary = 'Periods that were not heard, and why.';
  static override examples = ['<%= config.bin %> gaps', '<%= config.bin %> gaps --json'];

  protected async work(): Promise<number> {
    const { flags } = await this.parse(GapsCommand);
    this.take(flags);
    const gaps = await (await this.app()).gaps();
    const { writeTime } = await this.screen();
    this.print(
      () => ({
        items: gaps.map((gap) => ({
          ...gap,
          from: isoTime(gap.from),
          until: isoTime(gap.until),
          notedAt: isoTime(gap.notedAt),
        })),
      }),
      () =>
        gaps.length === 0
          ? 'No gaps.'
          : table(
              gaps,
              [
                { title: 'ACCOUNT', cell: ({ account }) => safeLine(account) },
                { title: 'STREAM', cell: ({ stream }) => safeLine(stream) },
                { title: 'FROM', cell: ({ from }) => writeTime(from) },
                { title: 'UNTIL', cell: ({ until }) => writeTime(until) },
                { title: 'WHY', cell: ({ why }) => safeLine(why) },
              ],
              this.width,
            ),
    );
    return 0;
  }
}
