/** Words to be found in what people write: each whole or a stem that ends with `*`, neighbours where there are several. */
export interface WordsSought {
  readonly words: readonly { readonly text: string; readonly isStem: boolean }[];
}

/** How much of a text is looked through, in UTF-16 units: far more than any platform takes. */
const READ_MAX = 100_000;
const WORD = /[\p{L}\p{M}\p{N}]+|\p{Extended_Pictographic}/gu;
/** Looks of an emoji, colours of skin, and what nobody sees. */
const UNSEEN = /\p{Cf}|\ufe0e|\ufe0f|[\u{1f3fb}-\u{1f3ff}]/gu;

/** The words of a text as triage reads them: lower case, one spelling, `niiiin` as `niin`. Linear time; never throws. */
export function spokenWords(text: string): string[] {
  const plain = text.slice(0, READ_MAX).normalize('NFKC').replace(UNSEEN, '').toLowerCase();
  return (plain.match(WORD) ?? []).map((word) => word.replace(/(\p{L})\1{2,}/gu, '$1$1'));
}

/** What is written in a rule, ready to be looked for. `ei kuulu`, `refund*`, `112`. */
export function wordsSought(written: string): WordsSought {
  const words = written.split(/\s+/).flatMap((piece) => {
    const isStem = piece.endsWith('*');
    const parts = spokenWords(isStem ? piece.slice(0, -1) : piece);
    return parts.map((text, index) => ({ text, isStem: isStem && index === parts.length - 1 }));
  });
  return { words };
}

/** Whether the words stand in the text, next to each other and in this order. */
export function isSpoken(spoken: readonly string[], { words }: WordsSought): boolean {
  if (words.length === 0) return false;
  return spoken.some((_, start) =>
    words.every(({ text, isStem }, offset) => {
      const word = spoken[start + offset];
      return word !== undefined && (isStem ? word.startsWith(text) : word === text);
    }),
  );
}
