import type { OpenDay } from '../domain/open-day.ts';
import type { Parts } from './parts.ts';

/** The working calendar, for people to look at. */
export interface Opening {
  /** Some days from `from` (UTC milliseconds) on: when we are open, and what closes us. Holidays are known a year around today. */
  openDays(input: { from: number; count: number }): Promise<OpenDay[]>;
}

export function openingMethods(parts: Parts): Opening {
  return {
    async openDays({ from, count }) {
      const { localDate, openDays } = await import('../domain/open-day.ts');
      const calendar = await parts.calendar();
      return openDays(localDate(from, calendar.timezone), count, calendar);
    },
  };
}
