import { createRateWindow, type RateState, type RateWindow } from '../rate-window.ts';
import type { World } from '../world.ts';
import type { Caller } from './authentication.ts';

const WINDOW_MS = 15 * 60_000;
const DAY_MS = 24 * 3_600_000;

/** Calls in 15 minutes (https://docs.x.com/x-api/fundamentals/rate-limits). */
export type Limits = Readonly<Record<Caller, number>>;

/** A limit for 24 hours; calls with the same name count together. */
export interface DayLimit {
  readonly of: 'app' | 'user';
  readonly name: string;
  readonly limit: number;
}

interface Verdict {
  readonly isAllowed: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

/** Counts calls per endpoint and caller; what is written also per day. */
export interface RateLimits {
  take(endpoint: string, caller: Caller, options: { readonly limits: Limits; readonly day?: DayLimit }): Verdict;
}

/** Windows by the world's clock, all of them full. */
export function createRateLimits(world: World): RateLimits {
  const windows = new Map<string, RateWindow>();
  const windowOf = (key: string, limit: number, windowMs: number): RateWindow => {
    const window = windows.get(key) ?? createRateWindow(limit, windowMs, () => world.now());
    windows.set(key, window);
    return window;
  };
  return {
    take(endpoint, caller, { limits, day }) {
      const state = windowOf(`${endpoint} ${caller}`, limits[caller], WINDOW_MS).take();
      if (day === undefined) return { isAllowed: state.isAllowed, headers: rateHeaders(state) };
      const window = windowOf(`day ${day.name}`, day.limit, DAY_MS);
      const ofDay = state.isAllowed ? window.take() : window.look();
      const headers = { ...rateHeaders(state), ...rateHeaders(ofDay, `x-${day.of}-limit-24hour`) };
      return { isAllowed: state.isAllowed && ofDay.isAllowed, headers };
    },
  };
}

/** Limit, what is left, and the reset in epoch **seconds**. */
export function rateHeaders(state: Omit<RateState, 'isAllowed'>, name = 'x-rate-limit'): Record<string, string> {
  return {
    [`${name}-limit`]: String(state.limit),
    [`${name}-remaining`]: String(state.remaining),
    [`${name}-reset`]: String(Math.ceil(state.resetAt / 1000)),
  };
}
