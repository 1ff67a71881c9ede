import Fuse from 'fuse.js';
import type { SavedAnswer } from '../../../domain/saved-answer.ts';
import type { AnswerSearch } from './picker-state.ts';

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
    const found = fuse.search({ $and: words.map((word) => ({ $or: either(word) })) });
    return found.toSorted((a, b) => badness(a) - badness(b) || a.refIndex - b.refIndex).map(({ item }) => item);
  };
}

function either(word: string) {
  return [{ title: word }, { name: word }, { body: word }];
}
