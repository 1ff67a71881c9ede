/**
 * Whether two texts say the same: what platforms do to a text (links shortened, a name put in front, signs escaped) does not
 * count. For suspicion only, never for proof.
 */
export function isSameWords(one: string, other: string): boolean {
  const [a, b] = [bare(one), bare(other)];
  return b !== '' && (a.endsWith(b) || a === b);
}

function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/https?:\/\/\S+/g, '')
    .replace(/&[a-z]+;/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
