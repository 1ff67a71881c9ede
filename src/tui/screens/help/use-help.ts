import type { Desk } from '../../desk-state.ts';
import { type Live, useLive } from '../../use-live.ts';
import { useOrders } from '../../use-orders.ts';
import { FIRST_HELP, type HelpAction, type HelpState, reduceHelp } from './help-state.ts';

/** The help screen's state. */
export function useHelpState(): Live<HelpState, HelpAction> {
  return useLive(reduceHelp, () => FIRST_HELP);
}

/** The help screen's keys: it scrolls, and `/` looks for a key. */
export function useHelpKeys(
  desk: Desk,
  { latest, act }: Live<HelpState, HelpAction>,
  extent: { count: number; rows: number },
): void {
  useOrders(desk, 'help', {
    obey: ({ command }) => act({ kind: 'move', move: command, extent }),
    onOther: ({ name }) => {
      if (name === '/') desk.run(() => lookFor(desk, latest().filter, (filter) => act({ kind: 'filter', filter })));
    },
  });
}

async function lookFor(desk: Desk, before: string, found: (filter: string) => void): Promise<void> {
  const filter = await desk.ask({ kind: 'text', title: desk.words.help.filter, initial: before });
  if (filter !== null) found(filter);
}
