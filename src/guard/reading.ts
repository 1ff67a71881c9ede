/** A text as the rules read it. All offsets are those of the text itself. */
export interface Reading {
  readonly text: string;
  /** As long as the text: small letters, plain apostrophes, blanks for what is no blank but looks like one. */
  readonly low: string;
  /** Where its sentences begin and end, in order. */
  readonly sentences: readonly { readonly start: number; readonly end: number }[];
  /** Words, each with letters or digits. */
  readonly words: readonly string[];
}

/** More than this is no reply any platform takes; the rules of tone look no further. */
const READ_MAX = 12_000;

/** Reads a text once for all rules. Never throws. */
export function reading(text: string): Reading {
  const part = text.slice(0, READ_MAX);
  const low = lowered(part).replaceAll('’', "'").replaceAll('\u00a0', ' ');
  return { text: part, low, sentences: sentencesOf(low), words: low.match(/[\p{L}\p{N}]+(?:'\p{L}+)?/gu) ?? [] };
}

/** The sentence in which an offset lies. */
export function sentenceAt({ low, sentences }: Reading, at: number): string {
  const found = sentences.findLast(({ start }) => start <= at);
  return found === undefined ? low : low.slice(found.start, found.end);
}

/** A few letters change their length in small letters; those stay as they are. */
function lowered(text: string): string {
  const low = text.toLowerCase();
  if (low.length === text.length) return low;
  let same = '';
  for (const letter of text) {
    const one = letter.toLowerCase();
    same += one.length === letter.length ? one : letter;
  }
  return same;
}

/** A full stop after a number or a short word (`klo 12.`, `esim.`, `nro.`) ends no sentence; a new line always does. */
function sentencesOf(low: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  let start = 0;
  for (const { index, 0: mark } of low.matchAll(/(?:(?<![\d ]|esim|nro|klo|puh|mr|ms|dr)\.|[!?…])(?=\s|$)|\n/gu)) {
    found.push({ start, end: index + mark.length });
    start = index + mark.length;
  }
  if (start < low.length || found.length === 0) found.push({ start, end: low.length });
  return found;
}
