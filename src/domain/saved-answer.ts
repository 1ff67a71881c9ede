import type { Visibility } from './message.ts';

/** One of the places to fill in an answer, as its file explains it. */
export interface AnswerBlank {
  /** What the operator is asked; null asks by the blank's name. */
  readonly ask: string | null;
  /** What stands there when nothing is given; null where something must be. */
  readonly fallback: string | null;
}

/** Something wrong with what stands at the head of an answer's file. */
export interface AnswerMistake {
  /** Line of the file, from 1. */
  readonly line: number;
  readonly problem: string;
  readonly remedy: string;
}

/** What an answer's file says of itself. */
export interface AnswerCard {
  readonly title: string;
  /** ISO 639-1 code, or null where it does not say. */
  readonly language: string | null;
  /** What it is about, in the words of triage. */
  readonly topics: readonly string[];
  /** Where it may be said. */
  readonly visibility: Visibility | 'both';
  /** Who keeps it right. */
  readonly owner: string | null;
  /** ISO date from which on somebody has to look at it again. */
  readonly reviewBefore: string | null;
  /** Name of the answer that says the same in the other language. */
  readonly twin: string | null;
  /** Its places to fill, by name. */
  readonly blanks: Readonly<Record<string, AnswerBlank>>;
}

/** How well an answer suits a conversation. */
export interface AnswerFit {
  /** It is in the customer's language. */
  readonly isTheirLanguage: boolean;
  /** It may be said the way the customer wrote. */
  readonly isTheirWay: boolean;
  /** What both are about. */
  readonly topics: readonly string[];
}

/** One of the brand's saved answers, as people pick it. */
export interface SavedAnswer extends AnswerCard {
  /** Its file's name without `.md`. */
  readonly name: string;
  /** The text as written, with its places to fill. */
  readonly body: string;
  /** Names of what it has places for. */
  readonly variables: readonly string[];
  /** Those of them that are not known and must be given: all but those with a fallback or a default. */
  readonly missing: readonly string[];
  /** Null where no conversation is named. */
  readonly fit: AnswerFit | null;
  /** Why it cannot be taken, in words; null where it can. */
  readonly problem: string | null;
}

/** Blanks that are filled in without asking. */
export const KNOWN_BLANKS = ['name', 'firstName', 'handle', 'brand', 'operator', 'scale'] as const;
export type KnownBlank = (typeof KNOWN_BLANKS)[number];

/** A saved answer that was taken into a text: its name, and its words as they were filled in. */
export interface TakenAnswer {
  readonly name: string;
  readonly text: string;
}

/** What a reply keeps of the answer that it was made from. */
export interface KeptAnswer {
  readonly name: string;
  /** The reply says it in other words than the answer has. */
  readonly isChanged: boolean;
}

/** Finds answers by a few letters of their title or text, best first; all of them where nothing is asked for. */
export type AnswerSearch = (query: string) => readonly SavedAnswer[];

/** What is asked for a blank. */
export function askFor({ blanks }: Pick<AnswerCard, 'blanks'>, blank: string): string | null {
  return Object.hasOwn(blanks, blank) ? (blanks[blank]?.ask ?? null) : null;
}

/**
 * How well an answer suits a conversation. An answer in no language suits every language, and counts as nobody's own.
 */
export function fitOf(
  card: Pick<AnswerCard, 'language' | 'visibility' | 'topics'>,
  about: { readonly language: string; readonly visibility: Visibility; readonly topics: readonly string[] },
): AnswerFit {
  return {
    isTheirLanguage: card.language === about.language,
    isTheirWay: card.visibility === 'both' || card.visibility === about.visibility,
    topics: card.topics.filter((topic) => about.topics.includes(topic)),
  };
}
