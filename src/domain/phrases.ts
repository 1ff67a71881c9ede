/** Small pieces that sentences are made of. */

/** With a full stop, unless it ends a sentence already; nothing stays nothing. */
export function ended(words: string): string {
  return words === '' || /[.?!…]$/.test(words) ? words : `${words}.`;
}

/** Ended, and with a capital where it begins with an ordinary word. */
export function sentence(words: string): string {
  return ended(words.replace(/^[a-z]+(?=[ ,?])/, (word) => word.charAt(0).toUpperCase() + word.slice(1)));
}

/** A reason in brackets; nothing where there is none. */
export function because(reason: string): string {
  return reason === '' ? '' : ` (${reason.replace(/[.]$/, '')})`;
}

/** `1 row`, `3 rows`. */
export function counted(number: number, one: string, more: string): string {
  return `${number} ${number === 1 ? one : more}`;
}

/** US dollars with cents. */
export function dollars(amount: number): string {
  return `$${amount.toFixed(2)}`;
}

/** Blanks of a saved answer by name, each with what is asked for it. */
export function blankList(blanks: readonly { readonly name: string; readonly ask: string | null }[]): string {
  return blanks.map(({ name, ask }) => (ask === null ? name : `${name} (${ask})`)).join(', ');
}
