import type { ReactElement } from 'react';
import type { ConversationDetail } from '../../../domain/outcomes.ts';
import { Framed, type Shared } from '../../framed.tsx';
import { bodyRows } from '../../widgets/frame.ts';
import { fitRows, sideBySide } from '../../widgets/line.ts';
import { sideLines } from './side-lines.ts';
import { threadColumns } from './thread-columns.ts';
import { topOf } from './thread-layout.ts';
import { threadTitle } from './thread-lines.ts';
import type { ThreadLook } from './thread-look.ts';
import { findWords, markWords } from './thread-search.ts';
import { useThread } from './use-thread.ts';

interface ThreadProps {
  readonly shared: Shared;
  readonly first: ConversationDetail;
  /** The conversations that next and previous go through. */
  readonly among: readonly number[];
}

/** One conversation from top to bottom; where there is room, who it is with beside it. */
export function ThreadView({ shared, first, among }: ThreadProps): ReactElement {
  const { desk, view, size } = shared;
  const { timezone } = desk.app.config.settings;
  const { text, side } = threadColumns(size.columns);
  const look: ThreadLook = {
    columns: text,
    timezone,
    me: desk.app.operator.name,
    now: view.now,
    words: desk.words,
  };
  const rows = bodyRows(size);
  const { state, layout } = useThread(desk, first, { look, rows, version: view.version, among });
  const top = topOf(layout, state.anchor, rows);
  const hits = state.search === null ? [] : findWords(layout.lines, state.search.words);
  const shown = markWords(layout.lines, hits).slice(top, top + rows);
  const body =
    side === null ? shown : sideBySide(fitRows(shown, rows), sideLines(state.detail, { ...look, columns: side }), text);
  const title = threadTitle(state.detail, look);
  return (
    <Framed shared={shared} screen="thread" title={title} body={body} scroll={{ top, count: layout.lines.length }} />
  );
}
