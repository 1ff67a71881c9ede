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
const RUN = 7;
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

/** What sentiment and urgency are measured on, and what the languages are. */
export const MEASURED_SETS = {
  mood: ['tweeteval_sent_val', 'airline', 'airline_urgency', 'brands_sxsw', 'finnsentiment'],
  language: ['langid', 'airline'],
} as const;

/** Public collections, without what anything is measured on and without near copies of it; see `Measured`. */
export function publicTexts(folder: string, measured: Measured): readonly Text[] {
  const tweets = rowsOf(folder, 'semeval_2013_16');
  const sentences = rowsOf(folder, 'finnsentiment').filter((row) => row.split === 'train');
  const texts = [
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
  return texts.filter(({ text }) => !measured.has(text));
}

/** Texts by their languages, for the head that tells them apart; nothing that is measured is among them. */
export function spokenTexts(folder: string, measured: Measured): readonly { text: string; language: string }[] {
  return [
    ...rowsOf(folder, 'xed').map((row) => ({ text: row.text, language: languageOf(row) })),
    ...rowsOf(folder, 'finnsentiment')
      .filter((row) => row.split === 'train')
      .map((row) => ({ text: row.text, language: 'fi' })),
    ...rowsOf(folder, 'semeval_2013_16').map((row) => ({ text: row.text, language: 'en' })),
  ].filter(({ text }) => !measured.has(text));
}

/** The texts that figures are measured on; knows one again in a copy that was cut, passed on or tagged anew. */
export class Measured {
  private readonly keys = new Set<string>();
  private readonly runs = new Set<string>();

  /** @param own texts of our own test split */
  constructor(folder: string, head: keyof typeof MEASURED_SETS, own: readonly string[] = []) {
    // the other splits of FinnSentiment are there to learn from
    for (const name of MEASURED_SETS[head])
      for (const row of rowsOf(folder, name)) if (name !== 'finnsentiment' || row.split === 'val') this.add(row.text);
    for (const text of own) this.add(text);
  }

  /** Whether the text is measured, or most of its runs of seven words stand in texts that are. */
  has(text: string): boolean {
    const key = plain(text);
    if (key === '' || this.keys.has(key)) return true;
    const runs = runsOf(key);
    return runs.length > 0 && runs.filter((run) => this.runs.has(run)).length > runs.length / 2;
  }

  private add(text: string): void {
    const key = plain(text);
    this.keys.add(key);
    for (const run of runsOf(key)) this.runs.add(run);
  }
}

function runsOf(key: string): readonly string[] {
  const words = key.split(' ');
  return words.slice(RUN - 1).map((_, at) => words.slice(at, at + RUN).join(' '));
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
