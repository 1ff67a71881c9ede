import {
  FILLERS,
  MARK_NOUNS,
  MARK_VERBS,
  NEGATIONS,
  NUMBER_WORDS,
  OPINIONS,
  PHRASE_LEVELS,
  type RatingLevel,
  SIGN_LEVELS,
  STRONGER,
  THANKS,
} from './rating-words.ts';

/** How a customer judged us. */
export interface Rating {
  /** From 1, the worst, to the scale's best. */
  readonly rating: number;
  /** What they said besides, in their words; null where they said no more. */
  readonly comment: string | null;
}

/** Longer first sentences tell something; they do not judge in a word. */
const JUDGING_WORDS_MAX = 8;
/** In other scales that people use ("8/10", "90/100"). */
const OTHER_SCALES: readonly number[] = [3, 4, 5, 6, 7, 10, 100];
/** The best mark of Finnish schools. */
const SCHOOL_MARK_MAX = 10;

/**
 * What a customer means who was asked to judge from 1 to `scale`, in Finnish or English; null where they say something else,
 * or where a person has to read it. A number is a mark only where it stands like one: "4", "4! kiitos", "annan nelosen", never
 * "tilaus 4 puuttuu" or "4 päivää".
 */
export function understandRating(text: string, scale: number): Rating | null {
  const said = plainly(text);
  if (said === '') return null;
  return byShare(said, scale) ?? byStars(said, scale) ?? byMark(said, scale) ?? byWords(said, scale);
}

/** A mark and whatever stands beside it: "4", "3, odotin kauan"; a judgement in words alone ("ok", "👍") is none. */
export function understandMark(text: string, scale: number): Rating | null {
  const said = plainly(text);
  return byShare(said, scale) ?? byStars(said, scale) ?? byMark(said, scale);
}

/** Whether a text is thanks or a greeting and nothing else: "Kiitos!", "kiitti Maija 👍", "thank you very much". */
export function isThanks(text: string): boolean {
  const said = plainly(text);
  const signs = said.match(/\p{So}|\p{Extended_Pictographic}/gu) ?? [];
  if (/[\p{N}?]/u.test(said) || !signs.every((sign) => KIND_SIGNS.has(sign))) return false;
  const all = said.match(WORD) ?? [];
  // one name may follow
  const isNamed = all.length > 1 && /^\p{Lu}\p{Ll}+$/u.test(all.at(-1) ?? '');
  const spoken = (isNamed ? all.slice(0, -1) : all).map((word) => word.toLowerCase());
  if (spoken.length === 0) return signs.length > 0;
  if (!spoken.every((word) => THANKS.has(word) || STRONGER.has(word))) return false;
  return (
    spoken.some((word) => /^(?:kii|thank|thx|ty$|cheers)/.test(word)) || spoken.every((word) => GREETINGS.has(word))
  );
}

const GREETINGS: ReadonlySet<string> = new Set('moi hei heippa terve moikka hi hello hey'.split(' '));

const KIND_SIGNS: ReadonlySet<string> = new Set([
  '🙏',
  ...[...SIGN_LEVELS].flatMap(([sign, level]) => (level === 'good' || level === 'best' ? [sign] : [])),
]);

/** Without what signs are made of, and without the names it is addressed to. */
function plainly(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\uFE0F|\u20E3|\u200D|\p{Emoji_Modifier}/gu, '')
    .replace(/^(?:\s*@[\w.@-]+)+/, '')
    .trim();
}

/** "4/5", "8 / 10", "4 out of 5": at the beginning, or where all else is thanks or tells that a mark follows. */
function byShare(said: string, scale: number): Rating | null {
  const found = /(?<![\d.,/:])(\d{1,3}(?:[.,]\d)?)\s*(?:\/|out of|kautta)\s*(\d{1,3})(?![\d/]|[.,]\d)/i.exec(said);
  if (found === null || !isMarkPlace(said, found.index)) return null;
  const value = Number(found[1]?.replace(',', '.'));
  const of = Number(found[2]);
  if (value > of || !(of === scale || OTHER_SCALES.includes(of))) return null;
  // half a step of our own scale is for a person to judge
  if (of === scale && !Number.isInteger(value)) return null;
  const rest = said.slice(found.index + found[0].length);
  if (!isMarkEnd(rest) || isTakenBack(rest)) return null;
  const rating = Math.max(1, Math.round(of === scale ? value : (value / of) * scale));
  return { rating, comment: commentOf(said.slice(0, found.index), rest) };
}

/** "⭐⭐⭐⭐" and "★★★★☆", with words behind or thanks before. */
function byStars(said: string, scale: number): Rating | null {
  const found = /((?:[⭐★🌟]\s*)+)((?:☆\s*)*)/u.exec(said);
  if (found === null || !isMarkPlace(said, found.index)) return null;
  const count = [...(found[1] ?? '')].filter((sign) => sign.trim() !== '').length;
  const rest = said.slice(found.index + found[0].length);
  if (count > scale || isTakenBack(rest)) return null;
  return { rating: count, comment: commentOf(said.slice(0, found.index), rest) };
}

/** A number or its name, where a mark would stand. */
function byMark(said: string, scale: number): Rating | null {
  for (const found of said.matchAll(/(?<![\p{L}\p{N}.,:#/+€$%-])(\d{1,2}(?:[.,]\d)?|\p{L}+)/gu)) {
    const [, token = ''] = found;
    const value = markOf(token.toLowerCase(), scale);
    if (value === null) continue;
    const rest = said.slice(found.index + token.length);
    const isMark = isCalledMark(said.slice(0, found.index), rest) || isMarkPlace(said, found.index);
    if (!isMark || !isMarkEnd(rest)) continue;
    const after = rest.replace(
      /^[ -]*(?:tähteä|tähti|tähden|pistettä|piste|pisteen|pojoa|stars?|points?)(?!\p{L})/iu,
      '',
    );
    // "4,5" is neither 4 nor 5
    if (!Number.isInteger(value) || value < 1 || value > scale || isTakenBack(after)) return null;
    return { rating: value, comment: commentOf(said.slice(0, found.index), after) };
  }
  return null;
}

/** What a token is worth as a mark; null where it is none. A Finn's ten is the best mark there is. */
function markOf(token: string, scale: number): number | null {
  if (/^\d/.test(token)) return Number(token.replace(',', '.'));
  if (/^kymp(?:pi|in)$/.test(token)) return Math.min(scale, SCHOOL_MARK_MAX);
  return NUMBER_WORDS.get(token) ?? null;
}

/** Whether what stands before leaves room for a mark: nothing, thanks that ended, or a word that announces one. */
function isMarkPlace(said: string, at: number): boolean {
  const before = said.slice(0, at).trim();
  if (before === '') return true;
  if (/\d|\?/.test(before)) return false;
  const spoken = wordsOf(before);
  if (spoken.length === 0) return true;
  if (spoken.length > JUDGING_WORDS_MAX) return false;
  return (
    spoken.every(isPolite) || (/[,.!\n–—-]\s*$/.test(said.slice(0, at)) && spoken.some((word) => THANKS.has(word)))
  );
}

/** "annan 4", "my rating is 5", "5 tähteä": the words around say that it is a mark. */
function isCalledMark(before: string, rest: string): boolean {
  const spoken = wordsOf(before);
  if (/\d/.test(before)) return false;
  const [next = ''] = wordsOf(rest);
  if (MARK_NOUNS.has(next) && /^[ -]/.test(rest)) return true;
  return spoken.slice(-4).some((word) => MARK_VERBS.has(word)) && spoken.length <= JUDGING_WORDS_MAX;
}

/** "5 stars? more like 1", "5, or rather 2": what follows a mark doubts it, or ends with another. */
function isTakenBack(rest: string): boolean {
  return /^\s*\?/.test(rest) || /[⭐★🌟]/u.test(rest) || /(?:^|[\s,;])\d{1,2}[\s.!]*$/.test(rest);
}

/** Whether what follows lets a mark end there: the end, punctuation, a sign, thanks, or a word that goes with marks. */
function isMarkEnd(rest: string): boolean {
  if (/^\s*$/.test(rest) || /^[+-]?\s*$/.test(rest)) return true;
  // a time, a date, a range, a share, a list, a sum, an ordinal, a question: the number means something else
  if (/^\s*(?:[.,:/]\d|[-–—]\s*\d|[,;&]\s*\d|[+*×=<>~^]+\s*\d|[%€$?]|\.\s+\p{Ll})/u.test(rest)) return false;
  if (/^\s*(?:[.,!;:)"”’\n…]|[-–—]\s)/u.test(rest)) return true;
  const next = /^[ -]*(\p{L}+)/u.exec(rest)?.[1]?.toLowerCase();
  if (next === undefined) return !/^\s*[\p{N}]/u.test(rest) && /^\s*[^\p{L}\p{N}]/u.test(rest);
  return MARK_NOUNS.has(next) || THANKS.has(next) || OPINIONS.has(next) || AFTER_MARK.has(next);
}

const AFTER_MARK: ReadonlySet<string> = new Set(
  'koska mutta ja sillä oli plus miinus tosi todella erittäin because but and as since it was'.split(' '),
);

/**
 * "ihan ok", "tosi hyvä", "👍": a judgement and nothing else. What follows may thank, or judge in a word: "Great, now another
 * bill came" does not mean what its first word says.
 */
function byWords(said: string, scale: number): Rating | null {
  if (said.includes('?')) return null;
  // a letter's "Hyvä asiakaspalvelu," judges nobody
  if (/^hyvät?\s+\p{L}+\s*,/iu.test(said)) return null;
  const level = signLevel(said) ?? clauseLevel(said);
  if (level === null || ((level === 'good' || level === 'best') && /[😕🙁☹😞😒🫤😟😡🤬😠😤💩🤮👎🙄]/u.test(said)))
    return null;
  const [, rest = ''] = CLAUSE.exec(said)?.slice(1) ?? [];
  const comment = commentOf('', rest);
  if (comment !== null && !isThanks(comment) && !wordsOf(comment).every((word) => isJudging(word) || BUT.has(word)))
    return null;
  return { rating: ratingOf(level, scale), comment };
}

/** A word that says how good it was, or nothing. */
function isJudging(word: string): boolean {
  return [OPINIONS, STRONGER, FILLERS, THANKS].some((known) => known.has(word));
}

const BUT: ReadonlySet<string> = new Set(['mutta', 'but', 'vaikka', 'although', 'though']);

/** The first clause, and what comes behind it. */
const CLAUSE = /^([^.,!;\n–—]*?)(?:(?:[.,!;\n–—]+|\s-\s|\s(?=(?:mutta|but|vaikka|although|though)\s))\s*(.*))?$/isu;

/** Signs alone, or beside thanks. */
function signLevel(said: string): RatingLevel | null {
  if (!wordsOf(said).every(isPolite)) return null;
  const found = [...said].flatMap((sign) => SIGN_LEVELS.get(sign) ?? []);
  const levels = new Set(found);
  const [level] = found;
  if (level === undefined || levels.size > 1) return null;
  if (found.length === 1) return level;
  return level === 'good' ? 'best' : level === 'poor' ? 'worst' : level;
}

function clauseLevel(said: string): RatingLevel | null {
  const [, clause = ''] = CLAUSE.exec(said) ?? [];
  const all = wordsOf(clause);
  const spoken = all.filter((word) => !THANKS.has(word) || OPINIONS.has(word) || FILLERS.has(word));
  if (spoken.length === 0 || all.length > JUDGING_WORDS_MAX) return null;
  const plain = spoken.join(' ');
  const phrase = PHRASE_LEVELS.find(([known]) => ` ${plain} `.includes(` ${known} `));
  const others = phrase === undefined ? spoken : wordsOf(` ${plain} `.replace(` ${phrase[0]} `, ' '));
  if (!others.every((word) => isJudging(word) || NEGATIONS.has(word))) return null;
  if (phrase !== undefined) return phrase[1];
  // "ok, thanks" says that it was read
  if (all.length > 1 && spoken.length === 1 && OPINIONS.get(plain) === 'fair') return null;
  const levels = new Set(spoken.flatMap((word) => OPINIONS.get(word) ?? []));
  return oneLevel(levels, {
    isNegated: spoken.some((word) => NEGATIONS.has(word)),
    isStronger: spoken.some((word) => STRONGER.has(word)),
  });
}

/** What they all come to; null where they contradict each other. */
function oneLevel(
  levels: ReadonlySet<RatingLevel>,
  { isNegated, isStronger }: { readonly isNegated: boolean; readonly isStronger: boolean },
): RatingLevel | null {
  const isGood = levels.has('good') || levels.has('best');
  const isBad = levels.has('poor') || levels.has('worst');
  if (levels.size === 0 || (isGood && isBad)) return null;
  if (isNegated) return isGood ? 'poor' : isBad ? 'fair' : 'poor';
  if (levels.has('best') || (isGood && isStronger)) return 'best';
  if (levels.has('worst') || (isBad && isStronger)) return 'worst';
  return isGood ? 'good' : isBad ? 'poor' : 'fair';
}

function ratingOf(level: RatingLevel, scale: number): number {
  const steps = scale - 1;
  switch (level) {
    case 'worst':
      return 1;
    case 'poor':
      return 1 + Math.floor(steps / 4);
    case 'fair':
      return 1 + Math.round(steps / 2);
    case 'good':
      return 1 + Math.round((steps * 3) / 4);
    case 'best':
      return scale;
    default:
      return level satisfies never;
  }
}

function isPolite(word: string): boolean {
  return THANKS.has(word) || MARK_VERBS.has(word);
}

/** What is left of a text without the mark; null where that is nothing. */
function commentOf(before: string, after: string): string | null {
  const clean = (part: string) => part.replace(/^[\s.,!;:+)\-–—]+/, '').trim();
  const said = [before.trim(), clean(after)].filter((part) => /[\p{L}\p{N}\p{So}]/u.test(part)).join(' ');
  return said === '' ? null : said;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(WORD) ?? [];
}

const WORD = /\p{L}+(?:['’-]\p{L}+)*/gu;
