import type { ByRules } from './circumstances.ts';
import { collectCircumstances } from './circumstances.ts';
import { collectFeatures, type Features } from './features.ts';
import { flagsByCues } from './flags.ts';
import type { LanguageGuess } from './language.ts';
import { moodByWords } from './mood.ts';
import { pressureByCues } from './pressure.ts';
import { type BrandCues, type Names, type Reading, read, takeApart } from './reading.ts';
import type { Senses } from './senses.ts';
import { topicsByCues } from './topics.ts';
import type { Token } from './words.ts';

/** A text made ready for the model: what was read, what the rules found, and all of it as features in the room. */
export interface Prepared {
  readonly reading: Reading;
  readonly found: ByRules;
}

/** What making ready needs; the same for every text. */
export interface Workbench {
  readonly room: Features;
  readonly senses: Senses;
  readonly brandNames: Names;
  readonly brand: BrandCues;
}

/**
 * Takes a text apart once: words, features, language, meanings, rules. The trainer and the scorer both come through here,
 * so that what was learnt is what is asked.
 * @param languageOf called when the words and letters are in the room
 */
export function prepare(
  bench: Workbench,
  text: string,
  languageOf: (tokens: readonly Token[], room: Features) => LanguageGuess,
): Prepared {
  const { room } = bench;
  const tokens = takeApart(text, bench.brandNames);
  const hits = bench.senses.find(tokens.list);
  const negators = new Set<number>();
  for (const { sense, first } of hits) if (sense.role === 'negator') negators.add(first);
  collectFeatures(room, tokens.list, negators);
  const reading = read(text, tokens, { hits, language: languageOf(tokens.list, room), brand: bench.brand });
  const mood = moodByWords(reading);
  const found = {
    mood,
    pressure: pressureByCues(reading, mood, bench.brand.weights),
    topics: topicsByCues(reading, mood),
    flags: flagsByCues(reading, mood),
  };
  collectCircumstances(room, reading, found);
  return { reading, found };
}
