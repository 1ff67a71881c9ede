import { type ReactElement, useMemo } from 'react';
import { Framed, type Shared } from '../../framed.tsx';
import type { FirstPage } from '../../places.ts';
import type { Cell } from '../../use-live.ts';
import { type Line, line } from '../../widgets/line.ts';
import { inboxLayout } from './inbox-layout.ts';
import { inboxFoot, inboxLines } from './inbox-lines.ts';
import { previewLines } from './inbox-preview.ts';
import { inboxSpoken } from './inbox-spoken.ts';
import type { InboxState } from './inbox-state.ts';
import { inboxTitle } from './inbox-title.ts';
import { viewsOf } from './inbox-views.ts';
import type { Surroundings } from './surroundings.ts';
import { useInbox } from './use-inbox.ts';

interface InboxProps {
  readonly shared: Shared;
  readonly first: FirstPage;
  /** Keeps cursor, marks and search while other screens lie on top. */
  readonly cell: Cell<InboxState>;
}

/** Conversations, most pressing first, with the newest message of the one under the cursor. */
export function InboxView({ shared, first, cell }: InboxProps): ReactElement {
  const { desk, view, size } = shared;
  const { state, around } = useInbox({ desk, size, view, first, cell });
  const { app, words } = desk;
  const views = useMemo(() => viewsOf(app, words), [app, words]);
  const facts = { counts: view.counts, views, operator: app.operator.name, words };
  const title = inboxTitle(state, facts, size.columns);
  const rest =
    state.pane === 'preview' ? paneLine(state, around, desk.keymap.keyFor('inbox', 'pane')) : inboxFoot(state, around);
  const body = inboxLines(state, around);
  const spoken = inboxSpoken(state, around);
  return <Framed shared={shared} screen="inbox" title={title} body={body} rest={rest} spoken={spoken} />;
}

/** Where the preview stands, while the keys of lists move in it. */
function paneLine(state: InboxState, around: Surroundings, key: string): Line {
  const { previewRows, previewColumns } = inboxLayout(around.size, state.pane);
  const count = previewLines(state, previewColumns, around).length;
  const last = Math.min(count, state.scroll + previewRows);
  return line(around.words.inbox.previewRows({ first: Math.min(count, state.scroll + 1), last, count }, key), 'dim');
}
