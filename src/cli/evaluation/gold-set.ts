import { FLAGS, TOPICS } from '../../domain/triage.ts';

/** What a text may have several of, or none. */
export const SET_MEASURES = ['topics', 'flags'] as const;
export type SetMeasure = (typeof SET_MEASURES)[number];

/** What people say a text has; a measure that nobody looked at is absent. */
export type GoldSets = Readonly<Partial<Record<SetMeasure, readonly string[]>>>;

const NAMES: Readonly<Record<SetMeasure, readonly string[]>> = { topics: TOPICS, flags: FLAGS };

/** The names of a list with commas, each once; nothing, or `-`, is none of them. */
export function readSet(
  measure: SetMeasure,
  written: string,
): { known: readonly string[]; unknown: readonly string[] } {
  const names = written.split(/[,;]/).map((name) => name.trim().toLowerCase());
  const given = [...new Set(names)].filter((name) => name !== '' && name !== '-');
  const isKnown = (name: string): boolean => NAMES[measure].includes(name);
  return { known: given.filter(isKnown), unknown: given.filter((name) => !isKnown(name)) };
}
