import { useApp, useWindowSize } from 'ink';
import { type ReactElement, useLayoutEffect, useRef } from 'react';
import type { Desk } from './desk-state.ts';
import type { Shared } from './framed.tsx';
import { pauseBanner } from './pause-banner.ts';
import type { FirstPage } from './places.ts';
import { ApprovalsView } from './screens/approvals/approvals-view.tsx';
import { ComposerView } from './screens/composer/composer-view.tsx';
import { HelpView } from './screens/help/help-view.tsx';
import type { InboxState } from './screens/inbox/inbox-state.ts';
import { InboxView } from './screens/inbox/inbox-view.tsx';
import { OutboxView } from './screens/outbox/outbox-view.tsx';
import { ReviewView } from './screens/review/review-view.tsx';
import { ThreadView } from './screens/thread/thread-view.tsx';
import type { Theme } from './theme.ts';
import { useDesk } from './use-live.ts';
import { useTyping } from './use-typing.ts';

interface DeskProps {
  readonly desk: Desk;
  readonly first: FirstPage;
  readonly theme: Theme;
  /** Where this leaves the way to lend the terminal to another program. */
  readonly lending: Lending;
}

/** Lends the terminal for as long as the program runs; null until the screens are there. */
export interface Lending {
  current: ((program: () => Promise<void>) => Promise<void>) | null;
}

/** Shows the screen that the person is at. */
export function DeskView({ desk, first, theme, lending }: DeskProps): ReactElement {
  const view = useDesk(desk);
  const terminal = useWindowSize();
  const inbox = useRef<InboxState | null>(null);
  useTyping(desk.keys);
  const { suspendTerminal } = useApp();
  useLayoutEffect(() => {
    lending.current = suspendTerminal;
  }, [lending, suspendTerminal]);
  const { timezone } = desk.app.config.settings;
  const banner = pauseBanner(view.pauses, { now: view.now, timezone, columns: terminal.columns });
  const size = { columns: terminal.columns, rows: terminal.rows - banner.length };
  const shared: Shared = { desk, view, size, banner, theme };
  const { place, visit } = view;
  switch (place.screen) {
    case 'inbox':
      return <InboxView key={visit} shared={shared} first={first} cell={inbox} />;
    case 'thread':
      return <ThreadView key={visit} shared={shared} first={place.detail} />;
    case 'composer':
      return <ComposerView key={visit} shared={shared} draft={place.draft} />;
    case 'review':
      return <ReviewView key={visit} shared={shared} review={place.review} />;
    case 'approvals':
      return <ApprovalsView key={visit} shared={shared} first={place.first} />;
    case 'outbox':
      return <OutboxView key={visit} shared={shared} first={place.first} />;
    case 'help':
      return <HelpView key={visit} shared={shared} from={place.from} />;
    default:
      return place satisfies never;
  }
}
