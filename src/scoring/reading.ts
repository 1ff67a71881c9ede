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
/** Names shorter than this take no ending, so that the first letters of a word find every name it may be. */
const NAME_KEY = 4;
/** Families whose single words name a thing that may not have happened, and how far before it that is said. */
const DENIABLE: readonly Family[] = ['safety', 'violence', 'legal'];
const DENIAL_REACH = 3;
/** English words heard in Finnish and Swedish texts keep their mood when no native word looks like them. */
const LOAN_MIN = 5;

/** Names as words, by the beginning of their first word. */
export type Names = ReadonlyMap<string, readonly (readonly string[])[]>;

/** The brand's names as words, made once for many texts. */
export function brandWords(brandNames: readonly string[]): Names {
  const names = new Map<string, (readonly string[])[]>();
  for (const name of brandNames) {
    const words = tokenise(name).list.map((token) => normalise(token.word));
    const [first] = words;
    if (first === undefined) continue;
    const key = first.slice(0, NAME_KEY);
    names.set(key, [...(names.get(key) ?? []), words]);
  }
  return names;
}

/** Takes a text apart and hides the brand's own names. */
export function takeApart(text: string, names: Names): Tokens {
  const tokens = tokenise(text);
  return names.size === 0 ? tokens : { ...tokens, list: hideBrand(tokens.list, names) };
}

/** What the words of a text in this language mean. */
export function read(text: string, tokens: Tokens, seen: Seen): Reading {
  const { hits, language, brand } = seen;
  const negators = new Set<number>();
  for (const hit of hits)
    if (hit.sense.role === 'negator' && isSpoken(hit, language.language, tokens.list)) negators.add(hit.first);
  const cues = new Map<Family, Hit[]>();
  const moods: Hit[] = [];
  for (const hit of hits) {
    if (!isSpoken(hit, language.language, tokens.list)) continue;
    if (hit.sense.family === null) moods.push(hit);
    else if (isHeard(brand, hit, tokens.list) && !isDenied(hit, tokens.list, negators)) {
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
  readonly brand: BrandCues;
}

/** What a brand says of the cues: a family of weight 0 is not heard at all, nor is a cue that holds muted words. */
export interface BrandCues {
  readonly weights: ReadonlyMap<Family, number>;
  readonly muted: ReadonlyMap<Family, readonly (readonly string[])[]>;
}

/** Whether the words of a phrase (`word`, `stem*`) stand at a place. */
export function standsAt(phrase: readonly string[], tokens: readonly Token[], at: number): boolean {
  return phrase.every((part, offset) => {
    const word = tokens[at + offset]?.word ?? '';
    return part.endsWith('*') ? word.startsWith(part.slice(0, -1)) : word === part;
  });
}

function isHeard({ weights, muted }: BrandCues, { sense, first, last }: Hit, tokens: readonly Token[]): boolean {
  if (sense.family === null || weights.get(sense.family) === 0) return false;
  for (const phrase of muted.get(sense.family) ?? [])
    for (let at = first; at + phrase.length - 1 <= last; at += 1) if (standsAt(phrase, tokens, at)) return false;
  return true;
}

/** "No injuries", "ei palovammoja", "en ole ottamassa lakimiestä": the word alone is no cue behind a negator. */
function isDenied({ sense, first, last }: Hit, tokens: readonly Token[], negators: ReadonlySet<number>): boolean {
  if (first !== last || sense.family === null || !DENIABLE.includes(sense.family)) return false;
  for (let at = first - 1; at >= 0 && at >= first - DENIAL_REACH; at -= 1) {
    if ((tokens[at + 1]?.breakBefore ?? 0) > 0) return false;
    if (negators.has(at)) return true;
  }
  return false;
}

/** The user's own words for a hit, cut to a length fit for a line. */
export function wordsOf(reading: Reading, hit: Pick<Hit, 'first' | 'last'>): string {
  const start = reading.tokens[hit.first]?.start ?? 0;
  const end = reading.tokens[hit.last]?.end ?? start;
  const cut = Math.min(end, start + CUE_MAX);
  // a picture of two units is not cut in two
  const isSplit = cut < end && (reading.text.charCodeAt(cut - 1) & 0xfc00) === 0xd800;
  return reading.text.slice(start, isSplit ? cut - 1 : cut).toWellFormed();
}

function isSpoken(hit: Hit, language: string, tokens: readonly Token[]): boolean {
  const { sense } = hit;
  if (sense.language === '' || sense.language === language || language === 'und') return true;
  return isLoan(sense.role, sense.language) && (tokens[hit.first]?.word.length ?? 0) >= LOAN_MIN;
}

function isLoan(role: Role, language: string): boolean {
  return role === 'valence' && language === 'en';
}

function hideBrand(tokens: readonly Token[], names: Names): readonly Token[] {
  const hidden = new Set<number>();
  for (let at = 0; at < tokens.length; at += 1)
    for (const words of names.get(tokens[at]?.word.slice(0, NAME_KEY) ?? '') ?? [])
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
    mayEnd &&
    name.length >= NAME_KEY &&
    token.word.startsWith(name) &&
    token.word.length - name.length <= BRAND_ENDING_MAX
  );
}
