import type { ReactElement } from 'react';
import type { CommandOf } from '../../../domain/key-table.ts';
import type { Desk } from '../../desk-state.ts';
import { Framed, type Shared } from '../../framed.tsx';
import type { Opened } from '../../places.ts';
import { planLines, planTitle } from '../../plan-lines.ts';
import { useLive } from '../../use-live.ts';
import { useOrders } from '../../use-orders.ts';
import { bodyRows } from '../../widgets/frame.ts';
import { line } from '../../widgets/line.ts';
import { type Move, scrolled } from '../../widgets/window.ts';
import { applyPlan, pauseOrResumePlan } from './bulk-acts.ts';

type OpenedPlan = Extract<Opened, { kind: 'plan' }>;

/** Every reply of one plan, as it would go out. */
export function BulkRows({ shared, opened }: { shared: Shared; opened: OpenedPlan }): ReactElement {
  const { desk, size } = shared;
  const { words } = desk;
  const rows = bodyRows(size);
  const top = useTop(desk, opened);
  const shown = planLines(opened, top, { columns: size.columns, rows, words });
  const count = opened.rows.length;
  const rest = count === 0 ? null : line(words.bulk.rowsSeen(Math.min(count, top + shown.whole), count), 'dim');
  return (
    <Framed shared={shared} screen="bulk" title={planTitle(opened, words.approvals)} body={shown.lines} rest={rest} />
  );
}

/** The first reply shown; a list of which every piece is read has no cursor, only a scroll. */
function useTop(desk: Desk, opened: OpenedPlan): number {
  const { state, act } = useLive(
    // rows are of any height: half a page is a few of them
    (top: number, move: Move) =>
      scrolled(top, move, { count: opened.rows.length + ROWS_A_PAGE - 1, rows: ROWS_A_PAGE }),
    () => 0,
  );
  useOrders(desk, 'bulk', {
    obey: ({ screen, command, argument }) => {
      if (screen === 'lists') act(command as Move);
      else desk.run(() => obey(desk, opened, { command: command as CommandOf<'bulk'>, argument }));
    },
  });
  return state;
}

const ROWS_A_PAGE = 4;

async function obey(
  desk: Desk,
  { plan }: OpenedPlan,
  { command, argument }: { readonly command: CommandOf<'bulk'>; readonly argument: string | null },
): Promise<void> {
  switch (command) {
    case 'planRows':
      return;
    case 'applyPlan':
      return await applyPlan(desk, await desk.app.plan(plan.id), argument);
    case 'pausePlan':
      return await pauseOrResumePlan(desk, await desk.app.plan(plan.id), argument);
    default:
      return command satisfies never;
  }
}
