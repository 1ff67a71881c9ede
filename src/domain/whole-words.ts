const BEFORE = '(?<![\\p{L}\\p{N}])';
const BEHIND = '(?![\\p{L}\\p{N}])';

/** What finds one of these patterns as whole words, in any alphabet and either case. A space in a pattern is any white space. */
export function wholeWords(patterns: readonly string[], flags: '' | 'g' = ''): RegExp {
  const source = patterns.map((pattern) => pattern.replaceAll(' ?', '\\s*').replaceAll(' ', '\\s+')).join('|');
  return new RegExp(`${BEFORE}(?:${source})${BEHIND}`, `iu${flags}`);
}
