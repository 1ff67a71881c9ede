/** What every store makes of a text: it keeps no NUL and no half a character. */
export function asKept(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\u2400');
}
