/**
 * Which characters a reader would not see, or would see act instead of be. The list is ours, built on Unicode's general
 * categories and Default_Ignorable_Code_Point; it serves the screen (`safe-text.ts`) and the check of what we send.
 */
export type HiddenKind = 'control' | 'bidi' | 'invisible' | 'broken' | 'mark';

/** Called once per odd code point, in order, with its UTF-16 offsets. */
export type HiddenVisitor = (kind: HiddenKind, start: number, end: number) => void;

/** Combining marks a base may carry; no living script needs more, and towers of them draw over other lines. */
const MARKS_MAX = 4;

const BIDI_NAMES: ReadonlyMap<number, string> = new Map([
  [0x061c, 'ALM'],
  [0x200e, 'LRM'],
  [0x200f, 'RLM'],
  [0x202a, 'LRE'],
  [0x202b, 'RLE'],
  [0x202c, 'PDF'],
  [0x202d, 'LRO'],
  [0x202e, 'RLO'],
  [0x2066, 'LRI'],
  [0x2067, 'RLI'],
  [0x2068, 'FSI'],
  [0x2069, 'PDI'],
]);

const IGNORABLE = /^[\p{Default_Ignorable_Code_Point}\u2028\u2029\ufff9-\ufffb\u{13430}-\u{1345f}]$/u;
const MARK = /^\p{M}$/u;
const PICTURE = /^[\p{Extended_Pictographic}\p{Emoji_Modifier}]$/u;
const EMOJI = /^\p{Emoji}$/u;
/** Scripts whose spelling needs the joiners: Persian and its neighbours, and the scripts of India. */
const JOINING =
  /^[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}]$/u;
/** The three flags that are spelt with tag characters; any other run of tags is a hidden text. */
const TAG_FLAGS = ['gbeng', 'gbsct', 'gbwls'].map((name) =>
  [...name, '\u007f'].map((letter) => String.fromCodePoint(0xe0000 + (letter.codePointAt(0) ?? 0))).join(''),
);
const BLACK_FLAG = 0x1f3f4;
const PLAIN = /^[\n\t\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*$/;

/** The short name of a bidirectional control, such as `RLO`, or null for any other code point. */
export function bidiName(code: number): string | null {
  return BIDI_NAMES.get(code) ?? null;
}

/**
 * Tells the visitor every control (but newline and tab), bidi control, invisible character, lone surrogate or
 * noncharacter, and every combining mark beyond four on one base. Joiners inside emoji and where a script needs them,
 * and variation selectors after an emoji, are left alone. Time grows linearly with the text.
 */
export function visitHidden(text: string, visit: HiddenVisitor): void {
  if (PLAIN.test(text)) return;
  let before = 0;
  let marks = 0;
  for (let at = 0; at < text.length; ) {
    const code = text.codePointAt(at) ?? 0;
    const end = at + (code > 0xffff ? 2 : 1);
    const isDrawnMark = code >= 0x300 && isMark(code);
    if (isDrawnMark) marks += 1;
    const kind = isDrawnMark ? markKind(marks) : kindOf(code, before, text.codePointAt(end) ?? 0);
    if (kind !== null) visit(kind, at, end);
    else if (!isDrawnMark) marks = 0;
    before = lastKept(kind, code, before);
    at = code === BLACK_FLAG ? endOfTagFlag(text, end) : end;
  }
}

/** Removed characters leave the one before in place; those shown by other words are no context for anything. */
function lastKept(kind: HiddenKind | null, code: number, before: number): number {
  if (kind === null) return code;
  return kind === 'invisible' || kind === 'mark' ? before : 0;
}

function markKind(count: number): HiddenKind | null {
  return count > MARKS_MAX ? 'mark' : null;
}

function kindOf(code: number, before: number, after: number): HiddenKind | null {
  if (code < 0x20) return code === 0x0a || code === 0x09 ? null : 'control';
  if (code < 0x7f) return null;
  if (code < 0xa0) return 'control';
  if (code < 0x300) return code === 0xad ? 'invisible' : null;
  if (BIDI_NAMES.has(code)) return 'bidi';
  if (isBroken(code)) return 'broken';
  if (!IGNORABLE.test(String.fromCodePoint(code))) return null;
  return isNeeded(code, before, after) ? null : 'invisible';
}

function isNeeded(code: number, before: number, after: number): boolean {
  if (code === 0xfe0f || code === 0xfe0e) return before > 0 && EMOJI.test(String.fromCodePoint(before));
  if (code !== 0x200d && code !== 0x200c) return false;
  if (isBroken(before) || isBroken(after)) return false;
  const left = String.fromCodePoint(before);
  const right = String.fromCodePoint(after);
  if (code === 0x200d && (before === 0xfe0f || PICTURE.test(left))) return PICTURE.test(right);
  return JOINING.test(left) && JOINING.test(right);
}

/** A mark that is drawn: the invisible ones (variation selectors, the grapheme joiner) are judged as invisible. */
function isMark(code: number): boolean {
  const letter = String.fromCodePoint(code);
  return MARK.test(letter) && !IGNORABLE.test(letter);
}

function isBroken(code: number): boolean {
  return (code >= 0xd800 && code <= 0xdfff) || (code >= 0xfdd0 && code <= 0xfdef) || (code & 0xfffe) === 0xfffe;
}

function endOfTagFlag(text: string, start: number): number {
  const tags = TAG_FLAGS.find((candidate) => text.startsWith(candidate, start));
  return tags === undefined ? start : start + tags.length;
}
