import { dueAt, undatedDueAt } from './due-at.ts';
import { type SaidPromise, saidPromises } from './said-promises.ts';
import type { Calendar } from './working-hours.ts';

/** A promise with its due date, UTC milliseconds; where no date is said, the end of the next working day. */
export interface FoundPromise extends Omit<SaidPromise, 'due'> {
  readonly dueAt: number;
  readonly isDated: boolean;
}

/** The promises of a reply that was sent at `at` (UTC milliseconds), with their due dates. Dates that are over are left out. */
export function findPromises(text: string, at: number, calendar: Calendar): FoundPromise[] {
  return saidPromises(text).flatMap(({ due, ...said }) => {
    const dueMoment = due === null ? undatedDueAt(at, calendar) : dueAt(due, at, calendar);
    return dueMoment === null || dueMoment <= at ? [] : [{ ...said, dueAt: dueMoment, isDated: due !== null }];
  });
}
