import type { Json } from './message.ts';
import type { Outlet } from './service-settings.ts';

/**
 * breach: a conversation's answer time is over. promise: one is due soon, or overdue. spike: much more than at the same hour of
 * other days. silence: a stream that was heard from regularly is not any more. rule: a rule wants people to know.
 */
export type AlertKind = 'breach' | 'promise' | 'spike' | 'silence' | 'rule';

/** Something people are to be told of. Of a kind about a subject one stands at a time. Times are UTC milliseconds. */
export interface Alert {
  readonly id: number;
  readonly kind: AlertKind;
  /** What it is about, such as `conversation 42` or `masto mentions`; the same words for the same thing. */
  readonly subject: string;
  readonly conversation: number | null;
  /** It is told out of hours too. */
  readonly isPressing: boolean;
  /** Numbers and names for whoever is told; nothing that anybody wrote. */
  readonly data: Readonly<Record<string, Json>>;
  readonly outlets: readonly Outlet[];
  readonly openedAt: number;
  /** The outlets that took it. */
  readonly told: readonly Outlet[];
  /** Null until every outlet that can be reached from here took it. */
  readonly toldAt: number | null;
  readonly endedAt: number | null;
  /** How often it was tried in vain, when last, and what was said. */
  readonly tries: number;
  readonly triedAt: number | null;
  readonly error: string | null;
}

/** One that is found to stand, before it is on record. */
export type FoundAlert = Pick<Alert, 'kind' | 'subject' | 'conversation' | 'isPressing' | 'data'>;

/** Outlets that a poll can reach; the others are where an inbox is open. */
export const FAR_OUTLETS: readonly Outlet[] = ['webhook', 'email'];

const MINUTE_MS = 60_000;

/** What a kind has to wait before it opens again about the same subject; a spike waits as its settings say. */
export const COOL_DOWN_MS: Readonly<Record<Exclude<AlertKind, 'spike'>, number>> = {
  breach: 30 * MINUTE_MS,
  promise: 30 * MINUTE_MS,
  silence: 60 * MINUTE_MS,
  rule: 5 * MINUTE_MS,
};

/** Tried again after 1, 2, 4 … minutes, at most hourly, and after a day no more. */
export const TRIES_MAX = 30;

/** An answer time that was missed longer ago is no news: who begins with a backlog is not told of each of it. */
export const BREACH_NEWS_MS = 24 * 60 * MINUTE_MS;

/** Where it is still to be told from here. */
export function outletsLeft({ outlets, told }: Pick<Alert, 'outlets' | 'told'>): Outlet[] {
  return FAR_OUTLETS.filter((outlet) => outlets.includes(outlet) && !told.includes(outlet));
}

/** Not before then is it tried again, UTC milliseconds. */
export function nextTryAt({ tries, triedAt }: Pick<Alert, 'tries' | 'triedAt'>): number {
  if (triedAt === null) return 0;
  return triedAt + Math.min(60, 2 ** Math.max(0, tries - 1)) * MINUTE_MS;
}

/** Whether it may be told now: at any time when it is pressing, else when the brand is at work. */
export function isTellable({ isPressing }: Pick<Alert, 'isPressing'>, isOpen: boolean): boolean {
  return isPressing || isOpen;
}
