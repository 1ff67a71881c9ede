import { wholeWords } from './whole-words.ts';

/**
 * When something is promised for, as the words say it. `clock`: `HH:MM`, or null where no time of day is named; `days` from
 * today on; `at` is a day as `dayIn` reads it, or empty where only a time of day is named; `isLatest`: by that day, not on it.
 */
export type Due =
  | { readonly kind: 'time'; readonly ms: number }
  | { readonly kind: 'openDays'; readonly count: number }
  | { readonly kind: 'days'; readonly count: number }
  | { readonly kind: 'months'; readonly count: number }
  | { readonly kind: 'day'; readonly at: string; readonly clock: string | null; readonly isLatest: boolean }
  /** Saturday and Sunday of this week. */
  | { readonly kind: 'weekend' }
  /** The last open day of this week (0) or the next (1); early in it (Tuesday) or by its end. */
  | { readonly kind: 'week'; readonly weeks: number; readonly part: 'early' | 'end' }
  | { readonly kind: 'monthEnd' };

/** A due date within a text; UTF-16 indexes. */
export interface DuePhrase {
  readonly start: number;
  readonly end: number;
  readonly due: Due;
}

const HOUR_MS = 3_600_000;

const NUMBERS: Readonly<Record<string, number>> = {
  ...{ yhden: 1, kahden: 2, parin: 2, kolmen: 3, neljän: 4, viiden: 5, kuuden: 6, seitsemän: 7, kahdeksan: 8 },
  ...{ yhdeksän: 9, kymmenen: 10, puolen: 0.5, puolentoista: 1.5, muutaman: 3 },
  ...{ yhdessä: 1, kahdessa: 2, parissa: 2, kolmessa: 3, neljässä: 4, viidessä: 5, kuudessa: 6, seitsemässä: 7 },
  ...{ kahdeksassa: 8, yhdeksässä: 9, kymmenessä: 10, puolessa: 0.5, puolessatoista: 1.5, muutamassa: 3 },
  ...{ a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10 },
  ...{ twelve: 12 },
  ...{ 'half an': 0.5, 'a couple of': 2, 'a few': 3, 'the next': 1, the: 1, next: 1 },
};
const NUMBER = `(?:\\d{1,3}|${Object.keys(NUMBERS)
  .sort((a, b) => b.length - a.length)
  .join('|')})`;
/** `2`, `2-3`, `2–3`, `two to three`, `1 or 2`, `kahden tai kolmen`: the last one counts. */
const AMOUNT = `(?:${NUMBER} ?(?:[-–]|to|or|tai) ?)?(?<n>${NUMBER})`;
const UNIT_FI =
  '(?<unit>minuutin|min|tunnin|h|arkipäivän|työpäivän|pankkipäivän|päivän|vuorokauden|vrk|viikon|kuukauden)';
const UNIT_EN = '(?<unit>minutes?|mins?|hours?|hrs?|h|(?:business|working|bank|week) ?days?|days?|weeks?|months?)';
/** Counted from what everybody does, it is the house's rule. */
const NOT_A_RULE = '(?! (?:tilauksesta|ostosta|ostopäivästä|maksusta|toimituksesta|vastaanottamisesta))';
const WITHIN_FI = `(?:sisällä|sisään|kuluessa|aikana|päästä|kuluttua)${NOT_A_RULE}`;
/** `tunnissa`: within it. */
const WITHIN_UNIT_FI = `(?<unit>minuutissa|tunnissa|arkipäivässä|työpäivässä|pankkipäivässä|päivässä|vuorokaudessa|viikossa|kuukaudessa)${NOT_A_RULE}`;
/** `kerran päivässä` and `200 viestiä tunnissa` say how often and how many. */
const NOT_A_RATE = '(?<!(?:kerran|kertaa|\\d \\p{L}+|(?:sata|satoja|tuhansia|kymmeniä|monta|useita) \\p{L}+) )';

const CLOCK =
  '(?:(?:klo|kello) ?\\d{1,2}(?:[.:]\\d{2})?|\\d{1,2}[.:]\\d{2}|\\d{1,2} ?(?:am|pm|a\\.m\\.|p\\.m\\.)|\\d{1,2} o.?clock|noon|midday|puoleenpäivään|puoltapäivää|(?<=(?:at|by|before|until|around) )\\d{1,2}(?! ?(?:%|€|[.:]\\d|percent|euros?|days?|hours?|minutes?)))';
/** Without a day beside it, a bare `12.50` may be a price. */
const SURE_CLOCK =
  '(?:(?:klo|kello) ?\\d{1,2}(?:[.:]\\d{2})?|(?<=(?:by|before|at|until|viimeistään|ennen) )\\d{1,2}[.:]\\d{2}|\\d{1,2} ?(?:am|pm|a\\.m\\.|p\\.m\\.)|(?<=(?:by|before|ennen) )(?:noon|midday|puoltapäivää)|puoleenpäivään(?= mennessä))';
const PART =
  '(?:aamulla|aamuna|aamupäivällä|aamupäivän|aamupäivään|iltapäivällä|iltapäivän|iltapäivään|illalla|iltaan|(?:in the )?(?:morning|afternoon|evening)|first thing)';
const TIME = `(?:(?:at|by|before|until|around|noin|viimeistään|ennen|,) )?(?<clock>${CLOCK}|${PART})`;
const DAY_FI =
  '(?:tänään|täksi päiväksi|tämän päivän|tänä iltana|tänä iltapäivänä|iltapäivällä|illalla|huomenna|huomiseen|huomisen|huomiseksi|huom(?:en|is)(?:aamulla|aamuna|illalla|iltana|iltapäivällä|iltapäivänä)|iltapäivään(?= mennessä)|iltaan(?= mennessä)|ylihuomenna|ylihuomiseen|ylihuomiseksi|jouluaatto(?:na|on)|uudenvuodenaatto(?:na|on)|vappuaatto(?:na|on)|itsenäisyyspäivä(?:nä|än))';
const WEEKDAY_FI =
  '(?:maanantai|tiistai|keskiviikko|torstai|perjantai|lauantai|sunnuntai)(?:na|hin|on|ksi|aamuna|iltapäivänä|n)?';
const WEEKDAY_EN = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';
const WEEKDAY_SHORT_FI = '(?:ma|ti|ke|to|pe|la|su)';
const DATE = '\\d{1,2}\\.\\d{1,2}\\.(?:\\d{4})?';
const MONTH_EN = '(?:jan|febr)uary|march|april|may|june|july|august|(?:septem|octo|novem|decem)ber';

/** Patterns and what they mean; the first that fits at a place counts, so the longer ones stand first. */
const PHRASES: readonly (readonly [pattern: RegExp, read: (groups: Groups, words: string) => Due | null])[] = [
  [wholeWords([`${AMOUNT} ${UNIT_FI} ${WITHIN_FI}`], 'g'), ({ n, unit }) => amountOf(n, unit)],
  // a quarter of an hour
  [wholeWords([`vartin ${WITHIN_FI}`, 'vartissa'], 'g'), () => amountOf('15', 'min')],
  [
    wholeWords([`(?<unit>tunnin|arkipäivän|vuorokauden|viikon|kuukauden) ${WITHIN_FI}`], 'g'),
    ({ unit }) => amountOf('1', unit),
  ],
  [
    wholeWords([`${AMOUNT} ${WITHIN_UNIT_FI}`, `${NOT_A_RATE}${WITHIN_UNIT_FI.replace('unit', 'one')}`], 'g'),
    ({ n, unit, one }) => (unit === undefined ? amountOf('1', one) : amountOf(n, unit)),
  ],
  [wholeWords([`(?:within|in(?:side)?|over) ${AMOUNT} ${UNIT_EN}(?: time)?`], 'g'), ({ n, unit }) => amountOf(n, unit)],
  [
    wholeWords(
      [
        `${AMOUNT} ${UNIT_EN} from now`,
        `give (?:me|us) ${AMOUNT.replace('<n>', '<n2>')} ${UNIT_EN.replace('<unit>', '<unit2>')}`,
      ],
      'g',
    ),
    ({ n, unit, n2, unit2 }) => amountOf(n ?? n2, unit ?? unit2),
  ],
  [
    wholeWords(
      ['(?:kuun|kuukauden) loppuun mennessä', 'kuun lopussa', '(?:by |before )?(?:the )?end of (?:the|this) month'],
      'g',
    ),
    () => ({ kind: 'monthEnd' }),
  ],
  [
    wholeWords(
      [
        '(?:alku|loppu)viikosta',
        'ensi viikon (?:alussa|alkuun|alkupuolella|loppuun|lopulla|lopussa|aikana|puolella)',
        'ensi viikolla',
        'tämän viikon (?:aikana|loppuun|lopulla|puolella)',
        'tällä viikolla',
        'viikon ?loppuun',
        'viikonlopuksi',
        'ennen viikonloppua',
        '(?:by|before) the weekend',
        'viikon (?:lopulla|lopussa)',
        '(?:early|late|later|sometime|beginning of|start of|end of) (?:in )?(?:next|this|the) week',
        '(?:next|this) week',
      ],
      'g',
    ),
    (_, words) => weekOf(words),
  ],
  [
    wholeWords(['viikonloppuna', 'viikonlopun aikana', '(?:this|(?:on|at|over|during) the) weekend'], 'g'),
    () => ({ kind: 'weekend' }),
  ],
  [
    wholeWords(['viikonlopun jälkeen', 'after the weekend'], 'g'),
    () => ({ kind: 'day', at: 'next week', clock: null, isLatest: false }),
  ],
  [
    wholeWords(
      [
        `${TIME} (?<day>tänään|huomenna|ylihuomenna|${WEEKDAY_FI})`,
        `${TIME.replace('clock', 'clock2')} (?<day2>today|tomorrow|(?:on )?${WEEKDAY_EN})`,
        `(?<day3>${WEEKDAY_SHORT_FI})\\.?,? (?<clock3>(?:klo|kello) ?\\d{1,2}(?:[.:]\\d{2})?)`,
        `(?<day4>${WEEKDAY_SHORT_FI})(?= mennessä)`,
      ],
      'g',
    ),
    ({ day, day2, day3, day4, clock, clock2, clock3 }, words) =>
      dayOf(day ?? day2 ?? day3 ?? day4 ?? '', clock ?? clock2 ?? clock3 ?? null, words),
  ],
  [
    wholeWords(
      [
        `(?<day>(?:ensi viikon )${WEEKDAY_FI}|(?:ensi |tämän viikon |viimeistään )?${WEEKDAY_FI}|${DAY_FI})(?: (?:puolella|aikana|päivän))?(?:,? ${TIME})?`,
        `(?:${WEEKDAY_SHORT_FI} )?(?<day2>${DATE})(?: ?(?:mennessä|asti))?(?:,? ${TIME.replace('clock', 'clock2')})?`,
      ],
      'g',
    ),
    ({ day, day2, clock, clock2 }, words) => dayOf(day ?? day2 ?? words, clock ?? clock2 ?? null, words),
  ],
  [
    wholeWords(
      [
        `(?<day>today|tonight|this (?:morning|afternoon|evening)|the day after tomorrow|day after tomorrow|tomorrow|christmas eve|new year['’]s eve|(?:(?:next|this|coming) )?${WEEKDAY_EN}(?: next week)?)(?:,? ${TIME})?`,
        `(?:the )?end of (?:the |this )?(?:(?:business |working )?day|business)(?: (?<day2>today|tomorrow|(?:on )?${WEEKDAY_EN}))?`,
        `(?<day3>(?:\\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:${MONTH_EN})|(?:${MONTH_EN}) \\d{1,2}(?:st|nd|rd|th)?))`,
        '(?<day4>\\d{4}-\\d{2}-\\d{2})',
        '(?<eod>EOD|COB)',
        // only where a word before it says that it is a date
        '(?<=(?:by|on|before|until) )(?!24/7)(?<day5>\\d{1,2}/\\d{1,2}(?:/\\d{4})?)',
      ],
      'g',
    ),
    ({ day, day2, day3, day4, day5, clock }, words) =>
      dayOf(day ?? day2 ?? day3 ?? day4 ?? day5 ?? 'today', clock ?? null, words),
  ],
  // behind those that name the month too
  [
    wholeWords(['(?<=(?:by|on|before|until) )the \\d{1,2}(?:st|nd|rd|th)', '\\d{1,2}\\. päivä(?:nä|än)'], 'g'),
    (_, words) => dayOf(/\d+/.exec(words)?.[0] ?? '', null, ''),
  ],
  [
    wholeWords([`(?:(?:by|before|at|until|around|viimeistään|ennen) )?(?<clock>${SURE_CLOCK})`], 'g'),
    ({ clock }) => dayOf('', clock ?? null, ''),
  ],
];

type Groups = Readonly<Record<string, string | undefined>>;

/** Every due date that a piece of a text names, in order; where two overlap, the one whose pattern stands first counts. */
export function duePhrases(text: string): DuePhrase[] {
  const found: DuePhrase[] = [];
  for (const [pattern, read] of PHRASES)
    for (const match of text.matchAll(pattern)) {
      const due = read(match.groups ?? {}, match[0].toLowerCase());
      const [start, end] = [match.index, match.index + match[0].length];
      const isFree = found.every((one) => end <= one.start || start >= one.end);
      if (due === null || !isFree) continue;
      const isLatest = due.kind === 'day' && isLatestIn(text, start, end);
      found.push({ start, end, due: isLatest ? { ...due, isLatest } : due });
    }
  return found.sort((a, b) => a.start - b.start);
}

const LATEST_BEFORE = /(?:viimeistään|by|before|until|no later than|by the latest)\s+(?:on\s+)?$/iu;
const LATEST_IN = /^viimeistään|(?:hin|oon|iseen|ksi|mennessä|asti)$/iu;
const LATEST_BEHIND = /^\s*(?:mennessä|asti|saakka|viimeistään|at the latest)/iu;
/** How far around a date the words stand that make it the latest. */
const AROUND = 24;

/** Whether it is the latest day that is named, and not the very day. */
function isLatestIn(text: string, start: number, end: number): boolean {
  return (
    LATEST_IN.test(text.slice(start, end)) ||
    LATEST_BEFORE.test(text.slice(Math.max(0, start - AROUND), start)) ||
    LATEST_BEHIND.test(text.slice(end, end + AROUND))
  );
}

/** From a day on, an amount of hours is what the customer's calendar shows, not working time. */
const HOURS_OF_A_DAY = 24;

function amountOf(number: string | undefined, unit: string | undefined): Due | null {
  const written = (number ?? '').toLowerCase().replace(/\s+/g, ' ');
  const count = NUMBERS[written] ?? Number(written);
  if (!(count > 0) || unit === undefined) return null;
  const one = unit.toLowerCase();
  if (/^min/.test(one)) return { kind: 'time', ms: count * (HOUR_MS / 60) };
  if (/^(?:h|tunn)/.test(one))
    return count < HOURS_OF_A_DAY
      ? { kind: 'time', ms: count * HOUR_MS }
      : { kind: 'days', count: Math.floor(count / HOURS_OF_A_DAY) };
  if (/^(?:arki|työ|pankki|business|working|bank|week ?day)/.test(one))
    return { kind: 'openDays', count: Math.ceil(count) };
  if (/^(?:viiko|week)/.test(one)) return { kind: 'days', count: Math.ceil(count * 7) };
  return /^(?:kuukau|month)/.test(one)
    ? { kind: 'months', count: Math.ceil(count) }
    : { kind: 'days', count: Math.ceil(count) };
}

function weekOf(words: string): Due {
  const part = /alku|alussa|early|beginning|start/.test(words) ? 'early' : 'end';
  return { kind: 'week', weeks: /ensi|next|^alku/.test(words) ? 1 : 0, part };
}

/** A day and perhaps a time, in the words that `dayIn` knows. */
function dayOf(day: string, clock: string | null, words: string): Due {
  const at = plainDay(day.toLowerCase().replace(/\s+/g, ' '));
  const part =
    clock ?? /iltapäivä|illalla|iltana|iltaan|tonight|morning|afternoon|evening|aamu/.exec(words)?.[0] ?? null;
  return { kind: 'day', at, clock: part === null ? null : clockOf(part.toLowerCase()), isLatest: false };
}

const DAY_WORDS: readonly (readonly [said: RegExp, is: string])[] = [
  [
    /^(?:täksi päiväksi|tämän päivän|tänä .*|iltapäiv.*|illalla|iltaan|tonight|this (?:morning|afternoon|evening))$/,
    'today',
  ],
  [/^huom(?:isen|iseksi|(?:en|is)(?:aamu|il).*)$/, 'huomenna'],
  [/^(?:jouluaatto.*|christmas eve)$/, '24.12.'],
  [/^(?:uudenvuodenaatto.*|new year.s eve)$/, '31.12.'],
  [/^vappuaatto/, '30.4.'],
  [/^itsenäisyyspäivä/, '6.12.'],
  [/^ylihuomiseksi$/, 'ylihuomenna'],
];

function plainDay(day: string): string {
  const known = DAY_WORDS.find(([said]) => said.test(day));
  if (known !== undefined) return known[1];
  return day
    .replace(/^(?:viimeistään|this|coming|next|tämän viikon|ensi(?! viikon)) /, '')
    .replace(/(tai|viikko)(?:ksi|n|aamuna|iltapäivänä)$/, '$1na')
    .replace(/^on /, '');
}

/** By when a part of a day is over. */
const PARTS: readonly (readonly [said: RegExp, clock: string | null])[] = [
  [/aamu|morning|first thing|noon$|midday|puoleenpäivään|puoltapäivää/, '12:00'],
  [/iltapäiv|afternoon/, null],
  [/ilta|illalla|evening|tonight/, '21:00'],
];

function clockOf(words: string): string | null {
  const [, hours, minutes, half] = /(\d{1,2})(?:[.:](\d{2}))?\s*([ap])?/.exec(words) ?? [];
  if (hours === undefined) {
    // the afternoon before the rest: "afternoon" ends as "noon" does
    if (/iltapäiv|afternoon/.test(words)) return null;
    return PARTS.find(([said]) => said.test(words))?.[1] ?? null;
  }
  const hour = half === undefined ? Number(hours) + afterNoon(words) : (Number(hours) % 12) + (half === 'p' ? 12 : 0);
  if (hour > 23 || Number(minutes ?? 0) > 59) return null;
  return `${String(hour).padStart(2, '0')}:${minutes ?? '00'}`;
}

/** The bare `at 3` of English is no hour of the night. */
function afterNoon(words: string): number {
  return /^[1-6]$/.test(words) ? 12 : 0;
}
