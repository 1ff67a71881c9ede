/**
 * Text as every engine can keep it: lone surrogates become U+FFFD and NUL becomes its picture (U+2400), because
 * PostgreSQL refuses both and SQLite's own functions stop at a NUL.
 */
export function storable(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  return whole.includes('\0') ? whole.replaceAll('\0', '\u2400') : whole;
}

/** JSON for a TEXT column, whose strings are storable inside the escapes too. */
export function toJson(value: unknown): string {
  const json = JSON.stringify(value);
  // JSON writes a NUL and a lone surrogate as escapes, so a cheap look tells whether the slow way is needed.
  if (!json.includes('\\u0000') && !json.includes('\\ud')) return json;
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? storable(part) : part));
}
