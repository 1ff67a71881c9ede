import { metricWords } from '../../domain/metric-words.ts';
import { METRIC_GROUPS, METRICS, type MetricGroup } from '../../domain/metrics.ts';
import type { Report } from '../../domain/report.ts';
import type { Language } from '../../domain/settings.ts';
import { escaped, htmlTable } from './markup.ts';
import { pageWords } from './report-page-words.ts';
import { type Plot, plotsOf } from './report-plots.ts';
import { REPORT_STYLE } from './report-style.ts';
import { changeWords, metricValue, nameOf, reportWords } from './report-words.ts';

export interface PageLook {
  /** Of the brand; empty where none is set. */
  readonly brand: string;
  readonly writeTime: (at: number) => string;
  readonly language: Language;
}

/** The plots as they fit a page, and as they fit a telephone. */
const SIZES = {
  broad: { width: 900, height: 320 },
  narrow: { width: 368, height: 300 },
} as const;

/** The report as one page that needs nothing else: no script, no font, no picture from anywhere. */
export async function reportHtml(report: Report, look: PageLook): Promise<string> {
  const { brand, writeTime, language } = look;
  const words = pageWords(language);
  const { to, comparedWith } = reportWords(language);
  const { before } = report;
  const title = brand === '' ? words.report : `${brand}: ${words.report}`;
  const period = `${writeTime(report.since)} ${to} ${writeTime(report.until)}`;
  const earlier = `${comparedWith} ${writeTime(before.since)} ${to} ${writeTime(before.until)}`;
  const plots = plotsOf(report, language);
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(`${title}, ${period}`)}</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
<a class="skip" href="#report">${escaped(words.skip)}</a>
<header>
<h1>${escaped(title)}</h1>
<p>${escaped(period)}<small>${escaped(earlier)}</small>${filters(report, language)}</p>
</header>
<nav aria-label="${escaped(words.contents)}"><ul>${contents(report, plots, language)}</ul></nav>
<main id="report" tabindex="-1">
<h2 id="plots" class="first">${escaped(words.plots)}</h2>
${await figures(plots, language)}
<h2 id="numbers">${escaped(words.numbers)}</h2>
${METRIC_GROUPS.map((group) => groupTable(report, group, language)).join('\n')}
${comparison(report, language)}
</main>
<footer><p>${escaped(words.madeBy)}</p></footer>
</body>
</html>
`;
}

function contents({ breakdowns }: Report, plots: readonly Plot[], language: Language): string {
  const words = pageWords(language);
  const parts = [
    ['plots', words.plots],
    ...plots.map(({ id, title }) => [`plot-${id}`, title]),
    ['numbers', words.numbers],
    ...(breakdowns.length > 0 ? [['compared', words.breakdowns]] : []),
  ];
  return parts.map(([id = '', text = '']) => `<li><a href="#${id}">${escaped(text)}</a></li>`).join('');
}

function filters({ account, platform }: Report, language: Language): string {
  const { filters: names } = reportWords(language);
  const parts = [
    ...(account === null ? [] : [`${names.account}: ${account}`]),
    ...(platform === null ? [] : [`${names.platform}: ${platform}`]),
  ];
  return parts.map((part) => `<small>${escaped(part)}</small>`).join('');
}

function groupTable({ metrics }: Report, group: MetricGroup, language: Language): string {
  const words = reportWords(language);
  const rows = METRICS.filter((one) => one.group === group).flatMap(({ id }): [string, ...string[]][] => {
    const metric = metrics.find((one) => one.id === id);
    if (metric === undefined) return [];
    const { title, definition } = metricWords(id, language);
    const name = `<strong>${escaped(title)}</strong><small>${escaped(definition)}</small>`;
    const before = metricValue({ value: metric.before, unit: metric.unit }, language);
    return [[name, metricValue(metric, language), before, changeWords(metric, language)]];
  });
  const head = [words.metric, words.value, words.before, words.change];
  return htmlTable(words.groups[group], head, rows);
}

async function figures(plots: readonly Plot[], language: Language): Promise<string> {
  // what draws is loaded for the page alone, and not for one that has nothing to draw
  const drawing = plots.some(({ emptiness }) => emptiness === null) ? await import('./draw-plot.ts') : null;
  return plots.map((plot) => figure(plot, drawing?.drawPlot ?? null, language)).join('\n');
}

type Draw = (plot: Plot, size: { width: number; height: number }) => string;

function figure(plot: Plot, draw: Draw | null, language: Language): string {
  const { id, title, summary, emptiness } = plot;
  const head = `<h3>${escaped(title)}</h3><figcaption>${escaped(summary)}</figcaption>`;
  if (emptiness !== null || draw === null)
    return `<figure id="plot-${id}">${head}<p class="empty">${escaped(emptiness ?? '')}</p></figure>`;
  const label = escaped(`${title}. ${summary}`);
  const height = plot.kind === 'bars' || plot.kind === 'stackedBars' ? 90 + plot.places.length * 34 : null;
  const drawn = (['broad', 'narrow'] as const).map((name) => {
    const size = { ...SIZES[name], ...(height === null ? {} : { height }) };
    return `<div class="plot ${name}" role="img" aria-label="${label}">${draw(plot, size)}</div>`;
  });
  return `<figure id="plot-${id}">${head}
${drawn.join('\n')}
<details><summary>${escaped(pageWords(language).table)}</summary>
${plotTable(plot, language)}
</details></figure>`;
}

function plotTable({ title, places, series, write }: Plot, language: Language): string {
  const rows = places.map((place, index): [string, ...string[]] => [
    escaped(place),
    ...series.map(({ values }) => {
      const value = values[index] ?? null;
      return value === null ? reportWords(language).notKnown : write(value);
    }),
  ]);
  const { table, place: what } = pageWords(language);
  // two parts of a page are not called alike: the numbers have a table of the same name
  return htmlTable(`${title}: ${table.toLowerCase()}`, [what, ...series.map(({ name }) => name)], rows);
}

function comparison({ breakdowns, metrics }: Report, language: Language): string {
  const words = reportWords(language);
  if (breakdowns.length === 0) return '';
  const tables = breakdowns.map(({ per, rows }) => {
    // what was nowhere counted needs no row
    const counted = metrics.filter(({ id }) =>
      rows.some((row) => row.metrics.some((one) => one.id === id && one.n > 0)),
    );
    const lines = counted.map(({ id, unit }): [string, ...string[]] => [
      escaped(metricWords(id, language).title),
      ...rows.map((row) =>
        metricValue({ value: row.metrics.find((one) => one.id === id)?.value ?? null, unit }, language),
      ),
    ]);
    return htmlTable(words.per[per], [words.metric, ...rows.map(({ key }) => nameOf(per, key, language))], lines);
  });
  return `<h2 id="compared">${escaped(pageWords(language).breakdowns)}</h2>\n${tables.join('\n')}`;
}
