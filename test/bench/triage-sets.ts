import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rowsOf } from '../train/corpora.ts';
import { messagesIn, OWN_LANGUAGES, type OwnMessage } from '../train/own-messages.ts';
import { placeOf } from '../train/splits.ts';

const FOLDER = fileURLToPath(new URL('../../../shared/data/triage/dev', import.meta.url));

/** A text and what people say it is. */
export interface Labelled {
  readonly text: string;
  readonly label: string;
}

/** The collections beside the project that nothing of the model is learnt from; they are not part of it. */
export interface PublicSets {
  readonly tweets: readonly Labelled[];
  readonly airline: readonly Labelled[];
  readonly forum: readonly Labelled[];
  /** `medium` is written as our normal. */
  readonly airlineUrgency: readonly Labelled[];
  readonly languages: readonly Labelled[];
}

/** A message of our test split. */
export interface OwnTest extends OwnMessage {
  /** Whether the two readers judged it alike. */
  readonly isAgreed: boolean;
}

/** Null where there is no data beside the project. */
export function publicSets(): PublicSets | null {
  if (!existsSync(FOLDER)) return null;
  return {
    tweets: rowsOf(FOLDER, 'tweeteval_sent_val'),
    airline: rowsOf(FOLDER, 'airline'),
    forum: rowsOf(FOLDER, 'finnsentiment').filter(({ split }) => split === 'val'),
    airlineUrgency: rowsOf(FOLDER, 'airline_urgency').map(({ text, label }) => {
      return { text, label: label === 'medium' ? 'normal' : label };
    }),
    languages: rowsOf(FOLDER, 'langid'),
  };
}

/** Our own messages that the model has never seen. */
export function ownTests(): readonly OwnTest[] {
  const of = (file: string, isAgreed: boolean): OwnTest[] =>
    messagesIn(file)
      .filter(({ split }) => split === 'test')
      .map((message) => ({ ...message, isAgreed }));
  return OWN_LANGUAGES.flatMap((language) => [
    ...of(`messages.${language}.jsonl`, true),
    ...of(`disputed.${language}.jsonl`, false),
  ]);
}

/** As many of them as asked for, the same ones in each run. */
export function sampleOf<T extends { readonly text: string }>(rows: readonly T[], count: number): readonly T[] {
  return rows.toSorted((a, b) => placeOf(a.text) - placeOf(b.text)).slice(0, count);
}
