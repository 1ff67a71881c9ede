import { type ReactElement, useMemo } from 'react';
import type { PlaceName } from '../../../domain/key-table.ts';
import { Framed, rowsShown, type Shared } from '../../framed.tsx';
import { line } from '../../widgets/line.ts';
import { strangerLine } from '../../widgets/stranger-text.ts';
import { helpLines } from './help-lines.ts';
import { useHelpKeys, useHelpState } from './use-help.ts';

/** All keys, as they are for this person. */
export function HelpView({ shared, from }: { shared: Shared; from: PlaceName }): ReactElement {
  const { desk, size } = shared;
  const live = useHelpState();
  const { top, filter } = live.state;
  const { columns } = size;
  const lines = useMemo(() => {
    const source = { keymap: desk.keymap, words: desk.words, inbox: desk.app.config.settings.inbox };
    return helpLines(source, { from, filter, columns });
  }, [desk, from, filter, columns]);
  const rows = rowsShown(shared);
  useHelpKeys(desk, live, { count: lines.length, rows });
  const { help } = desk.words;
  const start = Math.min(top, Math.max(0, lines.length - rows));
  const foot =
    filter === ''
      ? help.foot(start + 1, Math.min(lines.length, start + rows), lines.length)
      : help.filtered(strangerLine(filter));
  return (
    <Framed
      shared={shared}
      screen="help"
      title={line(help.title, 'title')}
      body={lines.slice(start, start + rows)}
      rest={line(foot, 'dim')}
    />
  );
}
