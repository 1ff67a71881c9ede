import { useApp, useWindowSize } from 'ink';
import { type ReactElement, useLayoutEffect, useRef } from 'react';
import type { Desk } from './desk-state.ts';
import type { Shared } from './framed.tsx';
import { type LinearVoice, linearSize } from './linear.ts';
import { pauseBanner } from './pause-banner.ts';
import type { FirstPage } from './places.ts';
import { ApprovalsView } from './screens/approvals/approvals-view.tsx';
import { BulkView } from './screens/bulk/bulk-view.tsx';
import { ComposerView } from './screens/composer/composer-view.tsx';
import { FollowUpsView } from './screens/follow-ups/follow-ups-view.tsx';
import { HelpView } from './screens/help/help-view.tsx';
import type { InboxState } from './screens/inbox/inbox-state.ts';
import { InboxView } from './screens/inbox/inbox-view.tsx';
import { OutboxView } from './screens/outbox/outbox-view.tsx';
import { PersonView } from './screens/person/person-view.tsx';
import { PulseView } from './screens/pulse/pulse-view.tsx';
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
  /** Says the screens in plain lines instead of drawing them; null where they are drawn. */
  readonly voice: LinearVoice | null;
}

/** Lends the terminal for as long as the program runs; null until the screens are there. */
export interface Lending {
  current: ((program: () => Promise<void>) => Promise<void>) | null;
}

/** Shows the screen that the person is at. */
export function DeskView({ desk, first, theme, lending, voice }: DeskProps): ReactElement {
  const view = useDesk(desk);
  const drawn = useWindowSize();
  const terminal = voice === null ? drawn : linearSize(drawn.columns);
  const inbox = useRef<InboxState | null>(null);
  useTyping(desk.keys, voice);
  const { suspendTerminal } = useApp();
  useLayoutEffect(() => {
    lending.current = suspendTerminal;
  }, [lending, suspendTerminal]);
  const { timezone } = desk.app.config.settings;
  const banner = pauseBanner(view.pauses, { now: view.now, timezone, columns: terminal.columns }, desk.words.spoken);
  const size = { columns: terminal.columns, rows: terminal.rows - banner.length };
  const shared: Shared = { desk, view, size, banner, theme, voice };
  const { place, visit } = view;
  switch (place.screen) {
    case 'inbox':
      return <InboxView key={visit} shared={shared} first={first} cell={inbox} />;
    case 'thread':
      return <ThreadView key={visit} shared={shared} first={place.detail} among={place.among} />;
    case 'composer':
      return <ComposerView key={visit} shared={shared} draft={place.draft} />;
    case 'review':
      return <ReviewView key={visit} shared={shared} review={place.review} />;
    case 'approvals':
      return <ApprovalsView key={visit} shared={shared} first={place.first} />;
    case 'outbox':
      return <OutboxView key={visit} shared={shared} first={place.first} />;
    case 'followUps':
      return <FollowUpsView key={visit} shared={shared} first={place.first} />;
    case 'person':
      return <PersonView key={visit} shared={shared} first={place.first} />;
    case 'bulk':
      return <BulkView key={visit} shared={shared} first={place.first} opened={place.opened ?? null} />;
    case 'pulse':
      return <PulseView key={visit} shared={shared} first={place.first} />;
    case 'help':
      return <HelpView key={visit} shared={shared} from={place.from} />;
    default:
      return place satisfies never;
  }
}
