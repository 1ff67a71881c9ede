import type { ReplyStatus } from '../../../domain/reply.ts';

/** What the desk says of replies, of listening and of pauses, on whatever screen. */
export const SPOKEN = {
  status: {
    draft: 'draft',
    inReview: 'in review',
    approved: 'approved',
    queued: 'queued',
    sending: 'sending',
    sent: 'sent',
    failed: 'failed',
    unknown: 'unknown',
    held: 'held',
    rejected: 'rejected',
    cancelled: 'recalled',
  } satisfies Readonly<Record<ReplyStatus, string>>,
  sent: (reply: number, where: string): string => `Reply ${reply} was sent: ${where}`,
  unknown: (reply: number, keys: { readonly outbox: string }): string =>
    `Reply ${reply}: nobody knows yet whether it was sent. It will be looked up; see the outbox (${keys.outbox}).`,
  failed: (reply: number, why: string): string => `Reply ${reply} failed${why === '' ? '.' : `: ${why}`}`,
  stands: (reply: number, status: string, why: string): string =>
    `Reply ${reply} is ${status}${why === '' ? '' : `: ${why}`}`,
  answered: (
    reply: number,
    answer: { readonly author: string; readonly text: string },
    keys: { readonly outbox: string; readonly additional: string },
  ): string => {
    const kept = `is kept in the outbox (${keys.outbox}; ${keys.additional} sends it as an additional answer)`;
    const who = answer.author === '' ? 'somebody' : answer.author;
    return `Reply ${reply} was NOT SENT and ${kept}: ${who} answered already: “${answer.text}”`;
  },
  void: (reply: number, why: string, keys: { readonly approvals: string }): string =>
    `Reply ${reply} was NOT SENT; its text is kept and waits for approval again (${keys.approvals}): ${why}`,
  heard: (fresh: number, changed: number): string => `Listened: ${fresh} new, ${changed} changed.`,
  everything: 'everything',
  plan: (name: string): string => `plan ${name}`,
  account: (name: string): string => `account ${name}`,
  /** `what` is null where everything is paused. */
  paused: (told: {
    readonly what: string | null;
    readonly also: readonly string[];
    readonly since: string;
    readonly by: string;
    readonly why: string;
  }): string => {
    const what = told.what === null ? 'PAUSED' : `PAUSED: ${told.what}`;
    const also = told.also.length === 0 ? '' : ` (also ${told.also.join(', ')})`;
    return `${what}${also} since ${told.since} by ${told.by}${told.why === '' ? '' : `: ${told.why}`}`;
  },
  letEverythingGoOn: (by: string, reason: string): string =>
    `Let everything go on? ${by} paused it${reason === '' ? '' : `: ${reason}`}.`,
  pauseEverything: 'pause everything',
  letThemGoOn: 'let them go on',
  pausedAccounts: (accounts: string): string => `Paused: ${accounts}.`,
  letAccountsGoOn: (accounts: string): string => `Let ${accounts} go on?`,
  pauseWhy: 'Pause EVERYTHING that goes out; why',
  pauseNeedsReason: 'Not paused: colleagues need a reason.',
  pausedNow: (keys: { readonly pause: string }): string =>
    `Paused: nothing goes out until an approver lets it go on (${keys.pause}).`,
  goesOn: (still: readonly string[], keys: { readonly outbox: string; readonly sendDue: string }): string => {
    const rest = still.length === 0 ? '' : ` Still paused: ${still.join(', ')}.`;
    return `It goes on; ${keys.sendDue} in the outbox (${keys.outbox}) sends what is due.${rest}`;
  },
};
