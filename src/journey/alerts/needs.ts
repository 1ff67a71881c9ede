import type { Alert } from '../../domain/alert.ts';
import type { Outlet } from '../../domain/service-settings.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Store } from '../../store/store.ts';

/** What alerts must be given. */
export interface AlertNeeds {
  readonly store: Store;
  readonly settings: Pick<Settings, 'alerts' | 'promises' | 'accounts' | 'timezone'>;
  /** The instant some working time after another, or null when the calendar is never open. Milliseconds. */
  readonly addWorkingTime: (from: number, durationMs: number) => Promise<number | null>;
  readonly isOpenAt: (at: number) => Promise<boolean>;
  /** Tells it elsewhere; null when it was taken, else what went wrong, in words. Never throws. */
  readonly tell: (outlet: Outlet, alerts: readonly Alert[]) => Promise<string | null>;
  readonly now: () => number;
}
