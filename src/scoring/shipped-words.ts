import { CUES } from './lexicon/cues.ts';
import { EMOJI_VALENCE } from './lexicon/emoji.ts';
import { ENGLISH_CONTRASTS, ENGLISH_DEGREES, ENGLISH_NEGATORS, ENGLISH_VALENCE } from './lexicon/english.ts';
import { FINNISH_CONTRASTS, FINNISH_DEGREES, FINNISH_NEGATORS, FINNISH_VALENCE } from './lexicon/finnish.ts';
import { SWEDISH_CONTRASTS, SWEDISH_DEGREES, SWEDISH_NEGATORS, SWEDISH_VALENCE } from './lexicon/swedish.ts';
import { Vocabulary } from './vocabulary.ts';

const MOODS = [
  {
    language: 'en',
    valence: ENGLISH_VALENCE,
    degrees: ENGLISH_DEGREES,
    negators: ENGLISH_NEGATORS,
    contrasts: ENGLISH_CONTRASTS,
  },
  {
    language: 'fi',
    valence: FINNISH_VALENCE,
    degrees: FINNISH_DEGREES,
    negators: FINNISH_NEGATORS,
    contrasts: FINNISH_CONTRASTS,
  },
  {
    language: 'sv',
    valence: SWEDISH_VALENCE,
    degrees: SWEDISH_DEGREES,
    negators: SWEDISH_NEGATORS,
    contrasts: SWEDISH_CONTRASTS,
  },
];

let shipped: Vocabulary | null = null;

/** The words kuulo comes with; read when first asked for, then shared by all. */
export function shippedWords(): Vocabulary {
  shipped ??= loadAll();
  return shipped;
}

function loadAll(): Vocabulary {
  const words = new Vocabulary();
  for (const { language, valence, degrees, negators, contrasts } of MOODS) {
    for (const [value, list] of valence) words.addList(list, { language, role: 'valence', family: null, value });
    for (const [value, list] of degrees) words.addList(list, { language, role: 'degree', family: null, value });
    words.addList(negators, { language, role: 'negator', family: null, value: 1 });
    words.addList(contrasts, { language, role: 'contrast', family: null, value: 1 });
  }
  for (const [value, list] of EMOJI_VALENCE)
    for (const emoji of new Set(list.split(' ')))
      words.addPhrase([{ text: emoji.replaceAll('\ufe0f', ''), ending: 'none' }], {
        language: '',
        role: 'valence',
        family: null,
        value,
      });
  for (const { language, lists } of CUES)
    for (const { family, strength, words: list } of lists)
      words.addList(list, { language, role: 'cue', family, value: strength ?? 1 });
  return words;
}
