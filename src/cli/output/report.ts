import { formatDuration } from '../../domain/duration.ts';
import type { Metric, Report } from '../../domain/outcomes.ts';
import { safeLine } from '../../domain/safe-text.ts';
import { csvText } from './csv.ts';
import { paint } from './paint.ts';
import { table } from './table.ts';
import { isoTime } from './times.ts';

/** `report --format json`; every metric carries its definition, every response its event. */
export function reportJson(report: Report) {
  return {
    ...report,
    since: isoTime(report.since),
    until: isoTime(report.until),
    responses: report.responses.map((response) => ({ ...response, sentAt: isoTime(response.sentAt) })),
  };
}

/** The report for people, with a bar for each bucket. */
export function reportText(
  report: Report,
  { writeTime, width, isExplained }: { writeTime: (at: number) => string; width: number | null; isExplained: boolean },
): string {
  const title = paint.strong(`${writeTime(report.since)} to ${writeTime(report.until)}`);
  const metrics = report.metrics.flatMap((metric) => {
    const line = `${metric.title.padEnd(24)} ${metricValue(metric)}`;
    return isExplained ? [line, paint.faint(`  ${metric.definition}`)] : [line];
  });
  const sections = [[title, ...metrics].join('\n')];
  if (report.buckets.length > 0) sections.push(bucketTable(report, width));
  if (report.topics.length > 0) sections.push(topicTable(report, width));
  return sections.join('\n\n');
}

/** The report as one table for spreadsheets. */
export function reportCsv(report: Report): string {
  const metrics = report.metrics.map(({ id, title, value, unit, definition }) => [
    'metric',
    id,
    title,
    value,
    unit,
    definition,
  ]);
  const buckets = report.buckets.flatMap(({ start, medianFirstResponseMs, ...counts }) => [
    ...Object.entries(counts).map(([name, value]) => [report.by, start, name, value, 'count', '']),
    [report.by, start, 'medianFirstResponse', medianFirstResponseMs, 'ms', ''],
  ]);
  const topics = report.topics.flatMap(({ topic, count, negative }) => [
    ['topic', topic, 'count', count, 'count', ''],
    ['topic', topic, 'negative', negative, 'count', ''],
  ]);
  return csvText([['section', 'id', 'title', 'value', 'unit', 'definition'], ...metrics, ...buckets, ...topics]);
}

/** A metric's value with its unit, for people. */
export function metricValue({ value, unit }: Metric): string {
  if (value === null) return 'not known';
  switch (unit) {
    case 'count':
      return String(value);
    case 'ms':
      return formatDuration(value);
    case 'share':
      return `${(value * 100).toFixed(1)} %`;
    case 'usd':
      return `$${value.toFixed(2)}`;
    default:
      return unit satisfies never;
  }
}

const BAR_WIDTH = 24;
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const;

function bucketTable(report: Report, width: number | null): string {
  const most = Math.max(1, ...report.buckets.map(({ inbound }) => inbound));
  return table(
    report.buckets,
    [
      { title: report.by.toUpperCase(), cell: ({ start }) => start },
      { title: 'HEARD', cell: ({ inbound }) => String(inbound), isRight: true },
      { title: 'NEGATIVE', cell: ({ negative }) => String(negative), isRight: true },
      { title: 'SENT', cell: ({ sent }) => String(sent), isRight: true },
      {
        title: 'RESPONSE',
        cell: ({ medianFirstResponseMs: ms }) => (ms === null ? '-' : formatDuration(ms)),
        isRight: true,
      },
      { title: '', cell: ({ inbound }) => bar(inbound / most) },
    ],
    width,
  );
}

function topicTable(report: Report, width: number | null): string {
  const most = Math.max(1, ...report.topics.map(({ count }) => count));
  return table(
    report.topics,
    [
      { title: 'TOPIC', cell: ({ topic }) => safeLine(topic) },
      { title: 'HEARD', cell: ({ count }) => String(count), isRight: true },
      { title: 'NEGATIVE', cell: ({ negative }) => String(negative), isRight: true },
      { title: '', cell: ({ count }) => bar(count / most) },
    ],
    width,
  );
}

/** A bar in eighths of a character. */
function bar(share: number): string {
  const eighths = Math.round(share * BAR_WIDTH * 8);
  return '█'.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? '');
}
