/** Letters of the languages that the lists are in; far cheaper to compile than every letter there is. */
const LETTER = '[a-zß-öø-ÿšž]';
const EDGE = '[a-z0-9ß-öø-ÿšž]';
/** What a gap may hold, in characters. */
const GAP_MAX = 60;

/**
 * The pattern that finds every place where one of the phrases stands, one a line, in a text in small letters: `*` is any
 * ending of a word, `(a|b)` one of several, `(a )?` may be missing, `…` is a few more words of the same sentence. It starts at
 * the beginnings of words alone, and no phrase begins with a blank or `*`, so that hostile text costs linear time. Runs have no
 * upper bound: V8 copies what follows a bounded one, which made the first draft wait for a third of a second.
 */
export function phrases(list: string): RegExp {
  return new RegExp(sourceOf(list), 'g');
}

/** The pattern that tells whether any of the phrases stands in a text in small letters. */
export function anyPhrase(list: string): RegExp {
  return new RegExp(sourceOf(list));
}

function sourceOf(list: string): string {
  const all = list
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return all.length === 0 ? '(?!)' : `(?<!${EDGE})(?:${all.map(phraseSource).join('|')})(?!${EDGE})`;
}

function phraseSource(phrase: string): string {
  return phrase
    .replaceAll('.', '\\.')
    .replaceAll(/\((?!\?)/g, '(?:')
    .replaceAll(' … ', ` [^.!?\\n]{0,${GAP_MAX}}?(?<!${EDGE})`)
    .replaceAll('*', `${LETTER}*`)
    .replaceAll('\\p{L}', LETTER)
    .replaceAll(' ', '[\\s,]+')
    .replace(/(\w)'/g, "$1'?");
}
