import type { Complete } from '../completion.ts';
import type { Desk } from '../desk-state.ts';

/** A question for a line of text, how it is read, and what was said already. */
interface Wanted<T> {
  readonly title: string;
  /** From the command line or a repetition; null asks. */
  readonly argument: string | null;
  readonly initial?: string;
  readonly complete?: Complete;
  read(text: string): { readonly value: T } | { readonly wrong: string };
}

/**
 * What the person means, once it can be read: what cannot is kept in the line and explained, and what was typed ahead of
 * that is forgotten. Null when the person takes the question back, or leaves it empty where that means nothing.
 */
export async function askUntilFine<T>(desk: Desk, wanted: Wanted<T>): Promise<{ value: T; text: string } | null> {
  const { complete } = wanted;
  const offering = complete === undefined ? {} : { complete };
  let text = wanted.argument;
  text ??= await desk.ask({ kind: 'text', title: wanted.title, initial: wanted.initial ?? '', ...offering });
  for (;;) {
    if (text === null) return null;
    const read = wanted.read(text);
    if ('value' in read) return { value: read.value, text };
    if (text === '') return null;
    // what is typed ahead was meant for what comes after this
    desk.keys.discard();
    text = await desk.ask({ kind: 'text', title: read.wrong, initial: text, ...offering });
  }
}
