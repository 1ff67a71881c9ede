import { useEffect, useMemo } from 'react';
import type { CommandOf } from '../../../domain/key-table.ts';
import { PULSE_PERIODS, type Pulse, type PulsePeriod } from '../../../domain/pulse.ts';
import type { Desk } from '../../desk-state.ts';
import { keptState } from '../../kept-state.ts';
import { LatestOnly } from '../../latest-only.ts';
import { openOutbox } from '../../open-screens.ts';
import { type Live, useLive } from '../../use-live.ts';
import { type OrderAt, useOrders } from '../../use-orders.ts';
import { strangerLine } from '../../widgets/stranger-text.ts';
import type { Move } from '../../widgets/window.ts';
import { drillDown } from './pulse-items.ts';
import { firstPulse, focusedItem, nextPeriod, type PulseAction, type PulseState, reducePulse } from './pulse-state.ts';

type PulseLive = Live<PulseState, PulseAction>;

/** The numbers, counted again with every change, and moved among by keys. `rows` is how many the list shows. */
export function usePulse(
  desk: Desk,
  first: Pulse,
  seen: { readonly version: number; readonly rows: number },
): PulseState {
  const live = useLive(reducePulse, () => firstPulse(first), keptState<PulseState>(first));
  const { latest, act } = live;
  const { version, rows } = seen;
  const counted = useMemo(
    () =>
      new LatestOnly(
        (period: PulsePeriod) => desk.app.pulse(period),
        // another period may have been asked for meanwhile
        (pulse, period) => latest().pulse.period === period && act({ kind: 'loaded', pulse }),
      ),
    [desk, latest, act],
  );
  useEffect(() => {
    // counting a month of many messages may take longer than the next change lets wait: they do not pile up
    if (version > 0) counted.request(latest().pulse.period);
  }, [counted, version, latest]);
  useOrders(desk, 'pulse', { obey: (order) => obey(desk, live, { order, rows }) });
  return live.state;
}

function obey(
  desk: Desk,
  { latest, act }: PulseLive,
  { order, rows }: { readonly order: OrderAt<'pulse'>; readonly rows: number },
): void {
  if (order.screen === 'lists') {
    act({ kind: 'move', move: order.command as Move, rows });
    return;
  }
  const command = order.command as CommandOf<'pulse'>;
  switch (command) {
    case 'period':
      desk.run(async () => {
        const { argument } = order;
        const named = PULSE_PERIODS.find((one) => one === argument);
        if (argument !== null && named === undefined)
          return desk.say(desk.words.pulse.noPeriod(strangerLine(argument, 20)), 'bad');
        const period = named ?? nextPeriod(latest().pulse.period);
        act({ kind: 'loaded', pulse: await desk.app.pulse(period) });
      });
      return;
    case 'drillDown': {
      const item = focusedItem(latest());
      if (item === null) return;
      const orders = drillDown(item, latest().pulse);
      if (orders === 'outbox') desk.run(() => openOutbox(desk));
      else desk.goHome(orders);
      return;
    }
    default:
      command satisfies never;
  }
}
