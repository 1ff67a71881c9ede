import { ENDINGS, FUNCTION_WORDS } from './lexicon/function-words.ts';
import type { Hit } from './senses.ts';
import type { Token } from './words.ts';

/** The language a text is in, and the words that told. */
export interface LanguageGuess {
  /** `fi`, `en`, `sv`, the language the platform declared for a text that tells nothing, or `und`. */
  readonly language: string;
  /** From 0 to 1. */
  readonly confidence: number;
  /** Tokens that spoke for the language most. */
  readonly evidence: readonly number[];
}

const SUPPORTED = ['fi', 'en', 'sv'];
const LANGUAGES = Object.keys(FUNCTION_WORDS);
const VOTES = loadVotes();
const ENDING_VOTES = loadEndings();
const PRIOR_WEIGHT = 1.2;
/** Fewer points than the first tell nothing; between the two only an undisputed language is believed. */
const POINTS_MIN = 0.5;
const POINTS_SURE = 0.9;
const LEAD_MIN = 0.02;
const SURE_LEAD = 0.34;

/**
 * Finnish, English, Swedish or `und`, by function words, endings, letters and words of the mood lists. Texts in other
 * languages are recognised as none of the three.
 */
export function guessLanguage(tokens: readonly Token[], hits: readonly Hit[], declared: string | null): LanguageGuess {
  const points = new Float64Array(LANGUAGES.length);
  const evidence: { at: number; language: number }[] = [];
  let letters = 0;
  let foreign = 0;
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== 'word') continue;
    letters += token.word.length;
    if (!/^[\p{Script=Latin}\p{M}']+$/u.test(token.word)) foreign += token.word.length;
    else vote(points, token.word, (language) => evidence.push({ at, language }));
  }
  for (const { sense } of hits)
    if (sense.role === 'valence' || (sense.family !== null && sense.family !== 'first'))
      addPoint(points, sense.language, 0.6);
  const prior = declared === null ? -1 : LANGUAGES.indexOf(declared);
  if (prior >= 0) points[prior] = (points[prior] ?? 0) + PRIOR_WEIGHT;
  return decide({ points, evidence, letters, foreign, declared });
}

interface Count {
  readonly points: Float64Array;
  readonly evidence: readonly { at: number; language: number }[];
  readonly letters: number;
  readonly foreign: number;
  readonly declared: string | null;
}

function decide(count: Count): LanguageGuess {
  const unknown = { language: 'und', confidence: 0, evidence: [] };
  const isForeign = count.foreign > count.letters / 2;
  const open = { ...unknown, language: count.declared ?? 'und' };
  if (isForeign) return count.declared !== null && SUPPORTED.includes(count.declared) ? unknown : open;
  const { best, lead, top } = leader(count.points);
  const language = LANGUAGES[best] ?? 'und';
  if (top < POINTS_MIN || (top < POINTS_SURE && lead < 0.5) || count.letters === 0) return open;
  if (!SUPPORTED.includes(language)) return { ...unknown, language: language === count.declared ? language : 'und' };
  if (lead < LEAD_MIN && language !== count.declared) return open;
  const evidence = count.evidence.filter((item) => item.language === best).slice(0, 3);
  return {
    language,
    confidence: Math.min(1, (lead / SURE_LEAD) * Math.min(1, top / 3)),
    evidence: evidence.map((item) => item.at),
  };
}

function leader(points: Float64Array): { best: number; lead: number; top: number } {
  let best = 0;
  let second = 0;
  for (const [at, value] of points.entries()) if (value > (points[best] ?? 0)) best = at;
  for (const [at, value] of points.entries()) if (at !== best) second = Math.max(second, value);
  const top = points[best] ?? 0;
  return { best, top, lead: top <= 0 ? 0 : (top - second) / top };
}

function vote(points: Float64Array, word: string, onWord: (language: number) => void): void {
  const votes = VOTES.get(word);
  if (votes !== undefined)
    for (const language of votes) {
      points[language] = (points[language] ?? 0) + 1 / votes.length ** 0.7 + (word.length > 3 ? 0.4 : 0);
      onWord(language);
    }
  else voteByShape(points, word);
}

/** For words no list knows: vowel pairs and endings of Finnish, letters Finnish does not use, endings of the others. */
function voteByShape(points: Float64Array, word: string): void {
  if (word.length < 3) return;
  for (let length = Math.min(5, word.length - 1); length >= 2; length -= 1) {
    const language = ENDING_VOTES.get(word.slice(-length));
    if (language === undefined) continue;
    addPoint(points, language, length >= 3 ? 0.5 : 0.3);
    break;
  }
  if (/å/.test(word)) addPoint(points, 'sv', 0.6);
  else if (/[äö]/.test(word)) {
    addPoint(points, 'fi', 0.4);
    addPoint(points, 'sv', 0.25);
    addPoint(points, 'et', 0.15);
    addPoint(points, 'de', 0.15);
  }
  if (/ää|öö|yy|uu|ii|aa|uo|yö|tt[aäuoi]|kk[aäuoi]/.test(word)) addPoint(points, 'fi', 0.35);
  if (/[éèêçàâîïû]/.test(word)) addPoint(points, 'fr', 0.5);
  if (/[ñáíóú]/.test(word)) addPoint(points, 'es', 0.5);
  if (/[ãõç]/.test(word)) addPoint(points, 'pt', 0.5);
  if (/[üß]/.test(word)) addPoint(points, 'de', 0.5);
  if (/õ|ü/.test(word)) addPoint(points, 'et', 0.6);
  if (/[æø]/.test(word)) {
    addPoint(points, 'no', 0.6);
    addPoint(points, 'da', 0.6);
  }
  if (/th|wh|sh|ck|w|qu|[^s]c[aeiou]|oo[dklnt]|ea|ou/.test(word)) addPoint(points, 'en', 0.3);
  if (/[cqwxzåfbg]|^[bdfg]|sch|[^aeiouyäö]$/.test(word) && !/[nstl]$/.test(word)) addPoint(points, 'fi', -0.25);
}

function addPoint(points: Float64Array, language: string, weight: number): void {
  const at = LANGUAGES.indexOf(language);
  if (at >= 0) points[at] = (points[at] ?? 0) + weight;
}

function loadVotes(): ReadonlyMap<string, readonly number[]> {
  const votes = new Map<string, number[]>();
  for (const [at, language] of LANGUAGES.entries())
    for (const word of new Set((FUNCTION_WORDS[language] ?? '').split(/\s+/)))
      votes.set(word, [...(votes.get(word) ?? []), at]);
  return votes;
}

function loadEndings(): ReadonlyMap<string, string> {
  const endings = new Map<string, string>();
  for (const [language, list] of Object.entries(ENDINGS))
    for (const ending of list.split(/\s+/)) endings.set(ending, language);
  return endings;
}
