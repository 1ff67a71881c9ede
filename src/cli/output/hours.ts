import type { OpenDay } from '../../domain/open-day.ts';
import { safeLine } from '../../domain/safe-text.ts';
import type { Span } from '../../domain/working-hours.ts';
import { paint } from './paint.ts';
import type { Screen } from './screen.ts';
import { table } from './table.ts';

/** A day as scripts get it; times are local. */
export function openDayJson({ spans, ...day }: OpenDay) {
  return {
    ...day,
    isOpen: spans.length > 0,
    spans: spans.map(({ from, until }) => ({ from: clock(from), until: clock(until) })),
  };
}

/** Days under headings: when each is open, and why it is not as other such days are. */
export function hoursText(days: readonly OpenDay[], timezone: string, screen: Screen): string {
  const rows = table(
    days,
    [
      { title: 'DATE', cell: ({ date }) => date },
      { title: 'DAY', cell: ({ day }) => day },
      {
        title: 'OPEN',
        cell: ({ spans }) => (spans.length === 0 ? paint.faint('closed') : spans.map(spanWords).join(', ')),
      },
      { title: 'WHY', cell: (day) => safeLine(whyWords(day)) },
    ],
    screen.width,
  );
  return `${rows}\nTimes of ${timezone}.`;
}

function whyWords({ holiday, isException }: OpenDay): string {
  const exception = isException ? 'exception' : null;
  return [holiday, exception].filter((why) => why !== null).join(', ');
}

function spanWords({ from, until }: Span): string {
  return `${clock(from)}-${clock(until)}`;
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
