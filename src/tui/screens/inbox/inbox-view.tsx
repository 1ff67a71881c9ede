import type { ReactElement } from 'react';
import { Framed, type Shared } from '../../framed.tsx';
import type { FirstPage } from '../../places.ts';
import { inboxTitle } from '../../title-line.ts';
import type { Cell } from '../../use-live.ts';
import { inboxLines } from './inbox-lines.ts';
import type { InboxState } from './inbox-state.ts';
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
  const state = useInbox({ desk, size, version: view.version, first, cell });
  const { operator, config } = desk.app;
  const shown = { view: state.view, search: state.search, marked: state.marked.size, operator: operator.name };
  const title = inboxTitle(view.counts, shown, size.columns);
  const body = inboxLines(state, { size, now: view.now, timezone: config.settings.timezone, me: operator.name });
  return <Framed shared={shared} screen="inbox" title={title} body={body} />;
}
