import type { Family } from './lexicon/cue-list.ts';
import { STEM_MAX, WordIndex } from './word-index.ts';

export type Role = 'valence' | 'degree' | 'negator' | 'contrast' | 'cue';

/** One meaning of a word or phrase, from one of the lists. */
export interface Sense {
  readonly language: string;
  readonly role: Role;
  readonly family: Family | null;
  readonly value: number;
  /** What must follow the first word. */
  readonly rest: readonly Part[];
}

type ListSense = Omit<Sense, 'rest'>;

/** A sense as it hangs on its first word. */
export interface Head extends Sense {
  /** Whether the word is a stem that may carry the endings of its language only. */
  readonly isListed: boolean;
  /** A stem longer than the index looks. */
  readonly longStem: string | null;
  /** The words that must follow, as written; read when the head is met for the first time. */
  readonly follow: string;
  rest: readonly Part[];
  /** Until `rest` was read from `follow`. */
  isUnread: boolean;
}

export interface Part {
  /** One of these must stand there. */
  readonly choice: Choice;
  /** How many words ahead it may stand. */
  readonly reach: number;
}

/** Words one of which must stand in a place; many phrases share one. */
export interface Choice {
  /** Which bit it has in what is known of a word. */
  readonly id: number;
  readonly options: readonly Option[];
  /** Nothing more is asked than that one of the options stands there. */
  readonly isSettledByWord: boolean;
}

export interface Option {
  readonly text: string;
  readonly ending: 'none' | 'listed' | 'any';
  /** The words right behind it. */
  readonly next: readonly Part[];
}

/** An option of a choice, by the word it is. */
interface Place {
  readonly choice: number;
  readonly language: string;
  readonly option: Option;
}

/** What a word, or a beginning of words, may be: the first word of senses, or an option in a later place. */
export interface Uses {
  heads: Head[];
  places: Place[];
}

/** In a list: any number. */
export const ANY_NUMBER = '#';
/** How many words ahead the next word of a phrase with gaps may stand. */
export const REACH_MAX = 4;
const STEM_MIN = 3;
/** Shared by all words that have none, since most have but one of the two; never written to. */
const NO_HEADS: Head[] = [];
const NO_PLACES: Place[] = [];
const NO_REST: readonly Part[] = [];

interface FirstWord {
  readonly uses: Uses;
  readonly isListed: boolean;
  /** The words right behind it, written as what follows. */
  readonly next: string;
}

/**
 * Word lists by first word. What follows a first word is only read when that word is met, since most phrases of the lists
 * never are in one run. The notation is described in `lexicon/english.ts` and `lexicon/cue-list.ts`.
 */
export class Vocabulary {
  readonly index = new WordIndex<Uses>();
  /** What stands for every number. */
  readonly anyNumber = this.index.entry(ANY_NUMBER, false, noUses);
  /** How many choices have been read; their ids lie below. What is known of a word is stale when it grew. */
  choiceCount = 0;
  readonly #choices = new Map<string, Choice>();
  readonly #firstWords = new Map<string, readonly FirstWord[]>();

  addList(words: string, sense: ListSense): void {
    const alone = headOf(sense, false, '');
    for (const item of new Set(words.split(/\s+/))) {
      const both = item.indexOf('&');
      if (both >= 0) {
        // `a&b` stands for `a+b` and `b+a`.
        const left = item.slice(0, both);
        const right = item.slice(both + 1);
        this.#addItem(`${left}+${right}`, alone);
        this.#addItem(`${right}+${left}`, alone);
      } else if (item !== '') this.#addItem(item, alone);
    }
  }

  /** Adds neighbours as they stand; none of their signs means anything. */
  addPhrase(words: readonly Omit<Option, 'next'>[], sense: ListSense): void {
    const [first, ...more] = words;
    if (first === undefined) return;
    const rest = more.map((word) => ({ choice: this.#newChoice([{ ...word, next: [] }], sense.language), reach: 1 }));
    const longStem = first.ending !== 'none' && first.text.length > STEM_MAX ? first.text : null;
    addHead(this.#uses(first), { ...sense, isListed: false, longStem, follow: '', rest, isUnread: false });
  }

  /** What must follow a head. */
  restOf(head: Head): readonly Part[] {
    if (head.isUnread) {
      head.rest = head.follow.split(/(?=[_+])/).map((item) => this.#part(item, head.language));
      head.isUnread = false;
    }
    return head.rest;
  }

  /** @param alone the head of words of this list that nothing follows */
  #addItem(item: string, alone: Head): void {
    const end = item.search(/[_+]/);
    const first = end < 0 ? item : item.slice(0, end);
    const follow = end < 0 ? '' : item.slice(end);
    const plain = follow === '' ? alone : headOf(alone, false, follow);
    if (!first.includes('|') && !first.includes('.')) {
      const word = parseWord(first);
      const isListed = word.ending === 'listed';
      if (isHeard(word)) addHead(this.#uses(word), isListed ? headOf(alone, true, follow) : plain);
      return;
    }
    for (const { uses, isListed, next } of this.#firstWordsOf(first))
      addHead(uses, isListed || next !== '' ? headOf(alone, isListed, next + follow) : plain);
  }

  #firstWordsOf(text: string): readonly FirstWord[] {
    let words = this.#firstWords.get(text);
    if (words === undefined) {
      words = text.split('|').flatMap((item) => {
        const [first = '', ...next] = item.split('.');
        const word = parseWord(first);
        if (!isHeard(word)) return [];
        const isListed = word.ending === 'listed';
        return { uses: this.#uses(word), isListed, next: next.map((behind) => `_${behind}`).join('') };
      });
      this.#firstWords.set(text, words);
    }
    return words;
  }

  #part(item: string, language: string): Part {
    const key = `${language} ${item.slice(1)}`;
    let choice = this.#choices.get(key);
    if (choice === undefined) {
      const options = item
        .slice(1)
        .split('|')
        .map((option) => this.#option(option, language));
      choice = this.#newChoice(options, language);
      this.#choices.set(key, choice);
    }
    return { choice, reach: item.startsWith('+') ? REACH_MAX : 1 };
  }

  #option(item: string, language: string): Option {
    const [word = '', ...next] = item.split('.');
    return { ...parseWord(word), next: next.map((text) => this.#part(`_${text}`, language)) };
  }

  #newChoice(options: readonly Option[], language: string): Choice {
    const choice = this.choiceCount;
    this.choiceCount += 1;
    for (const option of options) {
      const uses = this.#uses(option);
      if (uses.places === NO_PLACES) uses.places = [];
      uses.places.push({ choice, language, option });
    }
    return { id: choice, options, isSettledByWord: options.every(({ next }) => next.length === 0) };
  }

  #uses({ text, ending }: Omit<Option, 'next'>): Uses {
    return this.index.entry(text, ending !== 'none', noUses).value;
  }
}

function headOf({ language, role, family, value }: ListSense, isListed: boolean, follow: string): Head {
  const isUnread = follow !== '';
  return { language, role, family, value, rest: NO_REST, isListed, longStem: null, follow, isUnread };
}

function addHead(uses: Uses, head: Head): void {
  if (uses.heads === NO_HEADS) uses.heads = [];
  uses.heads.push(head);
}

/** Shorter stems would be in every other word. */
function isHeard({ text, ending }: Omit<Option, 'next'>): boolean {
  return ending === 'none' || text.length >= STEM_MIN;
}

/** `word`, `stem*` (any ending) or `stem~` (an ending of the language). */
function parseWord(word: string): Omit<Option, 'next'> {
  const last = word.at(-1);
  if (last !== '*' && last !== '~') return { text: word, ending: 'none' };
  return { text: word.slice(0, -1), ending: last === '*' ? 'any' : 'listed' };
}

function noUses(): Uses {
  return { heads: NO_HEADS, places: NO_PLACES };
}
