import { KNOWN_BLANKS, type SavedAnswer } from './saved-answer.ts';
import type { Rule } from './service-settings.ts';

/**
 * The answer that a rule means by this name, in the customer's language where there is one: the answer itself, its twin, or
 * `NAME-fi`; null where there is none at all.
 */
export function answerFor(saved: readonly SavedAnswer[], name: string, language: string): SavedAnswer | null {
  const named = (wanted: string | null) => saved.find((one) => one.name === wanted) ?? null;
  const own = named(name);
  if (own?.language === language) return own;
  const twin = named(own?.twin ?? null);
  if (twin?.language === language) return twin;
  return named(`${name}-${language}`) ?? own ?? saved.find((one) => one.name.startsWith(`${name}-`)) ?? null;
}

/** Answers that a rule may come to lay ready, by the languages that it acts on. */
export function answersInReach(saved: readonly SavedAnswer[], { when, do: { draft } }: Rule): SavedAnswer[] {
  if (draft === null) return [];
  const spoken = when.language.length > 0 ? when.language : saved.map(({ language }) => language ?? '');
  return [...new Set(spoken.map((language) => answerFor(saved, draft, language)).filter((one) => one !== null))];
}

/** Blanks that an answer asks a person for each time: nobody is there to be asked when a rule lays it ready. */
export function alwaysAsked({ missing }: Pick<SavedAnswer, 'missing'>): string[] {
  const known: readonly string[] = KNOWN_BLANKS;
  return missing.filter((blank) => !known.includes(blank));
}
