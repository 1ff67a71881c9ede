import type { CueSettings } from '../domain/cue-family.ts';
import { Finder, type Hit } from './finder.ts';
import { changesOf, ownWords } from './own-cues.ts';
import { shippedWords } from './shipped-words.ts';
import type { Token } from './words.ts';

export type { Hit } from './finder.ts';
export type { Role } from './vocabulary.ts';

/** The words kuulo knows, and those of one brand. */
export interface Senses {
  /** Every sense of every token, in the order of the text; one pass, whatever the number of lists. */
  find(tokens: readonly Token[]): Hit[];
}

let unextended: Senses | null = null;

/**
 * The shipped words, with those a brand added and without those it muted. The lists are read when the first text comes, and
 * shared. Weights are not looked at.
 */
export function openSenses(cues: CueSettings = {}): Senses {
  let finders: readonly Finder[] | null = null;
  return {
    find(tokens) {
      finders ??= findersOf(cues);
      return findAll(finders, tokens);
    },
  };
}

function findersOf(cues: CueSettings): readonly Finder[] {
  const shipped = shippedWords();
  const finders = [new Finder(shipped, changesOf(shipped, cues))];
  const own = ownWords(cues);
  if (own !== null) finders.push(new Finder(own, new Map()));
  return finders;
}

/** The senses of the shipped words alone. */
export function findSenses(tokens: readonly Token[]): Hit[] {
  unextended ??= openSenses();
  return unextended.find(tokens);
}

function findAll(finders: readonly Finder[], tokens: readonly Token[]): Hit[] {
  const hits: Hit[] = [];
  for (const finder of finders) finder.open(tokens);
  for (let at = 0; at < tokens.length; at += 1) {
    const kind = tokens[at]?.kind;
    if (kind === 'link' || kind === 'user' || kind === 'brand') continue;
    for (const finder of finders) finder.addHits(hits, at);
  }
  for (const finder of finders) finder.close();
  return hits;
}
