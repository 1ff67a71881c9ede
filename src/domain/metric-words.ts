import { METRIC_WORDS_EN } from './metric-words/en.ts';
import { METRIC_WORDS_FI } from './metric-words/fi.ts';
import type { MetricId, MetricWords } from './metrics.ts';
import type { Language } from './settings.ts';

const WORDS: Readonly<Record<Language, Readonly<Record<MetricId, MetricWords>>>> = {
  en: METRIC_WORDS_EN,
  fi: METRIC_WORDS_FI,
};

/** A metric in words of a language. */
export function metricWords(id: MetricId, language: Language): MetricWords {
  return WORDS[language][id];
}
