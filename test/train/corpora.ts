import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One text to learn from. */
export interface Text {
  readonly text: string;
  readonly language: string;
  /** Which collection it is from. */
  readonly source: Source;
  /** Shares of negative and positive, or null where sentiment is not told. */
  readonly sentiment: { readonly negative: number; readonly positive: number } | null;
  /** 0 low, 1 normal, 2 high, 3 critical; null where urgency is not told; `calm`: not high, and that is all that is known. */
  readonly urgency: number | 'calm' | null;
  readonly weight: number;
  /** Whether it is learnt as talk of a forum besides. */
  readonly isForum?: boolean;
}

type Source = 'semeval' | 'finnsentiment' | 'forum' | 'xed' | 'banking77' | 'ownFinnish' | 'ownEnglish' | 'ownSwedish';

/** A row of a data file beside the project. */
export interface Row {
  readonly id: string;
  readonly label: string;
  readonly split: string;
  readonly extra: string;
  readonly text: string;
}

/** Collections that may train a model that is given away; all by the table of licences beside the data. */
export const TRAINED_ON = ['semeval_2013_16', 'finnsentiment', 'xed', 'banking77_urgency'] as const;

const XED_WEIGHT = 0.3;
const BANKING_WEIGHT = 0.3;
/** A forum's sentences are learnt twice: as any text, and as a forum's, with words that count only there. */
const FORUM_WEIGHT = 0.5;
/** Every third tweet is enough to show what calm talk looks like. */
const CALM_EVERY = 3;

/** Rows of a tab-separated file with the columns id, label, split, extra, text. */
export function rowsOf(folder: string, name: string): readonly Row[] {
  const lines = readFileSync(join(folder, `${name}.tsv`), 'utf8')
    .split('\n')
    .slice(1);
  return lines.filter(Boolean).map((line) => {
    const [id = '', label = '', split = '', extra = '', text = ''] = line.split('\t');
    return { id, label, split, extra, text };
  });
}

/**
 * Public collections, without the rows that anything is measured on: the validation split of FinnSentiment, the test
 * split of XED, and tweets that stand in the validation file of TweetEval too.
 */
export function publicTexts(folder: string): readonly Text[] {
  const measured = new Set(rowsOf(folder, 'tweeteval_sent_val').map((row) => plain(row.text)));
  const tweets = rowsOf(folder, 'semeval_2013_16').filter((row) => !measured.has(plain(row.text)));
  const sentences = rowsOf(folder, 'finnsentiment').filter((row) => row.split === 'train');
  return [
    ...tweets.map((row, index): Text => {
      const urgency = index % CALM_EVERY === 0 ? 'calm' : null;
      return { text: row.text, language: 'en', source: 'semeval', sentiment: sharesOf(row.label), urgency, weight: 1 };
    }),
    ...sentences.map((row): Text => ({ ...finnish(row), source: 'finnsentiment', urgency: 'calm', weight: 1 })),
    ...sentences.map((row): Text => {
      return { ...finnish(row), source: 'forum', urgency: null, weight: FORUM_WEIGHT, isForum: true };
    }),
    ...rowsOf(folder, 'xed').flatMap((row) => subtitle(row)),
    ...rowsOf(folder, 'banking77_urgency').map((row): Text => {
      const urgency = { low: 0, medium: 1, high: 2 }[row.label] ?? null;
      return { text: row.text, language: 'en', source: 'banking77', sentiment: null, urgency, weight: BANKING_WEIGHT };
    }),
  ];
}

/** Texts by their languages, for the head that tells them apart. */
export function spokenTexts(folder: string): readonly { text: string; language: string }[] {
  const measured = new Set(rowsOf(folder, 'langid').map((row) => plain(row.text)));
  const keep = (text: string): boolean => !measured.has(plain(text));
  return [
    ...rowsOf(folder, 'xed').map((row) => ({ text: row.text, language: languageOf(row) })),
    ...rowsOf(folder, 'finnsentiment')
      .filter((row) => row.split === 'train')
      .map((row) => ({ text: row.text, language: 'fi' })),
    ...rowsOf(folder, 'semeval_2013_16').map((row) => ({ text: row.text, language: 'en' })),
  ].filter(({ text }) => keep(text));
}

function subtitle(row: Row): readonly Text[] {
  const language = languageOf(row);
  if (!['fi', 'en', 'sv'].includes(language) || row.split === 'test') return [];
  const base = { text: row.text, language, source: 'xed' as const, urgency: null, weight: XED_WEIGHT };
  return [{ ...base, sentiment: sharesOf(row.label) }];
}

/** Three people's votes weigh twice as much as the five-step mean that was made of them. */
function finnish(row: Row): Pick<Text, 'text' | 'language' | 'sentiment'> {
  const votes = (/votes=([-\d,]+)/.exec(row.extra)?.[1] ?? '').split(',').map(Number);
  const step = Number(/derived=(\d)/.exec(row.extra)?.[1] ?? 3);
  const share = (isMeant: (vote: number) => boolean): number =>
    votes.filter(isMeant).length / Math.max(1, votes.length);
  const ofStep = (distance: number): number => [0, 0.6, 1][distance] ?? 0;
  return {
    text: row.text,
    language: 'fi',
    sentiment: {
      negative: (2 * share((vote) => vote < 0) + ofStep(3 - step)) / 3,
      positive: (2 * share((vote) => vote > 0) + ofStep(step - 3)) / 3,
    },
  };
}

function sharesOf(label: string): { negative: number; positive: number } {
  return { negative: label === 'negative' ? 1 : 0, positive: label === 'positive' ? 1 : 0 };
}

function languageOf(row: Row): string {
  return /lang=(\w+)/.exec(row.extra)?.[1] ?? 'und';
}

/** The same text however it is spaced, linked or punctuated. */
export function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/https?:\S+|@\S+/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
