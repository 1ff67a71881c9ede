import type { Features } from './features.ts';
import { addWeights, type Model } from './model.ts';
import { partsOf } from './shares.ts';
import type { Token } from './words.ts';

/** The language a text is in, and the words that told. */
export interface LanguageGuess {
  /** ISO 639-1, or `und` when the text does not tell. */
  readonly language: string;
  /** From 0 to 1. */
  readonly confidence: number;
  /** Tokens that spoke for the language most. */
  readonly evidence: readonly number[];
}

/** Languages whose words kuulo understands. */
export const UNDERSTOOD = ['fi', 'en', 'sv'];

/** Fewer letters than this hardly tell a language: then what was declared weighs most. */
const LETTERS_FEW = 12;
const PRIOR_FEW = 2.5;
/** A guess that is less sure than this is none. */
const SURE_FEW = 0.5;
const SURE_MANY = 0.28;
const PRIOR_MANY = 0.7;
/** A short text in a language kuulo does not understand is more often a misspelt one that it does. */
const DOUBT = 0.3;
/** Writing systems that give a language, or at least a family of them, away. */
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/[іїєґ]/iu, 'uk'],
  [/\p{Script=Cyrillic}/u, 'ru'],
  [/\p{Script=Greek}/u, 'el'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
  [/\p{Script=Hangul}/u, 'ko'],
  [/\p{Script=Han}/u, 'zh'],
  [/\p{Script=Arabic}/u, 'ar'],
  [/\p{Script=Hebrew}/u, 'he'],
  [/\p{Script=Thai}/u, 'th'],
  [/\p{Script=Devanagari}/u, 'hi'],
];
const LATIN = /^[\p{Script=Latin}\p{M}']+$/u;
const PLAIN_LATIN = /^[a-zà-ÿ']+$/;

/**
 * Which language, by the letters of its words. What the platform or the account declared counts as a prior, the more the
 * shorter the text; a text without letters is in the declared language, or in none.
 */
export function guessLanguage(model: Model, room: Features, seen: Seen): LanguageGuess {
  const { tokens, declared } = seen;
  const open = { language: declared ?? 'und', confidence: 0, evidence: [] };
  const { letters, foreign, sample } = countLetters(tokens);
  if (letters === 0) return open;
  if (foreign > letters / 2) return { language: scriptOf(sample) ?? open.language, confidence: 0.9, evidence: [] };
  const { best, confidence } = likeliest(model, room, { declared, isShort: letters < LETTERS_FEW });
  if (confidence < (letters < LETTERS_FEW ? SURE_FEW : SURE_MANY)) return { ...open, confidence };
  return { language: best, confidence, evidence: longestWord(tokens) };
}

function likeliest(
  model: Model,
  room: Features,
  { declared, isShort }: { declared: string | null; isShort: boolean },
): { best: string; confidence: number } {
  const { languages, languageBias } = model.head;
  const [words, spelling] = partsOf(room);
  const sums = addWeights(model.tables.language, room, [words, spelling]);
  let best = 0;
  for (const [at, language] of languages.entries()) {
    const declaration = language === declared ? (isShort ? PRIOR_FEW : PRIOR_MANY) : 0;
    const doubt = UNDERSTOOD.includes(language) ? 0 : DOUBT;
    sums[at] = (sums[at] ?? 0) + (languageBias[at] ?? 0) + declaration - doubt;
    if ((sums[at] ?? 0) > (sums[best] ?? 0)) best = at;
  }
  let total = 0;
  for (const sum of sums) total += Math.exp(sum - (sums[best] ?? 0));
  return { best: languages[best] ?? 'und', confidence: Math.round(100 / total) / 100 };
}

interface Seen {
  readonly tokens: readonly Token[];
  readonly declared: string | null;
}

function countLetters(tokens: readonly Token[]): { letters: number; foreign: number; sample: string } {
  let letters = 0;
  let foreign = 0;
  let sample = '';
  for (const { kind, word } of tokens) {
    if (kind !== 'word' && kind !== 'tag') continue;
    letters += word.length;
    if (PLAIN_LATIN.test(word) || LATIN.test(word)) continue;
    foreign += word.length;
    sample += word;
  }
  return { letters, foreign, sample };
}

function scriptOf(sample: string): string | null {
  return SCRIPTS.find(([script]) => script.test(sample))?.[1] ?? null;
}

function longestWord(tokens: readonly Token[]): readonly number[] {
  let longest = -1;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token?.kind === 'word' && token.word.length > (tokens[longest]?.word.length ?? 0)) longest = at;
  }
  return longest < 0 ? [] : [longest];
}
