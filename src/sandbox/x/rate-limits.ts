import { createRateWindow, type RateState, type RateWindow } from '../rate-window.ts';
import type { World } from '../world.ts';
import type { Caller } from './authentication.ts';

const WINDOW_MS = 15 * 60_000;
const DAY_MS = 24 * 3_600_000;
/** Posts an app may make in a day. */
const APP_DAY_LIMIT = 10_000;

/** Calls in 15 minutes (https://docs.x.com/x-api/fundamentals/rate-limits). */
export type Limits = Readonly<Record<Caller, number>>;

interface Verdict {
  readonly isAllowed: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

/** Counts calls per endpoint and caller; posts by the app also per day. */
export interface RateLimits {
  take(endpoint: string, caller: Caller, options: { readonly limits: Limits; readonly isPost: boolean }): Verdict;
}

/** Windows by the world's clock, all of them full. */
export function createRateLimits(world: World): RateLimits {
  const windows = new Map<string, RateWindow>();
  const day = createRateWindow(APP_DAY_LIMIT, DAY_MS, () => world.now());
  return {
    take(endpoint, caller, { limits, isPost }) {
      const key = `${endpoint} ${caller}`;
      const window = windows.get(key) ?? createRateWindow(limits[caller], WINDOW_MS, () => world.now());
      windows.set(key, window);
      const state = window.take();
      if (!isPost) return { isAllowed: state.isAllowed, headers: rateHeaders(state) };
      const ofDay = state.isAllowed ? day.take() : day.look();
      const headers = { ...rateHeaders(state), ...rateHeaders(ofDay, 'x-app-limit-24hour') };
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
