import { useEffect, useSyncExternalStore } from 'react';
import type { CommandOf } from '../../../domain/key-table.ts';
import type { PlanProgress } from '../../../domain/plan.ts';
import type { Desk } from '../../desk-state.ts';
import { keptState } from '../../kept-state.ts';
import { openWaiting } from '../../open-screens.ts';
import { type Live, useLive } from '../../use-live.ts';
import { useOrders } from '../../use-orders.ts';
import type { Move } from '../../widgets/window.ts';
import { applyPlan, pauseOrResumePlan } from './bulk-acts.ts';
import { type BulkRun, runsOf } from './bulk-runs.ts';
import { type BulkAction, type BulkState, firstBulk, focusedPlan, reduceBulk } from './bulk-state.ts';

type BulkLive = Live<BulkState, BulkAction>;

/** The plans, kept up to date and moved by keys. `rows` is how many the list shows. */
export function useBulk(
  desk: Desk,
  first: readonly PlanProgress[],
  seen: { readonly version: number; readonly rows: number },
): BulkState {
  const live = useLive(reduceBulk, () => firstBulk(first), keptState<BulkState>(first));
  const { latest, act } = live;
  const { version, rows } = seen;
  useEffect(() => {
    if (version > 0) desk.errand(async () => act({ kind: 'loaded', plans: await desk.app.plans() }));
  }, [desk, version, act]);
  useOrders(desk, 'bulk', {
    aim: () => String(focusedPlan(latest())?.plan.id),
    obey: ({ screen, command, argument }) => {
      if (screen === 'lists') return act({ kind: 'move', move: command as Move, rows });
      const progress = focusedPlan(latest());
      if (progress === null) return desk.say(desk.words.bulk.noneHere);
      desk.run(() => obey(desk, live, { command: command as CommandOf<'bulk'>, argument, progress }));
    },
  });
  return live.state;
}

/** What this sitting sends, by plan. */
export function useRuns(desk: Desk): ReadonlyMap<number, BulkRun> {
  const runs = runsOf(desk);
  return useSyncExternalStore(runs.subscribe, runs.view);
}

async function obey(
  desk: Desk,
  { latest, act }: BulkLive,
  order: {
    readonly command: CommandOf<'bulk'>;
    readonly argument: string | null;
    readonly progress: PlanProgress;
  },
): Promise<void> {
  // what is decided now is decided by how the plan stands now
  const progress = await desk.app.plan(order.progress.plan.id);
  switch (order.command) {
    case 'planRows': {
      const opened = await openWaiting(desk, { kind: 'plan', plan: progress.plan });
      if (opened.kind === 'plan') desk.open({ screen: 'bulk', first: latest().plans, opened });
      return;
    }
    case 'applyPlan':
      await applyPlan(desk, progress, order.argument);
      break;
    case 'pausePlan':
      await pauseOrResumePlan(desk, progress, order.argument);
      break;
    default:
      order.command satisfies never;
  }
  act({ kind: 'loaded', plans: await desk.app.plans() });
}
