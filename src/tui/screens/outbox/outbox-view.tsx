import type { ReactElement } from 'react';
import type { Reply } from '../../../domain/reply.ts';
import { Framed, type Shared } from '../../framed.tsx';
import { momentWords } from '../../time-words.ts';
import { line } from '../../widgets/line.ts';
import { outboxLines, outboxListRows } from './outbox-lines.ts';
import { useOutbox } from './use-outbox.ts';

/** Replies on their way: what needs somebody first, what was sent last. */
export function OutboxView({ shared, first }: { shared: Shared; first: readonly Reply[] }): ReactElement {
  const { desk, view, size } = shared;
  const { timezone } = desk.app.config.settings;
  const state = useOutbox(desk, first, { version: view.version, rows: outboxListRows(size) });
  const body = outboxLines(state, size, (at) => momentWords(at, timezone));
  return <Framed shared={shared} screen="outbox" title={line('Outbox', 'title')} body={body} />;
}
