import { reading } from './reading.ts';
import { type Judge, wholeRemark } from './remark.ts';
import { speaks, type ToldLanguage, tellLanguage } from './tell-language.ts';

const READ_BY_GUARD: readonly string[] = ['fi', 'en', 'sv'];

/**
 * A reply in another language than the customer's. Somebody who writes in none of those that the guard reads may be
 * answered in English.
 */
export const judgeLanguage: Judge = ({ reading: read, customer }) => {
  if (customer === null) return [];
  const ours = tellLanguage(read.words);
  const theirs = languageOf(customer);
  if (ours === null || theirs === null || ours === theirs) return [];
  if (!READ_BY_GUARD.includes(theirs) && ours === 'en') return [];
  if (isTold(theirs) && speaks(read.words, theirs) && !isMostly(read.words, ours)) return [];
  return [
    wholeRemark(
      'language',
      'The reply is in another language than the customer writes.',
      'Answer in the customer’s language, or in both.',
    ),
  ];
};

/** What their words tell goes before what was declared. */
function languageOf({ text, language }: { text: string; language: string | null }): string | null {
  const told = tellLanguage(reading(text).words);
  if (told !== null) return told;
  return language === null || language === 'und' ? null : language;
}

function isTold(language: string): language is ToldLanguage {
  return READ_BY_GUARD.includes(language);
}

/** Whether hardly a sentence is left for another language. */
function isMostly(words: readonly string[], ours: ToldLanguage): boolean {
  const half = Math.floor(words.length / 2);
  return tellLanguage(words.slice(0, half)) === ours && tellLanguage(words.slice(half)) === ours;
}
