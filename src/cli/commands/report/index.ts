import { Flags } from '@oclif/core';
import type { App } from '../../../app.ts';
import { surroundings } from '../../../config.ts';
import { METRICS, metricOf } from '../../../domain/metrics.ts';
import { nearestWord } from '../../../domain/nearest-word.ts';
import { REPORT_PER, type Report, type ReportInput } from '../../../domain/report.ts';
import { LANGUAGES, type Language } from '../../../domain/settings.ts';
import { BaseCommand } from '../../base-command.ts';
import { listFlag, readInstant, usage } from '../../flags.ts';
import { jsonText } from '../../output/json-text.ts';
import { type ReportLook, reportJson, reportText } from '../../output/report.ts';
import { writeOut } from '../../write-out.ts';

const FORMATS = ['text', 'json', 'csv', 'html'] as const;
type Format = (typeof FORMATS)[number];

export class ReportCommand extends BaseCommand {
  static override summary =
    'What happened in a period: volume, sentiment, response times, resolution, satisfaction, promises.';
  static override description =
    'Counted from events, messages, surveys and promises, beside the period before. --explain prints what each metric means, --trace what it was counted from.';
  static override examples = [
    '<%= config.bin %> report',
    '<%= config.bin %> report --since 30d --by week --per operator,platform --explain',
    '<%= config.bin %> report --trace firstResponseMedian --json',
    '<%= config.bin %> report --format html --language fi > report.html',
  ];
  static override flags = {
    since: Flags.string({ summary: 'From: ISO time, or a duration ago.', default: '7d' }),
    until: Flags.string({ summary: 'Until (not included): ISO time, or a duration ago; now when left out.' }),
    by: Flags.option({ options: ['day', 'week', 'month'] as const, summary: 'Size of the steps.', default: 'day' })(),
    per: listFlag('Compared by these.', REPORT_PER),
    account: Flags.string({ summary: 'Of this account only.' }),
    platform: Flags.string({ summary: 'Of this platform only.' }),
    format: Flags.option({
      options: FORMATS,
      summary: 'How it is written; html is one file that needs nothing else.',
    })(),
    language: Flags.option({
      options: LANGUAGES,
      summary: 'Of the words: English, or for html that of kuulo.yaml, when left out.',
    })(),
    explain: Flags.boolean({ summary: 'With the definition of every metric.' }),
    trace: Flags.string({ summary: 'Everything that this metric was counted from.', helpValue: 'METRIC' }),
    ascii: Flags.boolean({ summary: 'Charts of plain characters.' }),
  };

  protected async work(): Promise<number> {
    const { flags } = await this.parse(ReportCommand);
    this.take(flags);
    const format = this.formatOf(flags.format);
    const metric = flags.trace === undefined ? null : namedMetric(flags.trace);
    if (metric !== null && format === 'html')
      throw usage('--trace is not written as html', 'Take text, json or csv, or leave --trace out.');
    const app = await this.app();
    const { settings } = app.config;
    const input = { ...this.period(app, flags), by: flags.by, per: flags.per ?? [], ...filtersOf(app, flags) };
    const language = flags.language ?? (format === 'html' ? settings.language : 'en');
    const look = { ...(await this.look(flags.ascii)), language, isExplained: flags.explain };
    if (metric !== null) writeOut(await this.traced(app, { input, id: metric.id, format, look }));
    else writeOut(await written(await app.report(input), { format, look, brand: settings.brand.name }));
    return 0;
  }

  private formatOf(format: Format | undefined): Format {
    if (this.isJson && format !== undefined && format !== 'json')
      throw usage(`--json and --format ${format} do not go together`, 'Leave one of them out.');
    return this.isJson ? 'json' : (format ?? 'text');
  }

  private period(app: App, flags: { since: string; until?: string | undefined }): { since: number; until: number } {
    const clock = { now: app.now(), timezone: app.config.settings.timezone };
    const since = readInstant('since', flags.since, clock);
    const until = flags.until === undefined ? clock.now : readInstant('until', flags.until, clock);
    if (since >= until) throw usage('--since is not before --until', 'Name a period that has passed.');
    return { since, until };
  }

  private async look(isAscii: boolean): Promise<Omit<ReportLook, 'language' | 'isExplained'>> {
    const { writeTime, width } = await this.screen();
    const { isPlainConsole, isAsciiLocale } = surroundings();
    return { writeTime, width, isAscii: isAscii || isAsciiLocale || (width !== null && isPlainConsole) };
  }

  private async traced(
    app: App,
    what: { input: ReportInput; id: (typeof METRICS)[number]['id']; format: Format; look: ReportLook },
  ): Promise<string> {
    const trace = await app.trace(what.input, what.id);
    if (what.format === 'csv') return (await import('../../output/report-csv.ts')).traceCsv(trace);
    const { traceJson, traceText } = await import('../../output/report-trace.ts');
    return `${what.format === 'json' ? jsonText(traceJson(trace)) : traceText(trace, what.look)}\n`;
  }
}

async function written(
  report: Report,
  { format, look, brand }: { format: Format; look: ReportLook & { language: Language }; brand: string },
): Promise<string> {
  if (format === 'json') return `${jsonText(reportJson(report))}\n`;
  if (format === 'text') return `${reportText(report, look)}\n`;
  if (format === 'csv') return (await import('../../output/report-csv.ts')).reportCsv(report);
  const { reportHtml } = await import('../../output/report-html.ts');
  return await reportHtml(report, { ...look, brand });
}

/** @throws {ProblemError} USAGE where there is no such metric */
function namedMetric(name: string) {
  const found = metricOf(name);
  if (found !== null) return found;
  const names = METRICS.map(({ id }) => id);
  const beginning = names.filter((one) => one.toLowerCase().startsWith(name.toLowerCase()));
  if (beginning.length > 0) throw usage(`there is no metric ${name}`, `Did you mean ${beginning.join(', ')}?`);
  const nearest = nearestWord(name, names);
  const remedy = nearest === null ? `One of: ${names.join(', ')}.` : `Did you mean ${nearest}?`;
  throw usage(`there is no metric ${name}`, remedy);
}

/** @throws {ProblemError} USAGE where kuulo.yaml names no such account or platform */
function filtersOf(app: App, flags: { account?: string | undefined; platform?: string | undefined }) {
  const { account = null, platform = null } = flags;
  const { accounts } = app.config.settings;
  if (account !== null && !accounts.some(({ name }) => name === account))
    throw usage(`there is no account ${account}`, `One of: ${accounts.map(({ name }) => name).join(', ')}.`);
  if (platform !== null && !accounts.some((one) => one.platform === platform))
    throw usage(
      `no account is on a platform ${platform}`,
      `One of: ${[...new Set(accounts.map((one) => one.platform))].join(', ')}.`,
    );
  return { account, platform };
}
