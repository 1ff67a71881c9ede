/** Words of a query that count; more would only slow it down. */
const WORDS_MAX = 32;

/**
 * What was typed as a query of FTS5: `refund @acme's` becomes `"refund" * "@acme's"`, phrases joined by an unspoken AND;
 * the empty text when no word has a letter. Whatever a person types is safe: every word is quoted, so nothing in it is an
 * operator.
 * @param prefixMin letters a word needs before it also finds longer words: shorter beginnings match half the index
 */
export function matchOf(typed: string, prefixMin: number): string {
  const words = typed.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  return words
    .slice(0, WORDS_MAX)
    .map((word) => {
      const ending = /[\p{L}\p{N}]+$/u.exec(word)?.[0] ?? '';
      const quoted = `"${word.replaceAll('"', '""')}"`;
      return [...ending].length >= prefixMin ? `${quoted} *` : quoted;
    })
    .join(' ');
}
