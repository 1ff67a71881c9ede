/**
 * What kind of sign each character is, as bits; asked of Unicode once for each character and then kept, since one look-up
 * costs a small part of what a dozen `\p{…}` tests do.
 */
export const LETTER = 1;
export const MARK = 2;
export const NUMBER = 4;
export const PICTURE = 8;
/** Soft hyphens, joiners and other signs that nobody sees in the middle of a word. */
export const INVISIBLE = 16;
export const SPACE = 32;
/** Takes two UTF-16 units. */
export const ASTRAL = 64;
/** Letters, figures and underscores that need no unfolding: a word made only of them is its own spelling but for capitals. */
export const PLAIN = 128;
/** Capital among the plain ones; its small letter is the same code with bit 32 set. */
export const CAPITAL = 256;
export const SMALL = 512;
/** Follows an emoji and changes its looks only. */
export const MODIFIER = 1_024;
export const UNDERSCORE = 2_048;
const KNOWN = 4_096;

const SURROGATE_MASK = 0xf800;
const SURROGATE = 0xd800;
/** The first two planes: all but rare ideographs, which are asked anew each time. */
const KEPT = 0x2_0000;
const TRAITS = new Uint16Array(KEPT);

const TESTS: readonly (readonly [number, RegExp])[] = [
  [LETTER, /\p{L}/u],
  [MARK, /\p{M}/u],
  [NUMBER, /\p{N}/u],
  [PICTURE, /[\p{Extended_Pictographic}\p{Regional_Indicator}]/u],
  [INVISIBLE, /[\u00ad\u200b-\u200d\u2060]/],
  [SPACE, /\s/],
  // The letters of Latin-1 without ª, µ and º, which are unfolded into others.
  [PLAIN, /[a-zA-Z0-9_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff]/],
  [CAPITAL, /[A-Z\u00c0-\u00d6\u00d8-\u00de]/],
  [SMALL, /[a-z\u00df-\u00f6\u00f8-\u00ff]/],
  [MODIFIER, /\ufe0f|\u200d|[\u{1f3fb}-\u{1f3ff}]/u],
  [UNDERSCORE, /_/],
];

/** The traits of the character that begins at `at`, which must lie within the text; a half of a pair has none. */
export function traitsAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if ((code & SURROGATE_MASK) !== SURROGATE) return TRAITS[code] || learn(code);
  return traitsOf(text.codePointAt(at) ?? code);
}

/** The traits of the character that ends right before `at`; none at the beginning. */
export function traitsBefore(text: string, at: number): number {
  if (at === 0) return 0;
  const isPair = at > 1 && (text.codePointAt(at - 2) ?? 0) >= 0x1_0000;
  return traitsAt(text, isPair ? at - 2 : at - 1);
}

function traitsOf(code: number): number {
  return (code < KEPT ? TRAITS[code] : 0) || learn(code);
}

function learn(code: number): number {
  const character = String.fromCodePoint(code);
  let traits = KNOWN;
  for (const [trait, test] of TESTS) if (test.test(character)) traits |= trait;
  if (code > 0xffff) traits |= ASTRAL;
  if (code < KEPT) TRAITS[code] = traits;
  return traits;
}
