import type { Desk } from '../../desk-state.ts';
import { commandOf } from '../../keys.ts';
import { useKeys, useLive } from '../../use-live.ts';
import { type HelpState, reduceHelp } from './help-state.ts';

/** The help screen's scroll. `?` closes it as it opened it. */
export function useHelp(desk: Desk, extent: { count: number; rows: number }): HelpState {
  const { state, act } = useLive(reduceHelp, () => ({ top: 0 }));
  useKeys(desk, (event) => {
    const move = commandOf('lists', event.name);
    if (move !== null) act({ move, extent });
    else if (event.name === '?') desk.back();
    else desk.everywhere(event, 'everywhere');
  });
  return state;
}
