import type { KeptAnswer, TakenAnswer } from './saved-answer.ts';

/** With fewer of its words left, a text is no longer the answer that it was made from. */
const SHARE_MIN = 0.5;

/**
 * What of a saved answer is left in a text that was made from it: null where it was rewritten beyond recognition, which is
 * where fewer than half of the answer's words are left.
 */
export function answerLeft(taken: TakenAnswer, text: string): KeptAnswer | null {
  if (!isRecognised(taken.text, text)) return null;
  return { name: taken.name, isChanged: inOneLine(taken.text) !== inOneLine(text) };
}

/** Whether at least half of an answer's words stand in a text; an answer without words is always recognised. */
export function isRecognised(answer: string, text: string): boolean {
  const words = wordsOf(answer);
  const left = countsOf(wordsOf(text));
  let kept = 0;
  for (const word of words) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    kept += 1;
    left.set(word, count - 1);
  }
  return kept >= words.length * SHARE_MIN;
}

function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

function countsOf(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function inOneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
