/** What we call of the packages that triage is measured beside; they bring no types of their own. */
declare module 'vader-sentiment' {
  export const SentimentIntensityAnalyzer: {
    /** `compound` from -1 to 1. */
    polarity_scores(text: string): { readonly compound: number };
  };
}

declare module 'sentiment' {
  export default class Sentiment {
    /** A sum of word values, below 0 for bad words. */
    analyze(text: string): { readonly score: number };
  }
}

declare module 'multilang-sentiment' {
  /** @param language ISO 639-1 */
  export default function multilang(text: string, language: string): { readonly score: number };
}
