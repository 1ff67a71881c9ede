import type { ReactElement } from 'react';
import type { FollowUp } from '../../../domain/follow-up.ts';
import { Framed, type Shared } from '../../framed.tsx';
import { followUpsLines, followUpsListRows, followUpsTitle } from './follow-ups-lines.ts';
import { proposalKeys } from './say-what-became.ts';
import { useFollowUps } from './use-follow-ups.ts';

/** What was promised or is to be looked at again, what is overdue first. */
export function FollowUpsView({ shared, first }: { shared: Shared; first: readonly FollowUp[] }): ReactElement {
  const { desk, view, size } = shared;
  const { timezone } = desk.app.config.settings;
  const state = useFollowUps(desk, first, { version: view.version, rows: followUpsListRows(size) });
  const addKey = desk.keymap.keyFor('conversation', 'followUp');
  const look = { size, now: view.now, timezone, words: desk.words, addKey, keys: proposalKeys(desk) };
  return (
    <Framed shared={shared} screen="followUps" title={followUpsTitle(state, look)} body={followUpsLines(state, look)} />
  );
}
