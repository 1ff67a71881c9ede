import type { Features } from './features.ts';
import { type Model, sumInto } from './model.ts';
import { languagePartsOf } from './shares.ts';
import type { Token } from './words.ts';

/** The language a text is in, and the words that told. */
export interface LanguageGuess {
  /** ISO 639-1, or `und` when the text does not tell. */
  readonly language: string;
  /** From 0 to 1. */
  readonly confidence: number;
  /** Tokens that spoke for the language most. */
  readonly evidence: readonly number[];
  /** Whether its words mean something here: not in a language, or a writing system, that nobody here reads. */
  readonly isUnderstood: boolean;
}

/** Languages whose words kuulo understands. */
export const UNDERSTOOD = ['fi', 'en', 'sv'];

/** Fewer letters than this hardly tell a language: then what was declared, or the brand's own, weighs most. */
const LETTERS_FEW = 12;
const PRIOR_FEW = 2.5;
const PRIOR_MANY = 0.7;
/** A guess that is less sure than this is none. */
const SURE_FEW = 0.5;
const SURE_MANY = 0.34;
/** A short text in a language kuulo does not understand is more often a misspelt one that it does. */
const DOUBT = 0.3;
/** A language of ours that is this likely is read, though another is likelier. */
const OURS_LIKELY = 0.35;
/** Against a declared language that kuulo does not understand, only a sure guess stands. */
const SURE_AGAINST = 0.9;
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

/**
 * Which language, by the letters of its words. What the platform or the account declared counts as a prior, the more the
 * shorter the text, and for a short text the brand's own language; a text without letters is in the declared language, or in
 * none.
 */
export function guessLanguage(model: Model, room: Features, seen: Seen): LanguageGuess {
  const { tokens, declared } = seen;
  const open = { language: declared ?? 'und', confidence: 0, evidence: [], isUnderstood: true };
  const { letters, foreign, sample } = countLetters(tokens);
  if (letters === 0) return open;
  const evidence = longestWord(tokens);
  if (foreign > letters / 2)
    return { language: scriptOf(sample) ?? open.language, confidence: 0.9, evidence, isUnderstood: false };
  const isShort = letters < LETTERS_FEW;
  const guess = likeliest(model, room, { ...seen, isShort });
  return {
    ...settled(guess, { open: open.language, declared, sureFrom: isShort ? SURE_FEW : SURE_MANY, isShort }),
    evidence,
  };
}

function settled(
  { best, confidence, ours, oursConfidence }: Likeliest,
  seen: { open: string; declared: string | null; sureFrom: number; isShort: boolean },
): Omit<LanguageGuess, 'evidence'> {
  const { open, declared, sureFrom, isShort } = seen;
  if (declared !== null && !isUnderstood(declared))
    return oursConfidence >= SURE_AGAINST
      ? { language: ours, confidence: oursConfidence, isUnderstood: true }
      : { language: best === ours ? declared : best, confidence: 1 - oursConfidence, isUnderstood: false };
  const isOurs = best === ours || (oursConfidence >= OURS_LIKELY && declared !== best);
  if (isOurs ? oursConfidence < sureFrom : isShort && confidence < sureFrom)
    return { language: open, confidence: isOurs ? oursConfidence : confidence, isUnderstood: isUnderstood(open) };
  if (isOurs) return { language: ours, confidence: oursConfidence, isUnderstood: true };
  return { language: best, confidence, isUnderstood: false };
}

function isUnderstood(language: string): boolean {
  return language === 'und' || UNDERSTOOD.includes(language);
}

interface Likeliest {
  readonly best: string;
  readonly confidence: number;
  /** The likeliest of the languages kuulo understands. */
  readonly ours: string;
  readonly oursConfidence: number;
}

/** Of the text at hand. */
let sums = new Float64Array(0);

function likeliest(model: Model, room: Features, { declared, home, isShort }: Asked): Likeliest {
  const { languages, languageBias } = model.head;
  if (sums.length !== languages.length) sums = new Float64Array(languages.length);
  sumInto(sums, model.tables.language, { features: room, parts: languagePartsOf(room) });
  const prior = declared ?? (isShort ? home : null);
  for (let at = 0; at < languages.length; at += 1) {
    const language = languages[at] ?? 'und';
    const declaration = language === prior ? (isShort ? PRIOR_FEW : PRIOR_MANY) : 0;
    const doubt = UNDERSTOOD.includes(language) ? 0 : DOUBT;
    sums[at] = (sums[at] ?? 0) + (languageBias[at] ?? 0) + declaration - doubt;
  }
  const best = highest(languages, () => true);
  const ours = highest(languages, (language) => UNDERSTOOD.includes(language));
  let total = 0;
  for (let at = 0; at < sums.length; at += 1) total += Math.exp((sums[at] ?? 0) - (sums[best] ?? 0));
  const share = (at: number): number => Math.round((100 * Math.exp((sums[at] ?? 0) - (sums[best] ?? 0))) / total) / 100;
  return {
    best: languages[best] ?? 'und',
    confidence: share(best),
    ours: languages[ours] ?? 'und',
    oursConfidence: share(ours),
  };
}

/** The place of the highest sum among the languages asked for; the first is always one that kuulo understands. */
function highest(languages: readonly string[], isAsked: (language: string) => boolean): number {
  let best = 0;
  for (let at = 1; at < languages.length; at += 1)
    if ((sums[at] ?? 0) > (sums[best] ?? 0) && isAsked(languages[at] ?? 'und')) best = at;
  return best;
}

interface Asked extends Seen {
  readonly isShort: boolean;
}

interface Seen {
  readonly tokens: readonly Token[];
  readonly declared: string | null;
  /** The language the brand's customers write most, or null. */
  readonly home: string | null;
}

function countLetters(tokens: readonly Token[]): { letters: number; foreign: number; sample: string } {
  let letters = 0;
  let foreign = 0;
  let sample = '';
  for (const { kind, word } of tokens) {
    if (kind !== 'word' && kind !== 'tag') continue;
    letters += word.length;
    if (isPlainLatin(word) || LATIN.test(word)) continue;
    foreign += word.length;
    sample += word;
  }
  return { letters, foreign, sample };
}

/** Letters of Latin-1 and apostrophes, as most words are; asked first, as a pattern takes several times as long. */
function isPlainLatin(word: string): boolean {
  for (let at = 0; at < word.length; at += 1) {
    const code = word.charCodeAt(at);
    if (code < 0x61 ? code !== 0x27 : code > 0x7a && (code < 0xe0 || code > 0xff)) return false;
  }
  return word.length > 0;
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
