import { METRICS } from '../../domain/metrics.ts';
import type { MetricValue, Report, Trace } from '../../domain/report.ts';
import { csvText } from './csv.ts';
import { isoTime } from './times.ts';

type Cell = string | number | null;

/** The report as one tidy table for spreadsheets: a row for each metric of the whole, of each bucket and breakdown. */
export function reportCsv(report: Report): string {
  const total = report.metrics.map(({ id, title, value, unit, n, before, change, definition }): Cell[] => {
    return ['total', '', id, title, value, unit, n, before, change, definition];
  });
  const buckets = report.buckets.flatMap(({ start, metrics }) => rowsOf([report.by, start], metrics, report));
  const breakdowns = report.breakdowns.flatMap(({ per, rows }) =>
    rows.flatMap(({ key, metrics }) => rowsOf([per, key], metrics, report)),
  );
  const topics = report.topics.flatMap(({ topic, count, negative }): Cell[][] => [
    ['topics', topic, 'count', 'Messages heard', count, 'count', count, null, null, ''],
    ['topics', topic, 'negative', 'Negative', negative, 'count', count, null, null, ''],
  ]);
  const head = ['section', 'key', 'id', 'title', 'value', 'unit', 'n', 'before', 'change', 'definition'];
  return csvText([head, ...total, ...buckets, ...breakdowns, ...topics]);
}

function rowsOf(
  place: readonly [section: string, key: string],
  metrics: readonly MetricValue[],
  report: Report,
): Cell[][] {
  const titles = new Map(report.metrics.map(({ id, title }) => [id, title]));
  return metrics.map(({ id, value, n }) => {
    const unit = METRICS.find((one) => one.id === id)?.unit ?? 'count';
    return [...place, id, titles.get(id) ?? id, value, unit, n, null, null, ''];
  });
}

/** What a number was counted from, a row each. */
export function traceCsv({ metric, rows }: Trace): string {
  const head = [
    'metric',
    'source',
    'id',
    'kind',
    'at',
    'bucket',
    'conversation',
    'reply',
    'message',
    'platform',
    'account',
    'operator',
    'language',
    'urgency',
    'topics',
    'value',
    'unit',
  ];
  const unit = unitOfRows(metric.unit);
  const lines = rows.map((row): Cell[] => {
    const { source, id, kind, at, bucket, conversation, reply, message, ...rest } = row;
    const { platform, account, operator, language, urgency, topics, value } = rest;
    const about = [metric.id, source, id, kind, isoTime(at), bucket, conversation, reply, message];
    return [...about, platform, account, operator, language, urgency, topics.join(' '), value, unit];
  });
  return csvText([head, ...lines]);
}

/** Each row of a share counts as 0 or 1. */
function unitOfRows(unit: Trace['metric']['unit']): string {
  return unit === 'share' ? 'count' : unit;
}
