import type { SandboxRequest } from '../dialect.ts';
import { createRateWindow, type RateState } from '../rate-window.ts';

const MINUTE_MS = 60_000;
const PAGING = ['min_id', 'max_id', 'since_id', 'page'];

/** The limits of a stock server (its `rack_attack.rb` and `rate_limiter.rb`), on the sandbox's clock. */
export interface RateLimits {
  /** Counts a call in every window it belongs to; tells the one nearest to its end. */
  take(request: SandboxRequest): RateState;
  look(): RateState;
}

/** Fresh windows. */
export function createRateLimits(now: () => number): RateLimits {
  const all = createRateWindow(300, 5 * MINUTE_MS, now);
  const paged = createRateWindow(300, 15 * MINUTE_MS, now);
  const posting = createRateWindow(300, 180 * MINUTE_MS, now);
  const removing = createRateWindow(30, 30 * MINUTE_MS, now);
  const registering = createRateWindow(5, 10 * MINUTE_MS, now);
  return {
    take(request) {
      const windows = [all];
      if (PAGING.some((name) => request.query.has(name))) windows.push(paged);
      if (request.method === 'POST' && request.path === '/api/v1/statuses') windows.push(posting);
      if (request.method === 'POST' && request.path === '/api/v1/apps') windows.push(registering);
      if (request.method === 'DELETE') windows.push(removing);
      // asked first, so that a refused call uses up nothing
      const full = windows.map((window) => window.look()).find((state) => !state.isAllowed);
      if (full !== undefined) return full;
      return windows.map((window) => window.take()).reduce((a, b) => (b.remaining <= a.remaining ? b : a));
    },
    look: () => all.look(),
  };
}
