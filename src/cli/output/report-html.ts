import type { Report, ReportBucket } from '../../domain/outcomes.ts';
import { safeLine } from '../../domain/safe-text.ts';
import { metricValue } from './report.ts';

const CHART = { width: 720, height: 180, gap: 2, foot: 18 } as const;

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:760px;margin:2rem auto;padding:0 1rem;color:#1b1b1f;background:#fff}
h1{font-size:1.4rem}h2{font-size:1.1rem;margin-top:2rem}table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.25rem .5rem;border-bottom:1px solid #ddd;vertical-align:top}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
small{color:#555}svg{width:100%;height:auto}`;

/** The report as one file that needs nothing else: no script, no font, no picture from anywhere. */
export function reportHtml(report: Report, brand: string, writeTime: (at: number) => string): string {
  const title = `${brand === '' ? 'kuulo' : brand}: ${writeTime(report.since)} to ${writeTime(report.until)}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escaped(title)}</h1>
${metricTable(report)}
<h2>Heard per ${report.by}, negative in red</h2>
${chart(
  report.buckets,
  ({ inbound }) => inbound,
  ({ negative }) => negative,
)}
<h2>Replies sent per ${report.by}</h2>
${chart(
  report.buckets,
  ({ sent }) => sent,
  () => 0,
)}
<h2>Topics</h2>
${topicTable(report)}
</body>
</html>
`;
}

function metricTable({ metrics }: Report): string {
  const rows = metrics.map((metric) => {
    const words = `${escaped(metric.title)}<br><small>${escaped(metric.definition)}</small>`;
    return `<tr><td>${words}</td><td class="n">${escaped(metricValue(metric))}</td></tr>`;
  });
  return `<table>\n${rows.join('\n')}\n</table>`;
}

function topicTable({ topics }: Report): string {
  const rows = topics.map(({ topic, count, negative }) => {
    return `<tr><td>${escaped(topic)}</td><td class="n">${count}</td><td class="n">${negative}</td></tr>`;
  });
  return `<table>\n<tr><th>Topic</th><th class="n">Heard</th><th class="n">Negative</th></tr>\n${rows.join('\n')}\n</table>`;
}

/** Bars, with a part of each in red; every bar tells its numbers when pointed at. */
function chart(
  buckets: readonly ReportBucket[],
  whole: (bucket: ReportBucket) => number,
  part: (bucket: ReportBucket) => number,
): string {
  const most = Math.max(1, ...buckets.map(whole));
  const step = CHART.width / Math.max(1, buckets.length);
  const room = CHART.height - CHART.foot;
  const bars = buckets.map((bucket, index) => {
    const rect = (count: number, colour: string): string => {
      const height = (count / most) * room;
      const box = `x="${(index * step).toFixed(1)}" y="${(room - height).toFixed(1)}" width="${Math.max(1, step - CHART.gap).toFixed(1)}" height="${height.toFixed(1)}"`;
      return count > 0 ? `<rect ${box} fill="${colour}"/>` : '';
    };
    const label = `<title>${escaped(`${bucket.start}: ${whole(bucket)}`)}</title>`;
    return `<g>${label}${rect(whole(bucket), '#3b6ea8')}${rect(part(bucket), '#c0392b')}</g>`;
  });
  const ends = [buckets[0], buckets.at(-1)].map((bucket) => escaped(bucket?.start ?? ''));
  const words = `<text x="0" y="${CHART.height - 4}" font-size="12">${ends[0]}</text><text x="${CHART.width}" y="${CHART.height - 4}" font-size="12" text-anchor="end">${ends[1]}</text>`;
  return `<svg viewBox="0 0 ${CHART.width} ${CHART.height}" role="img" aria-label="bar chart, at most ${most}">${bars.join('')}${words}</svg>`;
}

function escaped(text: string): string {
  const named: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return safeLine(text).replace(/[&<>"']/g, (character) => named[character] ?? character);
}
