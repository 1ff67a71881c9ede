/** One press of a key as people write it (`R`, `Enter`, `Ctrl-X`), or a text that is typed. */
export type Stroke = string | { readonly typed: string };

const BYTES: Readonly<Record<string, string>> = { Enter: '\r', Esc: '\u001b', Space: ' ', Tab: '\t' };

/** What a terminal sends for it. */
export function bytesOf(stroke: Stroke): string {
  if (typeof stroke !== 'string') return stroke.typed;
  const [, letter] = /^Ctrl-([A-Z])$/.exec(stroke) ?? [];
  if (letter !== undefined) return String.fromCharCode(letter.charCodeAt(0) - 64);
  return BYTES[stroke] ?? stroke;
}

/** A stroke, and what must be on the screen before the next one: a person looks before they press. */
export interface Step {
  readonly stroke: Stroke;
  readonly sees?: RegExp;
}
