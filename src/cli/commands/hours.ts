import { Flags } from '@oclif/core';
import type { OpenDay } from '../../domain/open-day.ts';
import { BaseCommand } from '../base-command.ts';
import { readInstant, usage } from '../flags.ts';
import { hoursText, openDayJson } from '../output/hours.ts';

const DAYS_MAX = 366;

export class HoursCommand extends BaseCommand {
  static override summary = 'The working hours that every due date is counted by, with holidays by name.';
  static override description =
    'They come from `hours` in kuulo.yaml: spans of each weekday, public holidays of a country, and exceptions by date.';
  static override examples = [
    '<%= config.bin %> hours',
    '<%= config.bin %> hours --from 2026-12-20 --days 14',
    '<%= config.bin %> hours --json',
  ];
  static override flags = {
    from: Flags.string({ summary: 'The first day: 2026-12-20, monday; today where left out.', helpValue: 'WHEN' }),
    days: Flags.integer({ summary: 'How many.', default: 14, min: 1, max: DAYS_MAX }),
  };

  protected async work(): Promise<number> {
    const { flags } = await this.parse(HoursCommand);
    this.take(flags);
    const app = await this.app();
    const now = app.now();
    const { timezone } = app.config.settings;
    const from = flags.from === undefined ? now : readInstant('from', flags.from, { now, timezone });
    if (Math.abs(from - now) > DAYS_MAX * 86_400_000)
      throw usage('holidays are known a year around today', 'Name a day within a year.');
    const days: OpenDay[] = await app.openDays({ from, count: flags.days });
    const screen = await this.screen();
    this.print(
      () => ({ timezone, items: days.map(openDayJson) }),
      () => hoursText(days, timezone, screen),
    );
    return 0;
  }
}
