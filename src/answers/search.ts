import Fuse from 'fuse.js';
import type { AnswerSearch, SavedAnswer } from '../domain/saved-answer.ts';

/** What an answer in another language than the customer's falls behind: two letters that are not there, about. */
const STRANGE = 0.15;

/**
 * Searches saved answers as people remember them: a few letters of the title or the text, in any order of words, with
 * slips. `answers` come with the best for the conversation first; of equals that order stays.
 */
export function answerSearch(answers: readonly SavedAnswer[], language: string | null): AnswerSearch {
  const fuse = new Fuse(answers, {
    keys: [
      { name: 'title', weight: 4 },
      { name: 'name', weight: 2 },
      { name: 'body', weight: 1 },
    ],
    threshold: 0.35,
    ignoreLocation: true,
    ignoreDiacritics: true,
    includeScore: true,
  });
  const badness = ({ item, score = 1 }: { item: SavedAnswer; score?: number | undefined }): number =>
    score + (item.language === null || item.language === language ? 0 : STRANGE);
  return (query) => {
    if (query === '') return answers;
    const words = query.split(/\s+/u);
    const like = fuse
      .search({ $and: words.map((word) => ({ $or: either(word) })) })
      .toSorted((a, b) => badness(a) - badness(b) || a.refIndex - b.refIndex)
      .map(({ item }) => item);
    return [...like, ...byLetters(answers, words).filter((answer) => !like.includes(answer))];
  };
}

/**
 * Answers whose title or name has the letters of every word in their order, with others between: `plt` is Palautus. They
 * stand behind those that are alike; the fewer letters between, the better.
 */
function byLetters(answers: readonly SavedAnswer[], words: readonly string[]): SavedAnswer[] {
  const gap = ({ title, name }: SavedAnswer): number =>
    words.reduce((sum, word) => sum + Math.min(gapOf(bare(title), bare(word)), gapOf(bare(name), bare(word))), 0);
  return answers
    .map((answer) => ({ answer, gap: gap(answer) }))
    .filter((one) => Number.isFinite(one.gap))
    .toSorted((a, b) => a.gap - b.gap)
    .map(({ answer }) => answer);
}

/** How many letters stand between those of `word`, from the beginning of some word of `text` on; infinite without them. */
function gapOf(text: string, word: string): number {
  let least = Number.POSITIVE_INFINITY;
  for (const { index } of text.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu)) {
    let at = index - 1;
    for (const letter of word) {
      // the first letter begins a word, so that not everything is found
      at = at < index ? (text.startsWith(letter, index) ? index : -1) : text.indexOf(letter, at + 1);
      if (at < 0) break;
    }
    if (at >= index) least = Math.min(least, at - index + 1 - word.length);
  }
  return least;
}

function bare(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function either(word: string) {
  return [{ title: word }, { name: word }, { body: word }];
}
