import { isEnding } from './endings.ts';
import type { Family } from './lexicon/cue-list.ts';
import { CUES } from './lexicon/cues.ts';
import { EMOJI_VALENCE } from './lexicon/emoji.ts';
import { ENGLISH_CONTRASTS, ENGLISH_DEGREES, ENGLISH_NEGATORS, ENGLISH_VALENCE } from './lexicon/english.ts';
import { FINNISH_CONTRASTS, FINNISH_DEGREES, FINNISH_NEGATORS, FINNISH_VALENCE } from './lexicon/finnish.ts';
import { SWEDISH_CONTRASTS, SWEDISH_DEGREES, SWEDISH_NEGATORS, SWEDISH_VALENCE } from './lexicon/swedish.ts';
import type { Token } from './words.ts';

export type Role = 'valence' | 'degree' | 'negator' | 'contrast' | 'cue';

/** One meaning of a word or phrase, from one of the lists. */
interface Sense {
  readonly language: string;
  readonly role: Role;
  readonly family: Family | null;
  readonly value: number;
  /** What must follow the first word. */
  readonly rest: readonly Part[];
}

interface Part {
  /** One of these must stand there. */
  readonly options: readonly Option[];
  /** How many words ahead it may stand. */
  readonly reach: number;
}

interface Option {
  readonly text: string;
  readonly ending: 'none' | 'listed' | 'any';
  /** The words right behind it. */
  readonly next: readonly Part[];
}

/** A sense found in a text: tokens `first` to `last`. */
export interface Hit {
  readonly sense: Sense;
  readonly first: number;
  readonly last: number;
}

interface Entry {
  readonly sense: Sense;
  readonly ending: Option['ending'];
}

const STEM_MAX = 16;
const STEM_MIN = 3;
const GAP_REACH = 4;
/** In a list: any number. */
const ANY_NUMBER = '#';

const WHOLE = new Map<string, Sense[]>();
const STEMS = new Map<string, Entry[]>();
loadAll();

/** Every sense of every token, in the order of the text; one pass, whatever the number of lists. */
export function findSenses(tokens: readonly Token[]): Hit[] {
  const hits: Hit[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.kind === 'link' || token.kind === 'user' || token.kind === 'brand') continue;
    addHits(hits, tokens, { at, word: token.word });
    if (token.kind === 'number')
      for (const sense of WHOLE.get(ANY_NUMBER) ?? []) addHit(hits, tokens, { sense, first: at });
    if (token.isLengthened) addHits(hits, tokens, { at, word: token.word.replace(/(\p{L})\1/gu, '$1') });
  }
  return hits;
}

function addHits(hits: Hit[], tokens: readonly Token[], place: { at: number; word: string }): void {
  const { at, word } = place;
  for (const sense of WHOLE.get(word) ?? []) addHit(hits, tokens, { sense, first: at });
  for (let length = Math.min(word.length, STEM_MAX); length >= STEM_MIN; length -= 1) {
    const entries = STEMS.get(word.slice(0, length));
    if (entries === undefined) continue;
    for (const { sense, ending } of entries)
      if (ending === 'any' || isEnding(sense.language, word.slice(length))) addHit(hits, tokens, { sense, first: at });
  }
}

function addHit(hits: Hit[], tokens: readonly Token[], found: { sense: Sense; first: number }): void {
  const { sense, first } = found;
  const last = findRest(tokens, sense.rest, { language: sense.language, after: first });
  if (last >= 0) hits.push({ sense, first, last });
}

/** The last word of all the parts in their order, or -1. */
function findRest(tokens: readonly Token[], rest: readonly Part[], place: { language: string; after: number }): number {
  let last = place.after;
  for (const part of rest) {
    last = findPart(tokens, part, { language: place.language, after: last });
    if (last < 0) return -1;
  }
  return last;
}

function findPart(tokens: readonly Token[], part: Part, place: { language: string; after: number }): number {
  for (let at = place.after + 1; at <= place.after + part.reach; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.breakBefore === 2) return -1;
    for (const option of part.options) {
      if (!matches(token, option, place.language)) continue;
      const last = option.next.length === 0 ? at : findRest(tokens, option.next, { ...place, after: at });
      if (last >= 0) return last;
    }
  }
  return -1;
}

function matches(token: Token, option: Option, language: string): boolean {
  if (option.text === ANY_NUMBER) return token.kind === 'number';
  if (option.ending === 'none') return token.word === option.text;
  if (!token.word.startsWith(option.text)) return false;
  return option.ending === 'any' || isEnding(language, token.word.slice(option.text.length));
}

function loadAll(): void {
  const lists = [
    {
      language: 'en',
      valence: ENGLISH_VALENCE,
      degrees: ENGLISH_DEGREES,
      negators: ENGLISH_NEGATORS,
      contrasts: ENGLISH_CONTRASTS,
    },
    {
      language: 'fi',
      valence: FINNISH_VALENCE,
      degrees: FINNISH_DEGREES,
      negators: FINNISH_NEGATORS,
      contrasts: FINNISH_CONTRASTS,
    },
    {
      language: 'sv',
      valence: SWEDISH_VALENCE,
      degrees: SWEDISH_DEGREES,
      negators: SWEDISH_NEGATORS,
      contrasts: SWEDISH_CONTRASTS,
    },
    { language: '', valence: EMOJI_VALENCE, degrees: [], negators: '', contrasts: '' },
  ];
  for (const { language, valence, degrees, negators, contrasts } of lists) {
    for (const [value, words] of valence) load(words, { language, role: 'valence', family: null, value });
    for (const [value, words] of degrees) load(words, { language, role: 'degree', family: null, value });
    load(negators, { language, role: 'negator', family: null, value: 1 });
    load(contrasts, { language, role: 'contrast', family: null, value: 1 });
  }
  for (const { language, lists: cues } of CUES)
    for (const { family, strength, words } of cues)
      load(words, { language, role: 'cue', family, value: strength ?? 1 });
}

/** Reads one list. The notation is described in `lexicon/english.ts` and `lexicon/cue-list.ts`. */
function load(words: string, sense: Omit<Sense, 'rest'>): void {
  for (const item of new Set(words.split(/\s+/))) {
    if (item === '') continue;
    if (sense.language === '') {
      add(WHOLE, item.replace(/\ufe0f/g, ''), { ...sense, rest: [] });
      continue;
    }
    for (const phrase of bothOrders(item)) {
      const [head, ...rest] = phrase.split(/(?=[_+])/).map(parsePart);
      for (const { text, ending, next } of head?.options ?? []) {
        const full = { ...sense, rest: [...next, ...rest] };
        if (ending === 'none') add(WHOLE, text, full);
        else if (text.length >= STEM_MIN) add(STEMS, text.slice(0, STEM_MAX), { sense: full, ending });
      }
    }
  }
}

/** `a&b` stands for `a+b` and `b+a`. */
function bothOrders(item: string): readonly string[] {
  const [left = '', right] = item.split('&');
  return right === undefined ? [item] : [`${left}+${right}`, `${right}+${left}`];
}

function parsePart(item: string): Part {
  const options = item.replace(/^[_+]/, '').split('|').map(parseOption);
  return { options, reach: item.startsWith('+') ? GAP_REACH : 1 };
}

function parseOption(item: string): Option {
  const [word = '', ...next] = item.split('.');
  const last = word.at(-1);
  const ending = last === '*' ? 'any' : last === '~' ? 'listed' : 'none';
  return {
    text: ending === 'none' ? word : word.slice(0, -1),
    ending,
    next: next.map((text) => ({ options: [parseOption(text)], reach: 1 })),
  };
}

function add<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
