import { ValueError } from './mistake.ts';

const CHARACTERS_MAX = 60;
/** A shorter stem begins too many words. */
const STEM_MIN = 2;
const SHAPE = 'write a word, a stem with * at its end, or neighbours with a space between: lakossa, jumi*, ei kuulu';

/**
 * Reads one entry of `add` or `mute`: words with spaces between, each whole or a stem that ends with `*`.
 * @throws {ValueError}
 */
export function parseCueWords(value: unknown): string {
  // YAML reads 112 as a number
  const written = typeof value === 'number' ? String(value) : value;
  if (typeof written !== 'string') throw new ValueError('a cue must be text', SHAPE);
  const parts = written.normalize('NFC').trim().split(/\s+/u);
  const cue = parts.join(' ');
  if (cue === '') throw new ValueError('a cue has no words', SHAPE);
  if ([...cue].length > CHARACTERS_MAX) {
    throw new ValueError(`a cue is longer than ${CHARACTERS_MAX} characters`, 'write the few words that tell');
  }
  for (const part of parts) checkWord(part);
  return cue;
}

function checkWord(word: string): void {
  const stem = word.endsWith('*') ? word.slice(0, -1) : word;
  // these are the notation of kuulo's own lists, and nothing that people write in a word
  if (/[*_+&|#~\p{Cc}\p{Cf}\p{Cs}]/u.test(stem)) throw new ValueError(`${JSON.stringify(word)} is no word`, SHAPE);
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(stem)) throw new ValueError(`"${word}" is no word`, SHAPE);
  if (stem !== word && [...stem].length < STEM_MIN) {
    throw new ValueError(`"${word}" begins too many words`, `write at least ${STEM_MIN} letters before *`);
  }
}
