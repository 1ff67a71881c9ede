import { readFileSync } from 'node:fs';
import type { Flag, SentimentLabel, Topic, UrgencyLevel } from '../../src/domain/triage.ts';

/** One reader's judgement of a message. */
export interface Judgement {
  readonly sentiment: SentimentLabel;
  readonly urgency: UrgencyLevel;
  readonly topics: readonly Topic[];
  readonly flags: readonly Flag[];
}

/** A message written for this set (see `test/data/README.md`). */
export interface OwnMessage extends Judgement {
  readonly id: string;
  readonly language: (typeof OWN_LANGUAGES)[number];
  readonly split: 'train' | 'tune' | 'test';
  readonly industry: string;
  readonly register: string;
  readonly text: string;
  /** The writer's judgement, the second reader's and, where those two disagreed, a third one's, which settled it. */
  readonly readings: readonly Judgement[];
}

export const OWN_LANGUAGES = ['fi', 'en', 'sv'] as const;
const FOLDER = new URL('../data/', import.meta.url);

/** Every message of a language: those the two readers judged alike, and the disputed ones as the third reader settled them. */
export function ownMessages(language: OwnMessage['language']): readonly OwnMessage[] {
  return [...messagesIn(`messages.${language}.jsonl`), ...messagesIn(`disputed.${language}.jsonl`)];
}

/** The messages of one file of `test/data`. */
export function messagesIn(file: string): readonly OwnMessage[] {
  return linesOf(file).map((line) => {
    const row = JSON.parse(line) as Omit<OwnMessage, 'readings'> & { readonly readings: readonly string[] };
    return { ...row, readings: row.readings.map(readingOf) };
  });
}

/** Short texts in languages kuulo does not understand, so that it knows them when it meets them. */
export function otherLanguages(): readonly { readonly text: string; readonly language: string }[] {
  return linesOf('others.jsonl').map((line) => JSON.parse(line) as { text: string; language: string });
}

function linesOf(file: string): readonly string[] {
  return readFileSync(new URL(file, FOLDER), 'utf8').split('\n').filter(Boolean);
}

/** `negative high delivery,service complaint`, a dash for no flag. */
function readingOf(line: string): Judgement {
  const [sentiment, urgency, topics = '', flags = ''] = line.split(' ');
  return {
    sentiment: sentiment as SentimentLabel,
    urgency: urgency as UrgencyLevel,
    topics: topics.split(',') as Topic[],
    flags: flags === '-' ? [] : (flags.split(',') as Flag[]),
  };
}
