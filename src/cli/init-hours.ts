/** Where it is and which year it is: what the hours of a new workspace depend on. */
interface HoursPlace {
  /** Country of the public holidays (ISO 3166), or null for none. */
  readonly holidays: string | null;
  /** The first year whose days are written; the next one's are too. */
  readonly year: number;
}

/**
 * `hours` of a new `kuulo.yaml`. In Finland the eves on which nearly everybody is off are no public holidays: they are written
 * as exceptions, for this year and the next.
 */
export function hoursSection({ holidays, year }: HoursPlace): string {
  const opening = `hours:\n  mon-fri: ["08:00-11:30", "12:00-16:00"]\n`;
  const saturday = `#  sat: ["10:00-14:00"]\n`;
  const ownDay = `${year + 1}-07-05`;
  if (holidays !== 'FI') {
    const country = holidays === null ? '#  holidays: FI' : `  holidays: ${holidays}`;
    return `${opening}${country}\n${saturday}#  exceptions: { ${year + 1}-04-30: ["08:00-12:00"], ${ownDay}: [] }`;
  }
  const days = [year, year + 1].flatMap(finnishEves).map(({ date, spans, name }) => `    ${date}: ${spans} # ${name}`);
  return `${opening}  holidays: FI
${saturday}  # the eves of Midsummer, Christmas and the New Year are no public holidays; add those of the years to come
  exceptions:
${days.join('\n')}
#    ${ownDay}: []`;
}

interface Eve {
  readonly date: string;
  readonly spans: string;
  readonly name: string;
}

/** Midsummer Eve is the Friday between 19 and 25 June. */
function finnishEves(year: number): Eve[] {
  const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();
  const midsummer = [19, 20, 21, 22, 23, 24, 25]
    .map((day) => `${year}-06-${day}`)
    .find((day) => weekdayOf(day) === FRIDAY);
  const newYear = `${year}-12-31`;
  // a short day would open a weekend
  const isWeekend = [SATURDAY, SUNDAY].includes(weekdayOf(newYear));
  return [
    { date: midsummer ?? `${year}-06-19`, spans: '[]', name: 'Midsummer Eve' },
    { date: `${year}-12-24`, spans: '[]', name: 'Christmas Eve' },
    { date: newYear, spans: isWeekend ? '[]' : '["08:00-12:00"]', name: "New Year's Eve" },
  ];
}

const SUNDAY = 0;
const FRIDAY = 5;
const SATURDAY = 6;
