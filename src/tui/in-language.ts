import type { Reply } from '../domain/reply.ts';
import type { Catalogue } from './catalogue/catalogue.ts';

/**
 * A sentence of ours that came with data (why something may be answered, why it stands where it stands, what stopped it), in
 * the person's language. What is not known, such as a platform's own words, stays as it is. Not for words of strangers.
 */
export function inLanguage(words: Pick<Catalogue, 'phrases'>, text: string): string {
  return words.phrases.say(text);
}

/** What stopped or failed a reply, in the person's language; the note of whoever rejected it is theirs. */
export function errorWords(words: Pick<Catalogue, 'phrases'>, { code, message }: NonNullable<Reply['error']>): string {
  return code === 'REJECTED' ? message : inLanguage(words, message);
}
