/** `rating`: of the survey's scale. `change`: of a sentiment's score, from -2 to 2. */
export type MetricUnit = 'count' | 'ms' | 'share' | 'usd' | 'rating' | 'change';

/**
 * What a thing that happened is counted as. Each metric is one of these measures and a way to sum it up, so that whoever has
 * the things counted can find the number again by themselves.
 */
export type Measure =
  | 'inbound'
  | 'negative'
  | 'positive'
  | 'pressing'
  | 'opened'
  | 'reopened'
  | 'closed'
  | 'sent'
  | 'sentBulk'
  | 'elsewhere'
  | 'automatic'
  | 'unknown'
  | 'replied'
  | 'response'
  | 'firstResponse'
  | 'firstResponseWorking'
  | 'inTime'
  | 'breached'
  | 'resolution'
  | 'resolutionWorking'
  | 'cameBack'
  | 'rating'
  | 'topRating'
  | 'surveyAnswered'
  | 'surveyAsked'
  | 'mood'
  | 'moodBetter'
  | 'moodWorse'
  | 'promiseKept'
  | 'keptInTime'
  | 'keptLate'
  | 'promiseMoved'
  | 'promiseBroken'
  | 'promiseOverdue'
  | 'promiseUnconfirmed'
  | 'handedOver'
  | 'handOverUnknown'
  | 'handOverDone';

/** How values become one number: `share` is the mean of zeros and ones, `p90` the value that nine of ten do not exceed. */
type Summing = 'sum' | 'share' | 'mean' | 'median' | 'p90';

/** Under which heading a metric stands. */
export const METRIC_GROUPS = ['volume', 'answers', 'resolution', 'feedback', 'mood', 'promises', 'apart'] as const;
export type MetricGroup = (typeof METRIC_GROUPS)[number];

interface Spec {
  readonly id: string;
  readonly group: MetricGroup;
  readonly unit: MetricUnit;
  readonly measure: Measure;
  readonly summing: Summing;
  /** Whether more of it is better; null where it is neither. */
  readonly isMoreBetter: boolean | null;
}

const OF_MESSAGES: ReadonlySet<Measure> = new Set(['inbound', 'negative', 'positive', 'pressing']);

/** Every metric, in the order in which a report shows them. */
export const METRICS = [
  count('inbound', 'volume', 'inbound'),
  share('negativeShare', 'volume', 'negative', false),
  share('positiveShare', 'volume', 'positive', true),
  count('pressing', 'volume', 'pressing'),
  count('opened', 'volume', 'opened'),
  count('reopened', 'volume', 'reopened'),
  count('sent', 'answers', 'sent'),
  share('replyRate', 'answers', 'replied', true),
  time('firstResponseMedian', 'answers', ['firstResponse', 'median']),
  time('firstResponseP90', 'answers', ['firstResponse', 'p90']),
  time('firstResponseWorkingMedian', 'answers', ['firstResponseWorking', 'median']),
  time('firstResponseWorkingP90', 'answers', ['firstResponseWorking', 'p90']),
  time('medianResponse', 'answers', ['response', 'median']),
  time('meanResponse', 'answers', ['response', 'mean']),
  share('slaKept', 'answers', 'inTime', true),
  count('breached', 'answers', 'breached', false),
  count('closed', 'resolution', 'closed'),
  time('resolutionMedian', 'resolution', ['resolution', 'median']),
  time('resolutionP90', 'resolution', ['resolution', 'p90']),
  time('resolutionWorkingMedian', 'resolution', ['resolutionWorking', 'median']),
  time('resolutionWorkingP90', 'resolution', ['resolutionWorking', 'p90']),
  share('reopenRate', 'resolution', 'cameBack', false),
  { ...mean('csatAverage', 'feedback', 'rating'), unit: 'rating' },
  share('csatTop', 'feedback', 'topRating', true),
  share('csatResponseRate', 'feedback', 'surveyAnswered', true),
  count('surveysAsked', 'feedback', 'surveyAsked'),
  { ...mean('moodChange', 'mood', 'mood'), unit: 'change' },
  share('moodBetter', 'mood', 'moodBetter', true),
  share('moodWorse', 'mood', 'moodWorse', false),
  share('promisesKept', 'promises', 'promiseKept', true),
  count('promisesKeptInTime', 'promises', 'keptInTime', true),
  count('promisesKeptLate', 'promises', 'keptLate', false),
  count('promisesMoved', 'promises', 'promiseMoved', false),
  count('promisesBroken', 'promises', 'promiseBroken', false),
  count('promisesOverdue', 'promises', 'promiseOverdue', false),
  count('promisesUnconfirmed', 'promises', 'promiseUnconfirmed', false),
  count('handedOver', 'apart', 'handedOver'),
  count('handOversUnknown', 'apart', 'handOverUnknown', false),
  count('handOversDone', 'apart', 'handOverDone'),
  count('sentBulk', 'apart', 'sentBulk'),
  count('answeredElsewhere', 'apart', 'elsewhere'),
  count('automatic', 'apart', 'automatic'),
  count('unknown', 'apart', 'unknown', false),
] as const satisfies readonly Spec[];

export type MetricId = (typeof METRICS)[number]['id'];
export type MetricSpec = Omit<Spec, 'id'> & { readonly id: MetricId };

/** What a metric is called, and what exactly it counts. */
export interface MetricWords {
  readonly title: string;
  readonly definition: string;
}

/** Whether it is counted from customers' messages; all others are from events, surveys and follow-ups. */
export function isOfMessages({ measure }: Pick<Spec, 'measure'>): boolean {
  return OF_MESSAGES.has(measure);
}

/** The metric of this name, or null. */
export function metricOf(id: string): MetricSpec | null {
  return METRICS.find((metric) => metric.id === id) ?? null;
}

/** Measures whose every value is needed, since they are sorted. */
export const SORTED_MEASURES: ReadonlySet<Measure> = new Set(
  METRICS.flatMap(({ measure, summing }) => (summing === 'median' || summing === 'p90' ? [measure] : [])),
);

/** Values of one measure: how many, their sum, and themselves where the measure is among `SORTED_MEASURES`. */
export interface Summed {
  readonly n: number;
  readonly sum: number;
  readonly values: readonly number[];
}

/** One number of many; null where there is nothing to divide. Times are whole milliseconds. */
export function summedUp({ summing, unit }: Pick<Spec, 'summing' | 'unit'>, { n, sum, values }: Summed): number | null {
  if (summing === 'sum') return sum;
  if (n === 0) return null;
  if (summing === 'median') return median(values);
  if (summing === 'p90') return nearestRank(values, 0.9);
  return unit === 'ms' ? Math.round(sum / n) : sum / n;
}

/** The middle one; of an even number the mean of the middle two. */
function median(values: readonly number[]): number | null {
  const sorted = Float64Array.from(values).sort();
  const upper = sorted[Math.floor(sorted.length / 2)];
  if (upper === undefined) return null;
  return sorted.length % 2 === 1 ? upper : Math.round(((sorted[sorted.length / 2 - 1] ?? upper) + upper) / 2);
}

/** The smallest value that this share of all does not exceed. */
function nearestRank(values: readonly number[], share: number): number | null {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

/** A rating as it would be on a scale of another length. */
export function onScale(rating: number, scale: number, wanted: number): number {
  return scale === wanted || scale <= 1 ? rating : 1 + ((rating - 1) / (scale - 1)) * (wanted - 1);
}

/** Of five the two best, of three the best, of ten the three best: three quarters of the way up at least. */
export function isTopRating(rating: number, scale: number): boolean {
  return scale <= 1 ? rating >= scale : (rating - 1) / (scale - 1) >= 0.75;
}

function count<const Id extends string>(id: Id, group: MetricGroup, ...[measure, isMoreBetter]: [Measure, boolean?]) {
  return { id, group, unit: 'count', measure, summing: 'sum', isMoreBetter: isMoreBetter ?? null } as const;
}

function share<const Id extends string>(id: Id, group: MetricGroup, ...[measure, isMoreBetter]: [Measure, boolean]) {
  return { id, group, unit: 'share', measure, summing: 'share', isMoreBetter } as const;
}

function time<const Id extends string>(
  id: Id,
  group: MetricGroup,
  [measure, summing]: readonly [Measure, 'median' | 'p90' | 'mean'],
) {
  return { id, group, unit: 'ms', measure, summing, isMoreBetter: false } as const;
}

function mean<const Id extends string>(id: Id, group: MetricGroup, measure: Measure) {
  return { id, group, measure, summing: 'mean', isMoreBetter: true } as const;
}
