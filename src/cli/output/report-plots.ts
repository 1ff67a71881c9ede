import { metricWords } from '../../domain/metric-words.ts';
import type { MetricId } from '../../domain/metrics.ts';
import type { Report, ReportBucket } from '../../domain/report.ts';
import { safeLine } from '../../domain/safe-text.ts';
import type { Language } from '../../domain/settings.ts';
import { plotWords } from './report-plot-words.ts';
import { durationWords, metricValue, nameOf, reportWords } from './report-words.ts';

/** One series of a plot: its name and a value for each place; null where there is none. */
export interface Series {
  readonly name: string;
  readonly colour: string;
  readonly values: readonly (number | null)[];
}

/** What a plot shows, before it is drawn; the same is told as a table for those who do not see it. */
export interface Plot {
  readonly id: string;
  readonly title: string;
  /** One sentence that says what it shows. */
  readonly summary: string;
  /** What is said in its place where there is nothing to draw; null where there is. */
  readonly emptiness: string | null;
  readonly kind: 'columns' | 'stackedColumns' | 'lines' | 'bars' | 'stackedBars';
  readonly places: readonly string[];
  readonly series: readonly Series[];
  /** What is written beside the axis of values. */
  readonly unit: string;
  /** The end of the axis of values, where it is not the highest value. */
  readonly most: number | null;
  readonly write: (value: number) => string;
}

/**
 * Told apart by people who see colours otherwise, and on paper by their patterns.
 * https://jfly.uni-koeln.de/color/ (Okabe and Ito)
 */
export const COLOURS = {
  bad: '#d55e00',
  middle: '#8c8c8c',
  good: '#0072b2',
  other: '#cc79a7',
  third: '#009e73',
} as const;

/** The plots of a report, in order. */
export function plotsOf(report: Report, language: Language): Plot[] {
  return [
    volume(report, language),
    firstResponse(report, language),
    slaKept(report, language),
    ratings(report, language),
    topics(report, language),
    moods(report, language),
    promises(report, language),
  ];
}

const TOPICS_MAX = 12;
const HOUR_MS = 3_600_000;
const whole = (value: number): string => String(Math.round(value));

function volume({ buckets }: Report, language: Language): Plot {
  const words = plotWords(language).volume;
  const { sentiments } = reportWords(language);
  const neutral = ({ inbound, negative, positive }: ReportBucket) => inbound - negative - positive;
  const series = [
    { name: sentiments.negative, colour: COLOURS.bad, values: buckets.map(({ negative }) => negative) },
    { name: sentiments.neutral, colour: COLOURS.middle, values: buckets.map(neutral) },
    { name: sentiments.positive, colour: COLOURS.good, values: buckets.map(({ positive }) => positive) },
  ];
  const shape = { kind: 'stackedColumns', unit: '', most: null, write: whole } as const;
  return plot({ id: 'volume', ...words, ...shape, places: buckets.map(({ start }) => start), series });
}

function firstResponse({ buckets }: Report, language: Language): Plot {
  const words = plotWords(language).firstResponse;
  const [middle, most] = (['firstResponseMedian', 'firstResponseP90'] as const).map((id) => valuesOf(buckets, id));
  const highest = Math.max(0, ...[...(middle ?? []), ...(most ?? [])].map((value) => value ?? 0));
  const unitMs = highest < 2 * HOUR_MS ? HOUR_MS / 60 : highest < 72 * HOUR_MS ? HOUR_MS : 24 * HOUR_MS;
  const inUnit = (values: readonly (number | null)[] = []) => values.map((ms) => (ms === null ? null : ms / unitMs));
  return plot({
    id: 'firstResponse',
    ...words,
    kind: 'lines',
    places: buckets.map(({ start }) => start),
    series: [
      { name: words.median, colour: COLOURS.good, values: inUnit(middle) },
      { name: words.p90, colour: COLOURS.bad, values: inUnit(most) },
    ],
    unit: unitMs === HOUR_MS ? words.hours : unitMs < HOUR_MS ? words.minutes : words.days,
    most: null,
    write: (value) => durationWords(Math.round(value * unitMs), language),
  });
}

function slaKept({ buckets }: Report, language: Language): Plot {
  const words = plotWords(language).slaKept;
  const values = valuesOf(buckets, 'slaKept').map((share) => (share === null ? null : share * 100));
  return plot({
    id: 'slaKept',
    ...words,
    kind: 'columns',
    places: buckets.map(({ start }) => start),
    series: [{ name: metricWords('slaKept', language).title, colour: COLOURS.third, values }],
    unit: '%',
    most: 100,
    write: (value) => metricValue({ value: value / 100, unit: 'share' }, language),
    isDrawnAtNought: true,
  });
}

function ratings({ ratings: counts }: Report, language: Language): Plot {
  const words = plotWords(language).ratings;
  const shape = { kind: 'columns', unit: '', most: null, write: whole } as const;
  const series = [{ name: words.given, colour: COLOURS.good, values: counts }];
  return plot({ id: 'ratings', ...words, ...shape, places: counts.map((_, index) => String(index + 1)), series });
}

function topics({ topics: all }: Report, language: Language): Plot {
  const words = plotWords(language).topics;
  const { sentiments } = reportWords(language);
  const shown = all.slice(0, TOPICS_MAX);
  const series = [
    { name: sentiments.negative, colour: COLOURS.bad, values: shown.map(({ negative }) => negative) },
    { name: words.others, colour: COLOURS.middle, values: shown.map(({ count, negative }) => count - negative) },
  ];
  const shape = { kind: 'stackedBars', unit: '', most: null, write: whole } as const;
  return plot({
    id: 'topics',
    ...words,
    ...shape,
    places: shown.map(({ topic }) => safeLine(nameOf('topic', topic, language))),
    series,
  });
}

function moods({ moods: { before, after } }: Report, language: Language): Plot {
  const words = plotWords(language).moods;
  const { sentiments } = reportWords(language);
  const of = (label: 'negative' | 'neutral' | 'positive') => [before[label], after[label]];
  const series = [
    { name: sentiments.negative, colour: COLOURS.bad, values: of('negative') },
    { name: sentiments.neutral, colour: COLOURS.middle, values: of('neutral') },
    { name: sentiments.positive, colour: COLOURS.good, values: of('positive') },
  ];
  const shape = { kind: 'stackedBars', unit: '', most: null, write: whole } as const;
  return plot({ id: 'moods', ...words, ...shape, places: [words.before, words.after], series });
}

const PROMISES = [
  'promisesKeptInTime',
  'promisesKeptLate',
  'promisesMoved',
  'promisesBroken',
  'promisesOverdue',
] as const satisfies readonly MetricId[];

function promises({ metrics }: Report, language: Language): Plot {
  const words = plotWords(language).promises;
  const values = PROMISES.map((id) => metrics.find((one) => one.id === id)?.value ?? 0);
  const series = [{ name: words.count, colour: COLOURS.other, values }];
  const shape = { kind: 'bars', unit: '', most: null, write: whole } as const;
  const places = PROMISES.map((id) => metricWords(id, language).title);
  return plot({ id: 'promises', ...words, ...shape, places, series });
}

function valuesOf(buckets: readonly ReportBucket[], id: MetricId): (number | null)[] {
  return buckets.map(({ metrics }) => metrics.find((one) => one.id === id)?.value ?? null);
}

interface Drawing extends Omit<Plot, 'emptiness'> {
  readonly nothing: string;
  /** Whether a value of nought is something to see: none of all is not nothing. */
  readonly isDrawnAtNought?: boolean;
}

function plot({ nothing, isDrawnAtNought = false, ...drawn }: Drawing): Plot {
  const values = drawn.series.flatMap((series) => series.values);
  const isThere = values.some((value) => value !== null && (isDrawnAtNought || value !== 0));
  const { id, title, summary, kind, places, series, unit, most, write } = drawn;
  return { id, title, summary, emptiness: isThere ? null : nothing, kind, places, series, unit, most, write };
}
