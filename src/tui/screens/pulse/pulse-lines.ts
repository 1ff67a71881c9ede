import type { Pulse, PulseBucket } from '../../../domain/pulse.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { momentWords } from '../../time-words.ts';
import { barChart, chartAxis } from '../../widgets/chart.ts';
import { ruleLine } from '../../widgets/check-lines.ts';
import { bodyRows, type Size } from '../../widgets/frame.ts';
import { fitLine, fitRows, fitText, inTone, type Line, line, sideBySide } from '../../widgets/line.ts';
import { topFor } from '../../widgets/window.ts';
import { wrapLines } from '../../widgets/wrap.ts';
import { itemWords } from './item-words.ts';
import { chartOf, type PulseItem } from './pulse-items.ts';
import { focusedItem, type PulseState } from './pulse-state.ts';

/** Everything around the numbers that their lines depend on. */
export interface PulseLook {
  readonly size: Size;
  /** UTC milliseconds. */
  readonly now: number;
  readonly timezone: string;
  readonly words: Catalogue;
  /** The key that shows another period. */
  readonly periodKey: string;
  /** The key that shows what is behind a number. */
  readonly drillKey: string;
}

/** Terminals from this width on show the list and what is behind a number side by side. */
const WIDE_COLUMNS = 120;
const RULE_COLUMNS = 3;

/** Which period the numbers are of. */
export function pulseTitle({ pulse }: PulseState, { timezone, words, periodKey }: PulseLook): Line {
  const { title, period, periods } = words.pulse;
  const since = momentWords(pulse.since, timezone);
  return [...line(title, 'title'), { text: ` · ${period(periods[pulse.period], since, periodKey)}`, tone: 'dim' }];
}

/** Rows of the list. */
export function pulseListRows(size: Size): number {
  const rows = bodyRows(size);
  return size.columns >= WIDE_COLUMNS ? rows : Math.max(3, Math.floor(rows / 2), rows - DETAIL_ROWS_ENOUGH);
}

/** Rows that a chart with its axis, what it is, and the rule above them fill. */
const DETAIL_ROWS_ENOUGH = 13;

/** Which rows of how many are on screen, where not all are; null where they are. */
export function pulseFoot({ items, top, focus }: PulseState, { size, words }: PulseLook): Line | null {
  const rows = pulseListRows(size);
  const first = topFor(top, focus, { count: items.length, rows });
  if (items.length <= rows) return null;
  const at = { first: first + 1, last: Math.min(items.length, first + rows), count: items.length };
  return line(words.desk.rows(at, { down: '', up: '' }), 'dim');
}

/** The numbers, and what the one under the cursor is and how it went. */
export function pulseLines(state: PulseState, look: PulseLook): Line[] {
  const { size } = look;
  const isWide = size.columns >= WIDE_COLUMNS;
  const columns = isWide ? Math.floor((size.columns - RULE_COLUMNS) / 2) : size.columns;
  const rows = pulseListRows(size);
  const top = topFor(state.top, state.focus, { count: state.items.length, rows });
  const list = state.items.slice(top, top + rows).map((item, index) => {
    const isFocused = top + index === state.focus;
    const row = itemRow(item, isFocused, { ...look, pulse: state.pulse });
    return isFocused ? inTone(fitLine(row, columns), 'selected') : row;
  });
  const item = focusedItem(state);
  if (item === null) return list;
  if (isWide) {
    const room = { columns: size.columns - columns - RULE_COLUMNS, rows: bodyRows(size) };
    return sideBySide(fitRows(list, rows), detailLines(item, state.pulse, { ...look, room }), columns);
  }
  const room = { columns, rows: bodyRows(size) - rows - 1 };
  return [...fitRows(list, rows), ruleLine('', columns), ...detailLines(item, state.pulse, { ...look, room })];
}

/** The same in sentences: every number, then what the one under the cursor is, and its pieces. */
export function pulseSpoken(state: PulseState, look: PulseLook): string {
  const { pulse } = look.words;
  const item = focusedItem(state);
  if (item === null) return '';
  const { title, value, beside } = itemWords(item, state.pulse, look);
  const countOf = chartOf(item);
  const pieces = countOf === null ? '' : ` ${piecesWords(state.pulse, countOf, look)}.`;
  const said = `${title.trim()}: ${value}${beside === '' ? '' : `, ${beside}`}.`;
  return `${said}${pieces} ${pulse.definitions[item.kind](look.drillKey)}`;
}

const VALUE_COLUMNS = 12;

function itemRow(item: PulseItem, isFocused: boolean, look: PulseLook & { readonly pulse: Pulse }): Line {
  const { title, value, beside, tone } = itemWords(item, look.pulse, look);
  const titleColumns = look.words.pulse.titleColumns;
  return [
    { text: isFocused ? '> ' : '  ', tone: 'strong' },
    { text: `${fitText(title, titleColumns)} `, tone: 'plain' },
    { text: `${value.padEnd(VALUE_COLUMNS)} `, tone: tone === 'plain' ? 'strong' : tone },
    { text: beside, tone: tone === 'plain' ? 'dim' : tone },
  ];
}

interface DetailLook extends PulseLook {
  readonly room: { readonly columns: number; readonly rows: number };
}

/** Rows of a chart where there is room for what is said under it. */
const CHART_ROWS_MAX = 6;

/** The chart where there is one, over its times, and what the number is. With few rows the chart is one row. */
function detailLines(item: PulseItem, pulse: Pulse, look: DetailLook): Line[] {
  const { columns, rows } = look.room;
  const definition = wrapLines(look.words.pulse.definitions[item.kind](look.drillKey), columns, { tone: 'dim' });
  const countOf = chartOf(item);
  if (countOf === null) return definition;
  const left = rows - definition.length - 2;
  const chartRows = Math.max(1, Math.min(CHART_ROWS_MAX, left));
  const chart = barChart(pulse.buckets.map(countOf), { columns, rows: chartRows }).map((row) => line(row, 'key'));
  const names = pulse.buckets.map(({ at }) => bucketName(at, pulse.period, look));
  const drawn = [...chart, line(chartAxis(names, columns), 'dim'), ...definition];
  return rows < SMALL_ROWS ? drawn : [highestLine(pulse, countOf, look), ...drawn];
}

/** With fewer rows than these there is a chart of one row, its axis and the definition, no more. */
const SMALL_ROWS = 6;

/** What a bar is of, and how much and when the highest was. */
function highestLine(pulse: Pulse, countOf: (bucket: PulseBucket) => number, look: PulseLook): Line {
  const { byHour, byDay, highest } = look.words.pulse;
  const most = Math.max(0, ...pulse.buckets.map(countOf));
  const when = pulse.buckets.findLast((bucket) => countOf(bucket) === most);
  const name = when === undefined || most === 0 ? '' : ` (${bucketName(when.at, pulse.period, look)})`;
  return line(`${pulse.period === 'day' ? byHour : byDay} · ${highest(most)}${name}`, 'dim');
}

/** Each piece of the period as a number: `09: 3 · 10: 0`, or `23.11.: 12`. */
function piecesWords(pulse: Pulse, countOf: (bucket: PulseBucket) => number, look: PulseLook): string {
  const name = (at: number): string => bucketName(at, pulse.period, look).replace(/:\d\d$/, '');
  return pulse.buckets.map((bucket) => `${name(bucket.at)}: ${countOf(bucket)}`).join(' · ');
}

/** When a piece of the period begins: its hour, or its day. */
function bucketName(at: number, period: Pulse['period'], { timezone, words }: PulseLook): string {
  return period === 'day' ? momentWords(at, timezone).slice(11) : dayFormat(words.pulse.locale, timezone).format(at);
}

const DAY_FORMATS = new Map<string, Intl.DateTimeFormat>();

/** Making a format takes long, and every frame names a month of days. */
function dayFormat(locale: string, timeZone: string): Intl.DateTimeFormat {
  const known = DAY_FORMATS.get(`${locale} ${timeZone}`);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'numeric' });
  DAY_FORMATS.set(`${locale} ${timeZone}`, made);
  return made;
}
