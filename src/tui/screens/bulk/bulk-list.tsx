import type { ReactElement } from 'react';
import type { PlanProgress } from '../../../domain/plan.ts';
import { Framed, type Shared } from '../../framed.tsx';
import { bulkLines, bulkListRows, bulkSpoken, bulkTitle } from './bulk-lines.ts';
import { useBulk, useRuns } from './use-bulk.ts';

/** Every plan with how far it is, and the one under the cursor with what is known of it. */
export function BulkList({ shared, first }: { shared: Shared; first: readonly PlanProgress[] }): ReactElement {
  const { desk, view, size } = shared;
  const { words, keymap } = desk;
  const { timezone } = desk.app.config.settings;
  const runs = useRuns(desk);
  const state = useBulk(desk, first, { version: view.version, rows: bulkListRows(size) });
  const keys = {
    apply: keymap.keyFor('bulk', 'applyPlan'),
    pause: keymap.keyFor('bulk', 'pausePlan'),
    approvals: keymap.keyFor('everywhere', 'approvals'),
  };
  const body = bulkLines(state, { size, timezone, words, runs, keys });
  const title = bulkTitle(state, words.bulk);
  const spoken = bulkSpoken(state, { words, runs });
  return <Framed shared={shared} screen="bulk" title={title} body={body} spoken={spoken} />;
}
