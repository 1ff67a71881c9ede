import { OUTCOMES } from '../domain/practice.ts';
import { ANSWERS_MAX } from '../domain/practice-mood.ts';
import { reachableOutcomes } from '../domain/practice-reach.ts';
import type { PracticeCustomer, PracticeScenario, PracticeWords } from './practice-shape.ts';

/** A remark on a scenario, by where its value stands in the file. */
export interface PlacedRemark {
  readonly path: readonly PropertyKey[];
  readonly isAtKey?: boolean;
  readonly problem: string;
  readonly remedy: string;
}

/** A session lasts no longer unless asked to; minutes of the customers' time. */
export const SESSION_MINUTES = 180;

/** What stands in braces in a text: our handle there, and this customer's order number. */
const PLACEHOLDERS = ['brand', 'order'] as const;

/** These are said once in a conversation, so any of their lines may be the one. */
export const SAID_ONCE: ReadonlySet<string> = new Set(['satisfied', 'leaves', 'tooLate', 'madePublic']);

/** What can be played but does nothing: words that nobody ever says, people who never come, braces that stay. */
export function sessionWarnings({ customers }: PracticeScenario): PlacedRemark[] {
  return customers.flatMap((customer, index) => {
    const path = ['customers', index];
    const found: PlacedRemark[] = [];
    if (customer.arrivesMinutes >= SESSION_MINUTES) {
      const problem = `${customer.key} comes after the usual end of a session`;
      const remedy = `let them come before minute ${SESSION_MINUTES}, or play it with a larger --minutes`;
      found.push({ path: [...path, 'arrivesMinutes'], problem, remedy });
    }
    for (const language of ['fi', 'en'] as const) {
      const words = customer.words[language];
      if (words !== undefined) found.push(...ofWords(customer, words, [...path, 'words', language]));
    }
    return found;
  });
}

function ofWords(customer: PracticeCustomer, words: PracticeWords, path: readonly PropertyKey[]): PlacedRemark[] {
  const found: PlacedRemark[] = [...unknownPlaceholders(words.opening, [...path, 'opening'])];
  const reached = reachableOutcomes(customer, { hasSecrets: words.secrets.length > 0 });
  const isNeverLate = customer.arrivesMinutes + customer.patienceMinutes >= SESSION_MINUTES;
  for (const outcome of OUTCOMES) {
    const lines = words.reactions[outcome];
    if (lines === undefined) continue;
    const place = [...path, 'reactions', outcome];
    if (!reached.has(outcome)) {
      const remedy =
        outcome === 'madePublic'
          ? 'name secrets that must not be said in public'
          : 'take it out, or change mood and wants';
      found.push({ path: place, isAtKey: true, problem: `${outcome} can never be reached`, remedy });
    } else if (outcome === 'tooLate' && isNeverLate) {
      const problem = 'tooLate can never be reached in a session of the usual length';
      const remedy = `let patienceMinutes end before minute ${SESSION_MINUTES}, or play it with a larger --minutes`;
      found.push({ path: place, isAtKey: true, problem, remedy });
    } else if (!SAID_ONCE.has(outcome) && lines.length > ANSWERS_MAX) {
      const problem = `line ${ANSWERS_MAX + 1} of ${outcome} can never be reached: nobody waits for more than ${ANSWERS_MAX} answers`;
      found.push({ path: [...place, ANSWERS_MAX], problem, remedy: 'take the lines beyond out' });
    }
    found.push(...lines.flatMap((line, index) => unknownPlaceholders(line, [...place, index])));
  }
  if (words.facts.length > 0 && !customer.wants.includes('facts')) {
    const remedy = 'add facts to wants, or take them out';
    found.push({ path: [...path, 'facts'], problem: `${customer.key} does not want facts`, remedy });
  }
  return found;
}

function unknownPlaceholders(text: string, path: readonly PropertyKey[]): PlacedRemark[] {
  const known: readonly string[] = PLACEHOLDERS;
  return [...text.matchAll(/\{([^{}]*)\}/g)].flatMap(([whole, name = '']) =>
    known.includes(name)
      ? []
      : [
          {
            path,
            problem: `unknown placeholder ${whole}`,
            remedy: `known are ${known.map((one) => `{${one}}`).join(' and ')}`,
          },
        ],
  );
}
