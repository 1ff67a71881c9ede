import type { ReactElement } from 'react';
import type { Pulse } from '../../../domain/pulse.ts';
import { Framed, type Shared } from '../../framed.tsx';
import { pulseFoot, pulseLines, pulseListRows, pulseSpoken, pulseTitle } from './pulse-lines.ts';
import { usePulse } from './use-pulse.ts';

/** How things stand, and how they went: every number with what it is, and the way to what is behind it. */
export function PulseView({ shared, first }: { shared: Shared; first: Pulse }): ReactElement {
  const { desk, view, size } = shared;
  const { timezone } = desk.app.config.settings;
  const state = usePulse(desk, first, { version: view.version, rows: pulseListRows(size) });
  const periodKey = desk.keymap.keyFor('pulse', 'period');
  const drillKey = desk.keymap.keyFor('pulse', 'drillDown');
  const look = { size, now: view.now, timezone, words: desk.words, periodKey, drillKey };
  return (
    <Framed
      shared={shared}
      screen="pulse"
      title={pulseTitle(state, look)}
      body={pulseLines(state, look)}
      rest={pulseFoot(state, look)}
      spoken={pulseSpoken(state, look)}
    />
  );
}
