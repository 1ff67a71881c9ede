import { type ReactElement, useLayoutEffect } from 'react';
import type { PlaceName } from '../domain/key-table.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import type { Desk, DeskView } from './desk-state.ts';
import type { LinearVoice } from './linear.ts';
import type { Theme } from './theme.ts';
import { hintsOf } from './title-line.ts';
import { bodyRows, frameLines, frameRows, hintLine, type Size } from './widgets/frame.ts';
import { type Line, line } from './widgets/line.ts';
import { promptLines } from './widgets/prompt.ts';
import { Rows } from './widgets/rows.tsx';
import type { TextField } from './widgets/text-field.ts';
import { wrapLines } from './widgets/wrap.ts';

/** What every screen is given. */
export interface Shared {
  readonly desk: Desk;
  readonly view: DeskView;
  /** What a screen may use; what the banner takes is already off. */
  readonly size: Size;
  /** What stands above every screen. */
  readonly banner: readonly Line[];
  readonly theme: Theme;
  /** Says the screens in plain lines instead of drawing them; null where they are drawn. */
  readonly voice: LinearVoice | null;
}

interface Cell {
  readonly x: number;
  readonly y: number;
}

interface Scroll {
  readonly top: number;
  readonly count: number;
}

interface FramedProps {
  readonly shared: Shared;
  readonly screen: PlaceName;
  readonly title: Line;
  readonly body: readonly Line[];
  /** Cell of the typing cursor within the body, or null. */
  readonly cursor?: Cell | null;
  /** Where a text longer than the screen stands; told at the foot while there is nothing else to say. */
  readonly scroll?: Scroll | null;
  /** What a screen says at the foot while there is nothing else to say. */
  readonly rest?: Line | null;
  /** What is under the cursor as a sentence, for those who listen; else they are told the row as it is drawn. */
  readonly spoken?: string | null;
  /** The text being typed in the body: for those who listen it is echoed, and its rows are not told again. */
  readonly field?: TextField | null;
}

/** A screen within its frame: title, body, what there is to say or ask, keys. Places the cursor where typing goes. */
export function Framed({
  shared,
  screen,
  title,
  body,
  cursor = null,
  scroll = null,
  rest = null,
  spoken = null,
  field = null,
}: FramedProps): ReactElement | null {
  const { size, theme, view, banner, voice } = shared;
  const asked = view.prompt === null ? null : promptLines(view.prompt, size.columns);
  const idle = rest === null ? scrollLines(scroll, bodyRows(size), rowsWords(shared.desk, screen)) : [rest];
  const said = view.message === null ? idle : saidLines(view.message, size.columns);
  const footer = asked?.lines ?? said;
  const hints = hintLine(hintsOf(shared.desk, screen), size.columns);
  const above = banner.length;
  const typing =
    asked === null ? below(cursor, above + 1) : below(asked.cursor, above + frameRows(size) - 1 - footer.length);
  useLayoutEffect(() => {
    const { place, visit, redraws, message, prompt } = view;
    const said = { place, visit, redraws, message, prompt, banner, title, body, hints, spoken, field };
    voice?.show({ ...said, isDecidedOn: DECIDED_ON.includes(screen) });
  });
  if (voice !== null) return null;
  const lines = [...banner, ...frameLines({ title, body, footer, hints }, size)];
  return <Rows theme={theme} lines={lines} cursor={typing} />;
}

/** How many rows of the body are on the screen: what is said or asked at length takes the place of its last ones. */
export function rowsShown({ view, size }: Pick<Shared, 'view' | 'size'>): number {
  const { prompt, message } = view;
  const said = message === null ? [] : saidLines(message, size.columns);
  const footer = prompt === null ? said : promptLines(prompt, size.columns).lines;
  return Math.max(0, bodyRows(size) + 1 - Math.max(1, Math.min(footer.length, bodyRows(size))));
}

/** At most three rows are said at once; the rest of a longer message is left out. */
function saidLines(message: NonNullable<DeskView['message']>, columns: number): Line[] {
  const rows = wrapLines(message.text, columns, { tone: message.tone });
  return rows.length > SAID_ROWS_MAX ? [...rows.slice(0, SAID_ROWS_MAX - 1), line('…', message.tone)] : rows;
}

const SAID_ROWS_MAX = 3;

/** Where somebody says yes to exactly what stands there. */
const DECIDED_ON: readonly PlaceName[] = ['review', 'approvals'];

/** Which rows are on the screen, and the keys that scroll there. */
function rowsWords({ words, keymap }: Desk, screen: PlaceName): (at: RowsShown) => string {
  const keys = { down: keymap.keyFor(screen, 'down'), up: keymap.keyFor(screen, 'up') };
  return (at) => words.desk.rows(at, keys);
}

type RowsShown = Parameters<Catalogue['desk']['rows']>[0];

function scrollLines(scroll: Scroll | null, rows: number, words: (at: RowsShown) => string): Line[] {
  if (scroll === null || scroll.count <= rows) return [];
  const last = Math.min(scroll.count, scroll.top + rows);
  return [line(words({ first: scroll.top + 1, last, count: scroll.count }), 'dim')];
}

function below(cell: Cell | null, rows: number): Cell | null {
  return cell === null ? null : { x: cell.x, y: cell.y + rows };
}
