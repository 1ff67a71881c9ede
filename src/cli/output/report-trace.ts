import { metricWords } from '../../domain/metric-words.ts';
import type { Trace, TraceRow } from '../../domain/report.ts';
import { safeLine } from '../../domain/safe-text.ts';
import type { Column } from './column.ts';
import { paint } from './paint.ts';
import type { ReportLook } from './report.ts';
import { durationWords, metricValue } from './report-words.ts';
import { table } from './table.ts';
import { isoTime } from './times.ts';

/** `report --trace METRIC --json`. */
export function traceJson({ metric, rows }: Trace) {
  return { metric, rows: rows.map((row) => ({ ...row, at: isoTime(row.at) })) };
}

/** A metric, what it means, and a line for each thing that it was counted from. */
export function traceText({ metric, rows }: Trace, look: ReportLook): string {
  const { language, writeTime, width } = look;
  const { title, definition } = metricWords(metric.id, language);
  const head = [paint.strong(`${title}: ${metricValue(metric, language)}`), paint.faint(definition), `n = ${metric.n}`];
  if (rows.length === 0) return head.join('\n');
  const number = (value: number | null): string => (value === null ? '-' : String(value));
  const columns: Column<TraceRow>[] = [
    { title: 'SOURCE', cell: ({ source, id }) => `${source} ${id}` },
    { title: 'WHEN', cell: ({ at }) => writeTime(at) },
    { title: 'CONVERSATION', cell: ({ conversation }) => number(conversation), isRight: true },
    { title: 'REPLY', cell: ({ reply }) => number(reply), isRight: true },
    {
      title: 'VALUE',
      cell: ({ value }) => (metric.unit === 'ms' ? durationWords(value, language) : rounded(value)),
      isRight: true,
    },
    { title: 'OPERATOR', cell: ({ operator }) => (operator === '' ? '-' : safeLine(operator)) },
    { title: 'KIND', cell: ({ kind }) => safeLine(kind) },
  ];
  return [...head, '', table(rows, columns, width)].join('\n');
}

function rounded(value: number): string {
  return String(Math.round(value * 100) / 100);
}
