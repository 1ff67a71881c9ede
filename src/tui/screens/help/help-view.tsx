import type { ReactElement } from 'react';
import { Framed, type Shared } from '../../framed.tsx';
import type { ScreenName } from '../../keys.ts';
import { bodyRows } from '../../widgets/frame.ts';
import { line } from '../../widgets/line.ts';
import { helpLines } from './help-lines.ts';
import { useHelp } from './use-help.ts';

/** All keys. */
export function HelpView({ shared, from }: { shared: Shared; from: ScreenName }): ReactElement {
  const lines = helpLines(from, shared.size.columns);
  const rows = bodyRows(shared.size);
  const { top } = useHelp(shared.desk, { count: lines.length, rows });
  const start = Math.min(top, Math.max(0, lines.length - rows));
  const body = lines.slice(start, start + rows);
  return (
    <Framed
      shared={shared}
      screen="everywhere"
      title={line('Keys', 'title')}
      body={body}
      scroll={{ top: start, count: lines.length }}
    />
  );
}
