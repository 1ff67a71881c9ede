import type { ProblemError } from '../../domain/problem.ts';
import type { AccountSettings, Settings } from '../../domain/settings.ts';
import type { Score } from '../../domain/triage.ts';
import type { Platform, PlatformFailure, Session } from '../../platforms/platform.ts';
import type { Store } from '../../store/store.ts';

export interface PollNeeds {
  readonly store: Store;
  readonly platform: (id: string) => Promise<Platform>;
  /** Opens (or reuses) the connection of an account. */
  readonly session: (account: AccountSettings) => Promise<Session>;
  /** What a failed call means in kuulo's words. */
  readonly problemOf: (account: string, error: unknown) => { problem: ProblemError; failure: PlatformFailure | null };
  readonly score: (text: string, language: string | null) => Promise<Score>;
  /** The instant some working time after another, or null when the calendar is never open. Milliseconds. */
  readonly addWorkingTime: (from: number, durationMs: number) => Promise<number | null>;
  readonly settings: Settings;
  readonly now: () => number;
  readonly signal: AbortSignal;
}
