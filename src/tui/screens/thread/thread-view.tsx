import type { ReactElement } from 'react';
import type { ConversationDetail } from '../../../domain/outcomes.ts';
import { Framed, type Shared } from '../../framed.tsx';
import { bodyRows } from '../../widgets/frame.ts';
import type { Line } from '../../widgets/line.ts';
import { threadLines, threadTitle } from './thread-lines.ts';
import { useThread } from './use-thread.ts';

/** One conversation from top to bottom. */
export function ThreadView({ shared, first }: { shared: Shared; first: ConversationDetail }): ReactElement {
  const { desk, view, size } = shared;
  const { timezone } = desk.app.config.settings;
  const linesOf = (detail: ConversationDetail): Line[] =>
    threadLines(detail, { columns: size.columns, timezone, me: desk.app.operator.name });
  const rows = bodyRows(size);
  const countLines = (detail: ConversationDetail): number => linesOf(detail).length;
  const state = useThread(desk, first, { rows, version: view.version, countLines });
  const lines = linesOf(state.detail);
  const top = Math.min(state.top, Math.max(0, lines.length - rows));
  const title = threadTitle(state.detail, view.now);
  const scroll = { top, count: lines.length };
  return <Framed shared={shared} screen="thread" title={title} body={lines.slice(top, top + rows)} scroll={scroll} />;
}
