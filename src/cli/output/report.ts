import stringWidth from 'string-width';
import { metricWords } from '../../domain/metric-words.ts';
import { METRIC_GROUPS, METRICS } from '../../domain/metrics.ts';
import type { BreakdownRow, Metric, MetricValue, Report } from '../../domain/report.ts';
import { safeLine } from '../../domain/safe-text.ts';
import type { Language } from '../../domain/settings.ts';
import { bar, type Pencil, sparkline } from './chart.ts';
import type { Column } from './column.ts';
import { paint } from './paint.ts';
import { changeWords, durationWords, metricValue, nameOf, reportWords } from './report-words.ts';
import { table } from './table.ts';
import { isoTime } from './times.ts';

/** How a report is drawn for people. */
export interface ReportLook extends Pencil {
  readonly writeTime: (at: number) => string;
  /** In columns; null into a pipe. */
  readonly width: number | null;
  readonly isExplained: boolean;
  readonly language: Language;
}

/** `report --format json`; every metric carries its definition, every response its event. */
export function reportJson(report: Report) {
  const { before } = report;
  return {
    ...report,
    since: isoTime(report.since),
    until: isoTime(report.until),
    before: { since: isoTime(before.since), until: isoTime(before.until) },
    responses: report.responses.map((response) => ({ ...response, sentAt: isoTime(response.sentAt) })),
  };
}

/** The report for people: numbers beside those before and a small chart of each, then each bucket, topic and breakdown. */
export function reportText(report: Report, look: ReportLook): string {
  const sections = [head(report, look), metricTable(report, look)];
  if (look.isExplained) sections.push(definitions(look));
  if (report.buckets.length > 0) sections.push(bucketTable(report, look));
  if (report.topics.length > 0) sections.push(topicTable(report, look));
  for (const { per, rows } of report.breakdowns)
    if (rows.length > 0) sections.push(breakdownTable({ per, rows }, look));
  return sections.join('\n\n');
}

/** A pipe has no width: charts are drawn as for the smallest usual terminal. */
const PIPE_COLUMNS = 80;
const BAR_MAX = 24;
const SPARK_MIN = 4;

function head({ since, until, before, account, platform }: Report, { writeTime, language }: ReportLook): string {
  const words = reportWords(language);
  const filters = [
    ...(account === null ? [] : [`${words.filters.account}: ${safeLine(account)}`]),
    ...(platform === null ? [] : [`${words.filters.platform}: ${safeLine(platform)}`]),
  ];
  const period = `${writeTime(since)} ${words.to} ${writeTime(until)}`;
  const earlier = `${words.comparedWith} ${writeTime(before.since)} ${words.to} ${writeTime(before.until)}`;
  return [paint.strong(period), paint.faint(earlier), ...filters].join('\n');
}

interface MetricRow {
  readonly title: string;
  readonly metric: Metric | null;
}

function metricTable(report: Report, look: ReportLook): string {
  const { language, width } = look;
  const words = reportWords(language);
  const known = new Map(report.metrics.map((metric) => [metric.id, metric]));
  const rows = METRIC_GROUPS.flatMap((group): MetricRow[] => [
    { title: paint.strong(words.groups[group]), metric: null },
    ...METRICS.filter((one) => one.group === group).map(({ id }) => ({
      title: `  ${metricWords(id, language).title}`,
      metric: known.get(id) ?? null,
    })),
  ]);
  const valued = (write: (metric: Metric) => string) => (row: MetricRow) =>
    row.metric === null ? '' : write(row.metric);
  const columns: Column<MetricRow>[] = [
    { title: words.metric.toUpperCase(), cell: ({ title }) => title },
    { title: words.value.toUpperCase(), cell: valued((metric) => shown(metric, language)), isRight: true },
    {
      title: words.before.toUpperCase(),
      cell: valued(({ before, unit }) => shown({ value: before, unit }, language)),
      isRight: true,
    },
    { title: words.change.toUpperCase(), cell: valued((metric) => changeWords(metric, language)), isRight: true },
  ];
  const room = (width ?? PIPE_COLUMNS) - columnsTaken(rows, columns);
  if (room < SPARK_MIN || report.buckets.length < 2) return table(rows, columns, width);
  const trend = valued(({ id }) => sparkline(series(report, id), room, look));
  return table(rows, [...columns, { title: words.trend.toUpperCase().slice(0, room), cell: trend }], width);
}

function columnsTaken<T>(rows: readonly T[], columns: readonly Column<T>[]): number {
  return columns.reduce((sum, { title, cell }) => {
    return sum + 2 + rows.reduce((most, row) => Math.max(most, stringWidth(cell(row))), stringWidth(title));
  }, 0);
}

function series({ buckets }: Report, id: MetricValue['id']): (number | null)[] {
  return buckets.map(({ metrics }) => metrics.find((one) => one.id === id)?.value ?? null);
}

/** In a table of many numbers a dash says that there is none. */
function shown(metric: Pick<Metric, 'value' | 'unit'>, language: Language): string {
  return metric.value === null ? '-' : metricValue(metric, language);
}

function definitions({ language }: ReportLook): string {
  return METRICS.map(({ id }) => {
    const { title, definition } = metricWords(id, language);
    return `${title} (${id})\n${paint.faint(`  ${definition}`)}`;
  }).join('\n');
}

function bucketTable(report: Report, look: ReportLook): string {
  const { language } = look;
  const words = reportWords(language);
  const most = Math.max(1, ...report.buckets.map(({ inbound }) => inbound));
  const columns: Column<Report['buckets'][number]>[] = [
    { title: words.steps[report.by].toUpperCase(), cell: ({ start }) => start },
    { title: words.heard.toUpperCase(), cell: ({ inbound }) => String(inbound), isRight: true },
    { title: words.sentiments.negative.toUpperCase(), cell: ({ negative }) => String(negative), isRight: true },
    { title: words.sent.toUpperCase(), cell: ({ sent }) => String(sent), isRight: true },
    {
      title: words.response.toUpperCase(),
      cell: ({ medianFirstResponseMs: ms }) => (ms === null ? '-' : durationWords(ms, language)),
      isRight: true,
    },
  ];
  return withBars({ rows: report.buckets, columns, share: ({ inbound }) => inbound / most }, look);
}

function topicTable({ topics }: Report, look: ReportLook): string {
  const words = reportWords(look.language);
  const most = Math.max(1, ...topics.map(({ count }) => count));
  const columns: Column<Report['topics'][number]>[] = [
    { title: words.per.topic.toUpperCase(), cell: ({ topic }) => safeLine(nameOf('topic', topic, look.language)) },
    { title: words.heard.toUpperCase(), cell: ({ count }) => String(count), isRight: true },
    { title: words.sentiments.negative.toUpperCase(), cell: ({ negative }) => String(negative), isRight: true },
  ];
  return withBars({ rows: topics, columns, share: ({ count }) => count / most }, look);
}

/** A table with a bar behind each row, as long as there is room for. */
function withBars<T>(
  what: { readonly rows: readonly T[]; readonly columns: readonly Column<T>[]; readonly share: (row: T) => number },
  look: ReportLook,
): string {
  const { rows, columns, share } = what;
  const room = Math.min(BAR_MAX, (look.width ?? PIPE_COLUMNS) - columnsTaken(rows, columns));
  if (room < SPARK_MIN) return table(rows, columns, look.width);
  return table(rows, [...columns, { title: '', cell: (row) => bar(share(row), room, look) }], look.width);
}

/** Of all metrics those by which accounts, operators and topics are compared most; the others are in JSON and CSV. */
const COMPARED = ['inbound', 'negativeShare', 'sent', 'firstResponseMedian', 'slaKept', 'csatAverage'] as const;

function breakdownTable({ per, rows }: Report['breakdowns'][number], { language, width }: ReportLook): string {
  const heads = language === 'fi' ? ['KUULTU', 'KIELT.', 'LÄHET.', 'ENSIVASTE', 'AJOISSA', 'CSAT'] : HEADS;
  const columns: Column<BreakdownRow>[] = COMPARED.map((id, index) => ({
    title: heads[index] ?? id,
    cell: ({ metrics }) => {
      const unit = METRICS.find((one) => one.id === id)?.unit ?? 'count';
      return shown({ value: metrics.find((one) => one.id === id)?.value ?? null, unit }, language);
    },
    isRight: true,
  }));
  const name: Column<BreakdownRow> = {
    title: reportWords(language).per[per].toUpperCase(),
    cell: ({ key }) => safeLine(nameOf(per, key, language)),
  };
  return table(rows, [name, ...columns], width);
}

const HEADS = ['HEARD', 'NEGATIVE', 'SENT', 'RESPONSE', 'IN TIME', 'CSAT'];
