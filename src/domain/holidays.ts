import Holidays from 'date-holidays';

/** Public holidays of a country (ISO 3166 code) in the years given, as local dates such as `2026-12-06`. */
export function publicHolidays(country: string, years: readonly number[]): Set<string> {
  const calendar = new Holidays(country, { types: ['public'] });
  return new Set(years.flatMap((year) => calendar.getHolidays(year).map((holiday) => holiday.date.slice(0, 10))));
}
