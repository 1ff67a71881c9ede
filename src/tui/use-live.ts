import { useCallback, useRef, useState, useSyncExternalStore } from 'react';
import type { Desk, DeskView } from './desk-state.ts';

/** A place for a screen's state that outlives the screen. */
export interface Cell<S> {
  current: S | null;
}

/** A screen's state: as drawn, as it is after the keys not yet drawn, and the way to change it. */
export interface Live<S, A> {
  readonly state: S;
  readonly latest: () => S;
  readonly act: (action: A) => void;
}

/**
 * A reducer whose newest state can be read at any time. Two hundred keys may arrive between two frames; each must see
 * what the one before it did, and the state of a render is too old for that.
 */
export function useLive<S, A>(reduce: (state: S, action: A) => S, first: () => S, cell?: Cell<S>): Live<S, A> {
  const own = useRef<S | null>(null);
  const home = cell ?? own;
  const [state, setState] = useState<S>(() => {
    home.current ??= first();
    return home.current;
  });
  const atFirst = useRef(state);
  // one function for good: an effect that reads the newest state must not begin again whenever that changes
  const latest = useCallback((): S => home.current ?? atFirst.current, [home]);
  const act = useCallback(
    (action: A) => {
      if (home.current === null) return;
      home.current = reduce(home.current, action);
      setState(home.current);
    },
    [home, reduce],
  );
  return { state, latest, act };
}

/** What all screens share, renewed at every change. */
export function useDesk(desk: Desk): DeskView {
  return useSyncExternalStore(desk.subscribe, desk.view);
}
