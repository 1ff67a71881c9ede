import { SENTIMENTS, type SentimentLabel, URGENCIES } from '../../domain/triage.ts';

/** What can be measured of a labelled text. */
export const MEASURES = ['sentiment', 'urgency', 'language'] as const;
export type Measure = (typeof MEASURES)[number];

/** What people say a text is; `medium` is what coarser urgency scales call the middle. */
export type Gold = Readonly<Partial<Record<Measure, string>>>;

/** One label's measure and its name as we write it. */
export interface GoldLabel {
  readonly measure: Measure;
  readonly label: SentimentLabel | string;
}

/** The name of the middle on scales of three. */
export const MEDIUM = 'medium';

const URGENCY_LABELS: readonly string[] = [...URGENCIES, MEDIUM];
const SENTIMENT_LABELS: readonly string[] = SENTIMENTS;
const languages = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** A label as it stands in a column of one measure, or null when it names none of its values. */
export function labelOfMeasure(measure: Measure, written: string): string | null {
  const label = written.trim().toLowerCase();
  if (measure === 'sentiment') return SENTIMENT_LABELS.includes(label) ? label : null;
  if (measure === 'urgency') return URGENCY_LABELS.includes(label) ? label : null;
  return languageCode(label);
}

/** A label of a column that does not tell what it measures: understood by its value, or null. */
export function labelByValue(written: string): GoldLabel | null {
  for (const measure of MEASURES) {
    const label = labelOfMeasure(measure, written);
    if (label !== null) return { measure, label };
  }
  return null;
}

/** `fi`, `fi-FI` and `FI` are `fi`; two letters that are no language are none. */
function languageCode(written: string): string | null {
  const code = /^([a-z]{2})(?:[-_][a-z0-9-]+)?$/.exec(written)?.[1];
  return code !== undefined && languages.of(code) !== undefined ? code : null;
}
