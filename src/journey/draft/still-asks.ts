import { THANKS } from '../../domain/rating-words.ts';

/**
 * Whether a reply that asks how it went still does nothing else: but for greetings, thanks and punctuation it says the very
 * words it was made with. Any other could hold a promise or a question of its own, and "5" would answer who knows what.
 */
export function stillAsks(made: string, now: string): boolean {
  return wordsOf(made).join(' ') === wordsOf(now).join(' ');
}

function wordsOf(text: string): string[] {
  const all =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return all.filter((word) => !THANKS.has(word));
}
