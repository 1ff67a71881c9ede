// characters that act on a terminal or change the reading order, when JSON is read on a screen
const UNSAFE = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** JSON on one line; control and bidirectional characters are written as `\u00XX`, so that they arrive and do nothing. */
export function jsonText(value: unknown): string {
  return withoutUnsafe(JSON.stringify(value));
}

/** The same for JSON that is text already, one line or many. */
export function withoutUnsafe(json: string): string {
  return json.replace(UNSAFE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
