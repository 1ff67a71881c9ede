import { formatDuration } from '../../domain/duration.ts';
import { FINNISH_TOPICS } from '../../domain/finnish-topics.ts';
import type { MetricGroup, MetricUnit } from '../../domain/metrics.ts';
import type { ReportPer, ReportStep } from '../../domain/report.ts';
import type { Language } from '../../domain/settings.ts';

/** Everything a report says around its numbers, in one language. */
export interface ReportWords {
  readonly to: string;
  readonly comparedWith: string;
  readonly metric: string;
  readonly value: string;
  readonly before: string;
  readonly change: string;
  readonly trend: string;
  readonly notKnown: string;
  readonly none: string;
  readonly heard: string;
  readonly sent: string;
  readonly response: string;
  readonly count: string;
  readonly groups: Readonly<Record<MetricGroup, string>>;
  readonly steps: Readonly<Record<ReportStep, string>>;
  readonly per: Readonly<Record<ReportPer, string>>;
  readonly sentiments: Readonly<Record<'negative' | 'neutral' | 'positive', string>>;
  readonly filters: Readonly<Record<'account' | 'platform', string>>;
}

const EN: ReportWords = {
  to: 'to',
  comparedWith: 'Compared with',
  metric: 'Metric',
  value: 'Now',
  before: 'Before',
  change: 'Change',
  trend: 'Trend',
  notKnown: 'not known',
  none: '(none)',
  heard: 'Heard',
  sent: 'Sent',
  response: 'First response',
  count: 'Count',
  groups: {
    volume: 'What was heard',
    answers: 'Answers',
    resolution: 'Resolution',
    feedback: 'Feedback',
    mood: 'Sentiment after our reply',
    promises: 'Promises',
    apart: 'Counted apart',
  },
  steps: { day: 'Day', week: 'Week of', month: 'Month of' },
  per: {
    platform: 'Platform',
    account: 'Account',
    operator: 'Operator',
    language: 'Language',
    topic: 'Topic',
    urgency: 'Urgency',
  },
  sentiments: { negative: 'Negative', neutral: 'Neutral', positive: 'Positive' },
  filters: { account: 'Account', platform: 'Platform' },
};

const FI: ReportWords = {
  to: '–',
  comparedWith: 'Verrattu jaksoon',
  metric: 'Mittari',
  value: 'Nyt',
  before: 'Ennen',
  change: 'Muutos',
  trend: 'Kehitys',
  notKnown: 'ei tiedossa',
  none: '(ei mikään)',
  heard: 'Kuultu',
  sent: 'Lähetetty',
  response: 'Ensivaste',
  count: 'Määrä',
  groups: {
    volume: 'Mitä kuultiin',
    answers: 'Vastaukset',
    resolution: 'Ratkaisut',
    feedback: 'Palaute',
    mood: 'Sävy vastauksen jälkeen',
    promises: 'Lupaukset',
    apart: 'Erikseen lasketut',
  },
  steps: { day: 'Päivä', week: 'Viikko alkaen', month: 'Kuukausi alkaen' },
  per: {
    platform: 'Alusta',
    account: 'Tili',
    operator: 'Käsittelijä',
    language: 'Kieli',
    topic: 'Aihe',
    urgency: 'Kiireellisyys',
  },
  sentiments: { negative: 'Kielteinen', neutral: 'Neutraali', positive: 'Myönteinen' },
  filters: { account: 'Tili', platform: 'Alusta' },
};

/** The words of a report in a language. */
export function reportWords(language: Language): ReportWords {
  return language === 'fi' ? FI : EN;
}

/** What a row of a breakdown is called: topics, urgencies and languages in the report's own; empty for none. */
export function nameOf(per: ReportPer, key: string, language: Language): string {
  if (key === '') return reportWords(language).none;
  if (per === 'language') return languageName(key, language);
  const known = language === 'fi' && (per === 'topic' || per === 'urgency') ? FINNISH_NAMES[per] : {};
  return Object.hasOwn(known, key) ? (known[key] ?? key) : key;
}

const FINNISH_NAMES: Readonly<Record<'topic' | 'urgency', Readonly<Record<string, string>>>> = {
  topic: FINNISH_TOPICS,
  urgency: { critical: 'kriittinen', high: 'kiireellinen', normal: 'tavallinen', low: 'kiireetön' },
};

/** `und` is no language; what is no code stays as it is. */
function languageName(code: string, language: Language): string {
  if (!/^[a-z]{2,3}$/.test(code) || code === 'und') return code;
  return new Intl.DisplayNames([language], { type: 'language' }).of(code) ?? code;
}

/** A metric's value with its unit, for people. */
export function metricValue({ value, unit }: Valued, language: Language = 'en'): string {
  if (value === null) return reportWords(language).notKnown;
  switch (unit) {
    case 'count':
      return String(value);
    case 'ms':
      return durationWords(value, language);
    case 'share':
      return `${decimal(value * 100, 1, language)} %`;
    case 'usd':
      return `$${value.toFixed(2)}`;
    case 'rating':
      return decimal(value, 2, language);
    case 'change':
      return signed(value, decimal(Math.abs(value), 2, language));
    default:
      return unit satisfies never;
  }
}

/** What was added since the period before, for people: counts in per cent of it, the others in their unit. */
export function changeWords(
  { change, before, unit }: Pick<Valued, 'unit'> & { readonly change: number | null; readonly before: number | null },
  language: Language,
): string {
  if (change === null) return '';
  if (unit === 'share')
    return signed(change, `${decimal(Math.abs(change) * 100, 1, language)} ${language === 'fi' ? '%-yks.' : 'pp'}`);
  if (unit === 'count' && before !== null && before > 0)
    return signed(change, `${Math.round((Math.abs(change) / before) * 100)} %`);
  return signed(change, metricValue({ value: Math.abs(change), unit: unit === 'change' ? 'rating' : unit }, language));
}

/** A length of time in a language. */
export function durationWords(ms: number, language: Language): string {
  const words = formatDuration(ms);
  if (language === 'en') return words;
  return words.replace(/ (d|h)\b/g, (_, unit: string) => (unit === 'd' ? ' pv' : ' t'));
}

interface Valued {
  readonly value: number | null;
  readonly unit: MetricUnit;
}

function decimal(value: number, digits: number, language: Language): string {
  const written = value.toFixed(digits);
  return language === 'fi' ? written.replace('.', ',') : written;
}

function signed(value: number, words: string): string {
  if (value === 0) return '±0';
  return `${value > 0 ? '+' : '-'}${words}`;
}
