import { type Judge, wholeRemark } from './remark.ts';

/** Fewer words than this are thanks and greetings, which everybody repeats. */
const WORDS_FEW = 7;
/** Share of word pairs in common from which two replies are nearly the same. */
const ALIKE = 0.75;

/** Nearly the same as what we said to others lately. */
export const judgeRepetition: Judge = ({ reading, recent }) => {
  if (recent.length === 0 || reading.words.length < WORDS_FEW) return [];
  const pairs = pairsOf(reading.low);
  if (pairs.size < WORDS_FEW - 2 || !knownPairs(recent).some((other) => likeness(pairs, other) >= ALIKE)) return [];
  return [
    wholeRemark(
      'repetition',
      'This is nearly what we said to others lately; together such replies read as written by a machine.',
      'Say something about this customer’s own matter.',
    ),
  ];
};

const read = new WeakMap<readonly string[], readonly ReadonlySet<string>[]>();

/** Many drafts are held against the same replies. */
function knownPairs(recent: readonly string[]): readonly ReadonlySet<string>[] {
  const pairs = read.get(recent) ?? recent.map((text) => pairsOf(text.slice(0, 4000).toLowerCase()));
  read.set(recent, pairs);
  return pairs;
}

/** Neighbouring words; whom it speaks to, where it links and numbers make no other text. */
function pairsOf(low: string): ReadonlySet<string> {
  const bare = low.replace(/@[\p{L}\p{N}_.@-]+|https?:\/\/\S+|\d+/gu, ' ');
  const words =
    bare.replace(/^\s*(?:hei|moi|hi|hello|hey|dear|moikka|terve)[ ,]+\p{L}+[ ,!]/u, ' ').match(/\p{L}+/gu) ?? [];
  return new Set(words.slice(1).map((word, at) => `${words[at]} ${word}`));
}

function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size === 0 || other.size === 0) return 0;
  let common = 0;
  for (const pair of one) if (other.has(pair)) common += 1;
  return common / Math.max(one.size, other.size);
}
