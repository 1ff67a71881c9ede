import Holidays from 'date-holidays';

/**
 * Public holidays of a country (ISO 3166 code) in the years given: their names by local date such as `2026-12-06`.
 * @param languages of the names, the wanted one first (ISO 639); one that is not known leaves the country's own
 */
export function publicHolidays(
  country: string,
  years: readonly number[],
  languages: readonly string[] = [],
): Map<string, string> {
  const calendar = new Holidays(country, { types: ['public'], languages: [...languages] });
  const names = new Map<string, string>();
  for (const year of years)
    for (const { date, name } of calendar.getHolidays(year)) {
      const day = date.slice(0, 10);
      // two may fall on one day
      const known = names.get(day);
      names.set(day, known === undefined || known === name ? name : `${known}, ${name}`);
    }
  return names;
}
