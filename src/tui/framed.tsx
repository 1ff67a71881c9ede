import { useCursor } from 'ink';
import type { ReactElement } from 'react';
import type { Desk, DeskView } from './desk-state.ts';
import type { ScreenName } from './keys.ts';
import type { Theme } from './theme.ts';
import { hintsOf } from './title-line.ts';
import { frameLines, frameRows, hintLine, type Size } from './widgets/frame.ts';
import { EMPTY_LINE, type Line, line } from './widgets/line.ts';
import { promptLine } from './widgets/prompt.ts';
import { Rows } from './widgets/rows.tsx';

/** What every screen is given. */
export interface Shared {
  readonly desk: Desk;
  readonly view: DeskView;
  readonly size: Size;
  readonly theme: Theme;
}

interface FramedProps {
  readonly shared: Shared;
  readonly screen: ScreenName;
  readonly title: Line;
  readonly body: readonly Line[];
  /** Cell of the typing cursor within the body, or null. */
  readonly cursor?: { readonly x: number; readonly y: number } | null;
}

/** A screen within its frame: title, body, what there is to say or ask, keys. Places the cursor where typing goes. */
export function Framed({ shared, screen, title, body, cursor = null }: FramedProps): ReactElement {
  const { size, theme, view } = shared;
  const { setCursorPosition } = useCursor();
  const asked = view.prompt === null ? null : promptLine(view.prompt, size.columns);
  const said = view.message === null ? EMPTY_LINE : line(view.message.text, view.message.tone);
  const footer = asked?.line ?? said;
  const hints = hintLine(hintsOf(screen), size.columns);
  if (asked !== null) {
    setCursorPosition(asked.cursor === null ? undefined : { x: asked.cursor, y: frameRows(size) - 2 });
  } else {
    setCursorPosition(cursor === null ? undefined : { x: cursor.x, y: cursor.y + 1 });
  }
  return <Rows theme={theme} lines={frameLines({ title, body, footer, hints }, size)} />;
}
