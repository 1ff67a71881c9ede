import type { ReactElement } from 'react';
import type { PlanProgress } from '../../../domain/plan.ts';
import type { Shared } from '../../framed.tsx';
import type { Opened } from '../../places.ts';
import { BulkList } from './bulk-list.tsx';
import { BulkRows } from './bulk-rows.tsx';

interface BulkProps {
  readonly shared: Shared;
  readonly first: readonly PlanProgress[];
  /** The plan whose replies are read; null for the list of plans. */
  readonly opened: Extract<Opened, { kind: 'plan' }> | null;
}

/** Bulk runs: all plans, or every reply of one. */
export function BulkView({ shared, first, opened }: BulkProps): ReactElement {
  return opened === null ? <BulkList shared={shared} first={first} /> : <BulkRows shared={shared} opened={opened} />;
}
