/** What must not be among the bytes that a program writes for a person to read. */

/** One thing that was found: what it is, and the text around it. */
export interface Harm {
  readonly what: string;
  readonly around: string;
}

/** Colours and weights, as chalk writes them. */
export const OWN_COLOURS = /\u001b\[[0-9;]*m/g;

/** The same, and the line that tells progress, which is erased and written over. */
export const OWN_LINES = /\u001b\[[0-9;]*m|\r\u001b\[2K/g;

/**
 * Every sequence that the inbox writes: the alternate screen, the cursor, pasting mode, synchronized frames, erasing a line or
 * what is below, moving about, colours; DECAWM, so that no row wraps. A closed list.
 */
export const OWN_SEQUENCES =
  /\u001b\[\?(?:1049|25|2004|2026|7)[hl]|\u001b\[(?:[0-9;]*m|[02]?K|[023]?J|H|G|\d+(?:;\d+)?[HABCDEFG])/g;

const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g;
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** Flags of regions are spelled with tags: a black flag, what it is the flag of, the end. */
const FLAGS = /\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{3,6}\u{e007f}/gu;
const TAGS = /[\u{e0000}-\u{e007f}]/gu;

/**
 * What acts on a terminal, or hides, in the bytes of a run: controls but the line break, C1, bidirectional controls, tags, and
 * what is no UTF-8.
 * @param own sequences of ours, which are taken out first
 * @param isTerminal whether carriage returns stand before line breaks: a terminal's driver writes one, a program may, too
 */
export function harmIn(
  bytes: Buffer,
  { own, isTerminal, isJson = false }: { own: RegExp; isTerminal: boolean; isJson?: boolean },
): Harm[] {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return [{ what: 'not UTF-8', around: bytes.toString('latin1').slice(0, 200) }];
  }
  const written = isTerminal ? text.replace(/\r+\n/g, '\n') : text;
  const rest = written.replace(own, '').replace(FLAGS, '');
  // JSON carries a text as it is: what only hides stays
  const kinds = isJson ? [CONTROL, DIRECTION] : [CONTROL, DIRECTION, TAGS];
  return kinds.flatMap((kind) =>
    [...rest.matchAll(kind)].map(({ 0: found, index }) => ({
      what: `U+${(found.codePointAt(0) ?? 0).toString(16).padStart(4, '0').toUpperCase()}`,
      around: rest.slice(Math.max(0, index - 60), index + 60),
    })),
  );
}
