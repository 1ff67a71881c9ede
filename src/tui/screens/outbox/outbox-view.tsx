import type { ReactElement } from 'react';
import { Framed, type Shared } from '../../framed.tsx';
import type { OutboxStart } from '../../places.ts';
import { outboxLines, outboxListRows, outboxTitle } from './outbox-lines.ts';
import { useOutbox } from './use-outbox.ts';

/** Replies on their way: what needs somebody first, what was sent last; and who sends. */
export function OutboxView({ shared, first }: { shared: Shared; first: OutboxStart }): ReactElement {
  const { desk, view, size } = shared;
  const { version, now } = view;
  const { timezone } = desk.app.config.settings;
  const state = useOutbox(desk, first, { version, now, rows: outboxListRows(size) });
  const look = { size, now, timezone, voice: desk };
  return (
    <Framed shared={shared} screen="outbox" title={outboxTitle(state.senders, look)} body={outboxLines(state, look)} />
  );
}
