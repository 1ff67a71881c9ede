import { type FilterClock, readFilter } from '../domain/filter-words.ts';
import { ProblemError } from '../domain/problem.ts';
import type { Mistake } from './mistake.ts';
import type { Written } from './settings-shape.ts';

/**
 * What is wrong with the filters of saved views. Apart from the other checks, and asked for only where there are views:
 * reading a filter takes the calendar along, which a quick start cannot afford.
 */
export function viewMistakes({ inbox, operators, timezone }: Written): Mistake[] {
  const clock = { now: Date.now(), timezone: timezone ?? 'UTC', me: operators[0]?.name ?? 'system' };
  return inbox.views.flatMap(({ show }, index) => filterMistakes(show, { index, clock }));
}

/** A filter is read here once, and again whenever its view is opened: `since=2d` is another time then. */
function filterMistakes(show: string, view: { index: number; clock: FilterClock }): Mistake[] {
  try {
    readFilter(show, view.clock);
    return [];
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'USAGE') throw error;
    const { problem, remedy } = (error as ProblemError<'USAGE'>).facts;
    return [{ path: ['inbox', 'views', view.index, 'show'], problem, remedy }];
  }
}
