/** What is left in the current window, for a platform's headers. */
export interface RateState {
  readonly limit: number;
  readonly remaining: number;
  /** When the window starts anew, UTC milliseconds by the sandbox's clock. */
  readonly resetAt: number;
  /** False when this call is over the limit. */
  readonly isAllowed: boolean;
}

/** A fixed window that starts with its first call. Follows the sandbox's clock, so advancing it opens a new window. */
export interface RateWindow {
  /** Counts one call (or more points) and tells what is left. A call over the limit is not counted. */
  take(points?: number): RateState;
  /** What is left, without counting. */
  look(): RateState;
}

/** A counter of calls in a window of `windowMs`. */
export function createRateWindow(limit: number, windowMs: number, now: () => number): RateWindow {
  let startedAt = Number.NEGATIVE_INFINITY;
  let used = 0;
  const renew = (): void => {
    if (now() - startedAt < windowMs) return;
    startedAt = now();
    used = 0;
  };
  const state = (isAllowed: boolean): RateState => ({
    limit,
    remaining: Math.max(0, limit - used),
    resetAt: startedAt + windowMs,
    isAllowed,
  });
  return {
    take(points = 1) {
      renew();
      if (used + points > limit) return state(false);
      used += points;
      return state(true);
    },
    look() {
      renew();
      return state(used < limit);
    },
  };
}
