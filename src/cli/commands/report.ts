import { Flags } from '@oclif/core';
import { BaseCommand } from '../base-command.ts';
import { readInstant, usage } from '../flags.ts';
import { jsonText } from '../output/json-text.ts';
import { reportCsv, reportJson, reportText } from '../output/report.ts';

const FORMATS = ['text', 'json', 'csv', 'html'] as const;

export class ReportCommand extends BaseCommand {
  static override summary = 'What happened in a period: volume, sentiment, response times, topics.';
  static override description =
    'Counted from events and messages; each number can be followed to them. --explain prints what each metric means.';
  static override examples = [
    '<%= config.bin %> report',
    '<%= config.bin %> report --since 30d --by week --explain',
    '<%= config.bin %> report --format html > report.html',
  ];
  static override flags = {
    since: Flags.string({ summary: 'From: ISO time, or a duration ago.', default: '7d' }),
    until: Flags.string({ summary: 'Until (not included): ISO time, or a duration ago; now when left out.' }),
    by: Flags.option({ options: ['day', 'week', 'month'] as const, summary: 'Size of the steps.', default: 'day' })(),
    format: Flags.option({
      options: FORMATS,
      summary: 'How it is written; html is one file that needs nothing else.',
    })(),
    explain: Flags.boolean({ summary: 'With the definition of every metric.' }),
  };

  protected async work(): Promise<number> {
    const { flags } = await this.parse(ReportCommand);
    this.take(flags);
    if (flags.json && flags.format !== undefined && flags.format !== 'json') {
      throw usage(`--json and --format ${flags.format} do not go together`, 'Leave one of them out.');
    }
    const app = await this.app();
    const { timezone, brand } = app.config.settings;
    const clock = { now: app.now(), timezone };
    const since = readInstant('since', flags.since, clock);
    const until = flags.until === undefined ? clock.now : readInstant('until', flags.until, clock);
    if (since >= until) throw usage('--since is not before --until', 'Name a period that has passed.');
    const report = await app.report({ since, until, by: flags.by });
    const { writeTime, width } = await this.screen();
    process.stdout.write(await written());
    return 0;

    async function written(): Promise<string> {
      const format = flags.json ? 'json' : (flags.format ?? 'text');
      if (format === 'json') return `${jsonText(reportJson(report))}\n`;
      if (format === 'csv') return reportCsv(report);
      if (format === 'text') return `${reportText(report, { writeTime, width, isExplained: flags.explain })}\n`;
      const { reportHtml } = await import('../output/report-html.ts');
      return reportHtml(report, brand.name, writeTime);
    }
  }
}
