import { anyPhrase } from './phrases.ts';

const NUMBER =
  '(\\d{1,3}(?:[-–]\\d{1,3})?|yhden|kahden|kolmen|neljän|viiden|kuuden|muutaman|parin|one|two|three|four|five|six|ten|a few|a couple of)';
const SPANS = new RegExp(
  `(?<![\\p{L}\\p{N}])${NUMBER} (?:arki|työ)?(?:päiv|tun|viik|minuu|vuorokau|kuukau|min|h|t|pv|(?:business |working )?(?:hour|day|week|minute|month))\\p{L}{0,8}`,
  'u',
);
const CLOCKS =
  /(?<![\p{L}\p{N}])(?:klo|kello|at|by|before) ?\d{1,2}(?:[.:]\d{2})?|\d{1,2}[.:]\d{2}(?!\d)|\d ?(?:am|pm)(?!\p{L})|(?<!\d)\d{1,2}\.\d{1,2}\.|(?<!\d)\d{1,2}(?:st|nd|rd|th)(?!\p{L})|20\d\d-\d\d-\d\d/u;
const NAMED = anyPhrase(`
  maanantai*
  tiistai*
  keskiviik*
  torstai*
  perjantai*
  lauantai*
  sunnuntai*
  huomenna
  huomis*
  huomen
  ylihuomen*
  tänään
  tämän päivän
  viimeistään
  mennessä
  illalla
  iltapäivällä
  iltapäivään
  aamulla
  aamupäivällä
  iltaan
  illaksi
  ensi (viiko*|viikk*|kuussa|kuun)
  tällä viikolla
  tämän viikon
  viikon (sisällä|kuluessa|aikana|loppu*|alu*)
  (tunnin|vuorokauden|päivän|parin päivän) (sisällä|kuluessa|aikana|päästä)
  tunnissa
  viikossa
  päivässä
  vuorokaudessa
  kuun (loppu*|alu*|puoliväli*)
  viikonlop*
  (tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu)kuu*
  (mon|tues|wednes|thurs|fri|satur|sun)day*
  today
  tomorrow*
  tonight
  this (morning|afternoon|evening|week|month)
  next (week|month|business day|working day)
  by the end of
  end of (the )?(day|week|month)
  within (the|an|a) (hour|day|week)
  (january|february|march|april|june|july|august|september|october|november|december)
`);

/** Whether words in small letters name a time: a day, a clock time, a date, or a span. */
export function isTimeNamed(low: string): boolean {
  return NAMED.test(low) || CLOCKS.test(low) || SPANS.test(low);
}
