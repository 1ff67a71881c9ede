import type { LanguageGuess } from './language.ts';
import type { Family } from './lexicon/cue-list.ts';
import type { Hit, Role } from './senses.ts';
import { normalise, type Token, type Tokens, tokenise } from './words.ts';

/** A text read once; every judge works on this and none reads the text again. */
export interface Reading {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly exclamations: number;
  readonly questions: number;
  readonly isCut: boolean;
  readonly language: LanguageGuess;
  /** Senses in the language of the text, moods and degrees and negators, in the order of the text. */
  readonly moods: readonly Hit[];
  /** Circumstances, by family. */
  readonly cues: ReadonlyMap<Family, readonly Hit[]>;
}

const CUE_MAX = 80;
const BRAND_ENDING_MAX = 6;
/** English words heard in Finnish and Swedish texts keep their mood when no native word looks like them. */
const LOAN_MIN = 5;

/** The brand's names as words, made once for many texts. */
export function brandWords(brandNames: readonly string[]): readonly (readonly string[])[] {
  return brandNames
    .map((name) => tokenise(name).list.map((token) => normalise(token.word)))
    .filter((words) => words.length > 0);
}

/** Takes a text apart and hides the brand's own names. */
export function takeApart(text: string, names: readonly (readonly string[])[]): Tokens {
  const tokens = tokenise(text);
  return names.length === 0 ? tokens : { ...tokens, list: hideBrand(tokens.list, names) };
}

/** What the words of a text in this language mean. */
export function read(text: string, tokens: Tokens, seen: Seen): Reading {
  const { hits, language, weights } = seen;
  const cues = new Map<Family, Hit[]>();
  const moods: Hit[] = [];
  for (const hit of hits) {
    if (!isSpoken(hit, language.language, tokens.list)) continue;
    if (hit.sense.family === null) moods.push(hit);
    else if (weights.get(hit.sense.family) !== 0) {
      const family = cues.get(hit.sense.family);
      if (family === undefined) cues.set(hit.sense.family, [hit]);
      else family.push(hit);
    }
  }
  const { list, exclamations, questions, isCut } = tokens;
  return { text, tokens: list, exclamations, questions, isCut, language, moods, cues };
}

interface Seen {
  readonly hits: readonly Hit[];
  readonly language: LanguageGuess;
  /** A family of weight 0 is not heard at all. */
  readonly weights: ReadonlyMap<Family, number>;
}

/** The user's own words for a hit, cut to a length fit for a line. */
export function wordsOf(reading: Reading, hit: Pick<Hit, 'first' | 'last'>): string {
  const start = reading.tokens[hit.first]?.start ?? 0;
  const end = reading.tokens[hit.last]?.end ?? start;
  return reading.text.slice(start, Math.min(end, start + CUE_MAX)).toWellFormed();
}

function isSpoken(hit: Hit, language: string, tokens: readonly Token[]): boolean {
  const { sense } = hit;
  if (sense.language === '' || sense.language === language || language === 'und') return true;
  return isLoan(sense.role, sense.language) && (tokens[hit.first]?.word.length ?? 0) >= LOAN_MIN;
}

function isLoan(role: Role, language: string): boolean {
  return role === 'valence' && language === 'en';
}

function hideBrand(tokens: readonly Token[], names: readonly (readonly string[])[]): readonly Token[] {
  const hidden = new Set<number>();
  for (let at = 0; at < tokens.length; at += 1)
    for (const words of names)
      if (words.every((word, offset) => isName(tokens[at + offset], word, offset === words.length - 1)))
        for (let offset = 0; offset < words.length; offset += 1) hidden.add(at + offset);
  return hidden.size === 0
    ? tokens
    : tokens.map((token, at) =>
        hidden.has(at) ? { ...token, kind: 'brand', isShouted: false, isLengthened: false } : token,
      );
}

/** The last word of a name may carry a Finnish ending; a short name only as it stands. */
function isName(token: Token | undefined, name: string, mayEnd: boolean): boolean {
  if (token === undefined) return false;
  if (token.word === name) return true;
  return (
    mayEnd && name.length >= 4 && token.word.startsWith(name) && token.word.length - name.length <= BRAND_ENDING_MAX
  );
}
