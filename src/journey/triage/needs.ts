import type { Operator } from '../../domain/operator.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Score } from '../../domain/triage.ts';
import type { Store } from '../../store/store.ts';

/** What triage must be given. */
export interface TriageNeeds {
  readonly store: Store;
  readonly score: (text: string, language: string | null) => Promise<Score>;
  /** The instant some working time after another, or null when the calendar is never open. Milliseconds. */
  readonly addWorkingTime: (from: number, durationMs: number) => Promise<number | null>;
  readonly settings: Pick<Settings, 'slaMs'>;
  readonly operator: Operator;
  readonly now: () => number;
}
