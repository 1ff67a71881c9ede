import { createRateWindow, type RateState } from '../rate-window.ts';
import type { World } from '../world.ts';
import { GraphProblem } from './problem.ts';

/** What is counted, and how a refusal is worded. */
export interface UsageRules {
  /** `pages` or `instagram`, as X-Business-Use-Case-Usage calls it. */
  readonly type: string;
  readonly accountId: string;
  /** 80001 for Pages, 80002 for Instagram. */
  readonly code: number;
  readonly words: string;
}

/** The headers that tell how much is used, and the refusal when it is all. */
export interface Usage {
  /** Counts calls; throws when there are none left. `ids=a,b` are two. */
  take(calls: number): void;
  headers(): Record<string, string>;
  /** The refusal with a wait of at least so many seconds. */
  throttled(seconds: number): { readonly problem: GraphProblem; readonly headers: Record<string, string> };
}

/** 4,800 calls for everyone engaged in the last 24 hours; a sandbox never has fewer than this many. */
const ENGAGED_LEAST = 20;
const CALLS_PER_ENGAGED = 4800;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Counts by https://developers.facebook.com/docs/graph-api/overview/rate-limiting (Business Use Case). */
export function createUsage(world: World, rules: UsageRules): Usage {
  const window = createRateWindow(ENGAGED_LEAST * CALLS_PER_ENGAGED, DAY_MS, () => world.now());
  const throttled = (seconds: number): ReturnType<Usage['throttled']> => ({
    problem: new GraphProblem(rules.code, `(#${rules.code}) ${rules.words}`),
    // whole minutes, and never fewer than asked
    headers: usageHeaders(rules, 100, Math.ceil(seconds / 60)),
  });
  const headersOf = (state: RateState): Record<string, string> => {
    const percent = Math.min(100, Math.ceil(((state.limit - state.remaining) / state.limit) * 100));
    const waitMs = state.remaining > 0 ? 0 : state.resetAt - world.now();
    return usageHeaders(rules, percent, Math.ceil(Math.max(0, waitMs) / MINUTE_MS));
  };
  return {
    take(calls) {
      const state = window.take(calls);
      if (!state.isAllowed) throw throttled((state.resetAt - world.now()) / 1000).problem;
    },
    headers: () => headersOf(window.look()),
    throttled,
  };
}

function usageHeaders(rules: UsageRules, percent: number, waitMinutes: number): Record<string, string> {
  const used = { call_count: percent, total_cputime: percent, total_time: percent };
  const business = { type: rules.type, ...used, estimated_time_to_regain_access: waitMinutes };
  return {
    'x-app-usage': JSON.stringify(used),
    'x-business-use-case-usage': JSON.stringify({ [rules.accountId]: [business] }),
  };
}
