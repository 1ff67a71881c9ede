import { useCallback, useEffect, useMemo } from 'react';
import type { DraftCheck } from '../../../domain/outcomes.ts';
import type { Desk } from '../../desk-state.ts';
import { DraftKeeper, type KeeperEars } from '../../draft-keeper.ts';
import type { KeyEvent } from '../../key-stream.ts';
import { LatestOnly } from '../../latest-only.ts';
import type { DraftStart } from '../../places.ts';
import { problemLine } from '../../spoken.ts';
import { useLive } from '../../use-live.ts';
import { useOrders } from '../../use-orders.ts';
import type { Size } from '../../widgets/frame.ts';
import { fieldColumns } from './composer-lines.ts';
import { obeyComposer } from './composer-orders.ts';
import { type ComposerAction, type ComposerState, firstComposer, reduceComposer } from './composer-state.ts';
import type { Writing } from './writing.ts';

/** The text being typed: kept as a draft, judged as it grows, never sent from here. */
export function useComposer(desk: Desk, draft: DraftStart, seen: { size: Size; version: number }): ComposerState {
  const { size, version } = seen;
  const { state, latest, act } = useLive(reduceComposer, () => firstComposer(draft));
  const keeper = useMemo(() => new DraftKeeper(desk.app, draft, earsOf(desk, act)), [desk, draft, act]);
  const checker = useMemo(() => checkerOf(desk, draft, (check) => act({ kind: 'checked', check })), [desk, draft, act]);
  const { text } = state.field;
  useEffect(() => {
    // what was taken over from an older draft is noted by nobody's key
    keeper.note(text);
    if (text.trim() !== '') checker.request(text);
  }, [keeper, checker, text]);
  useEffect(
    // however this screen goes away, what was typed is saved
    () => () => desk.errand(async () => void (await keeper.flush())),
    [desk, keeper],
  );
  const { id } = draft.detail.conversation;
  useEffect(() => {
    if (version === 0) return;
    desk.errand(async () => act({ kind: 'around', detail: await desk.app.show(id) }));
  }, [desk, id, version, act]);
  const change = useCallback(
    (action: ComposerAction) => {
      // safe on the disk before it is drawn
      keeper.note(reduceComposer(latest(), action).field.text);
      act(action);
    },
    [keeper, latest, act],
  );
  const writing: Writing = { desk, draft, keeper, latest, change };
  const isPicking = state.picker !== null;
  const typed = (event: KeyEvent): void =>
    change(
      isPicking
        ? { kind: 'picking', action: { kind: 'press', press: event } }
        : { kind: 'press', press: event, columns: fieldColumns(size) },
    );
  useOrders<'composer' | 'picker'>(desk, isPicking ? 'picker' : 'composer', {
    obey: (order) => obeyComposer(writing, order),
    onOther: typed,
  });
  return state;
}

function earsOf(desk: Desk, act: (action: ComposerAction) => void): KeeperEars {
  const { composer } = desk.words;
  return {
    onKept: (kept, reply) => {
      act({ kind: 'keeping', keeping: typeof kept === 'string' ? kept : 'problem', reply });
      if (typeof kept !== 'string') desk.say(composer.notSaved(problemLine(kept.problem, desk)), 'bad');
    },
    onUnsafe: (problem) => desk.say(composer.notKept(problemLine(problem, desk)), 'warn'),
  };
}

function checkerOf(desk: Desk, draft: DraftStart, done: (check: DraftCheck) => void): LatestOnly<string, DraftCheck> {
  const about = { visibility: draft.visibility, conversation: draft.detail.conversation.id };
  return new LatestOnly((text: string) => desk.app.checkText(text, about), done);
}
