/** Parts of a day, and when they begin: those that are said without a day too, then those that need one. */
const ALONE: readonly (readonly [words: RegExp, clock: string])[] = [
  [/^(?:in the morning|aamulla)$/, '08:00'],
  [/^(?:at noon|noon|keskipäivällä)$/, '12:00'],
  [/^(?:in the afternoon|iltapäivällä)$/, '13:00'],
  [/^(?:in the evening|illalla)$/, '18:00'],
];
const BEHIND_A_DAY: readonly (readonly [words: RegExp, clock: string])[] = [
  [/^(?:morning|aamuna)$/, '08:00'],
  [/^(?:afternoon|iltapäivänä)$/, '13:00'],
  [/^(?:evening|iltana)$/, '18:00'],
];

/** A bare number behind a day is an hour only within these. */
const HOURS_OF_WORK = { first: 7, last: 18 } as const;

/**
 * The time of day (`HH:MM`) that words name, or null: `9:00`, `9.00`, `klo 9`, `at 9`, `9 am`, `aamulla`. A bare number
 * counts behind a day only, and only from 7 to 18: `perjantaina 12` is noon, but `monday 3 parcels are missing` begins with
 * a day alone. `at 3` is no time either, since people mean the afternoon by it: three o'clock is `3:00`, `klo 3` or `3 pm`.
 * @param words lower case, single spaces
 */
export function clockIn(words: string, isBehindDay: boolean): string | null {
  const parts = isBehindDay ? [...ALONE, ...BEHIND_A_DAY] : ALONE;
  const part = parts.find(([said]) => said.test(words));
  if (part !== undefined) return part[1];
  const [, lead, hourWords, minute, half] =
    /^((?:at|klo|kello|until|till|by|@) ?)?(\d{1,2})(?:[:.](\d{2}))?(?: ?(am|pm))?$/.exec(words) ?? [];
  if (hourWords === undefined) return null;
  const hour = Number(hourWords);
  if (minute === undefined && half === undefined && !isSurelyHour(hour, lead ?? null, isBehindDay)) return null;
  if (half !== undefined && (hour < 1 || hour > 12)) return null;
  const ofDay = half === undefined ? hour : (hour % 12) + (half === 'pm' ? 12 : 0);
  if (ofDay > 23 || Number(minute ?? 0) > 59) return null;
  return `${String(ofDay).padStart(2, '0')}:${minute ?? '00'}`;
}

/** Whether a number without minutes is an hour of the day, and which: after `klo` it always is. */
function isSurelyHour(hour: number, lead: string | null, isBehindDay: boolean): boolean {
  if (lead === null) return isBehindDay && hour >= HOURS_OF_WORK.first && hour <= HOURS_OF_WORK.last;
  return lead.startsWith('k') || hour === 0 || hour >= HOURS_OF_WORK.first;
}
