import type { Reply } from './reply.ts';

/**
 * Why an approved reply goes nowhere by itself, though neither its platform nor its account is in the way. answered: somebody
 * has answered the message meanwhile. plan: only its bulk plan sends it. farAhead: it waits for a time that nobody asked for,
 * so the clock was wrong when it was approved or put off.
 */
export type WhyStill = 'answered' | 'plan' | 'farAhead';

/** A reply that no timer will send. */
export interface StandingStill {
  readonly reply: Reply;
  readonly why: WhyStill;
}

/** No undo time and no wait of ours is longer than this. */
const OWN_WAIT_MAX_MS = 24 * 3_600_000;

/**
 * The replies that wait for a person although they are approved, in order.
 * @param at.now UTC milliseconds
 * @param at.sending accounts as which a process sends right now: their plans are being seen to
 */
export function standingStill(
  replies: readonly Reply[],
  at: { readonly now: number; readonly sending: readonly string[] },
): StandingStill[] {
  return replies.flatMap((reply) => {
    const why = whyStill(reply, at.now);
    if (why === null || (why === 'plan' && at.sending.includes(reply.account))) return [];
    return [{ reply, why }];
  });
}

function whyStill({ status, error, plan, sendAt, sendAfter }: Reply, now: number): WhyStill | null {
  if (status !== 'approved' && status !== 'queued') return null;
  if (error?.code === 'ALREADY_ANSWERED') return 'answered';
  const wanted = Math.max(now, sendAt ?? 0);
  // a platform may ask for more than a day, and `send` tells of that
  if (sendAfter - wanted > OWN_WAIT_MAX_MS && error?.code !== 'THROTTLED') return 'farAhead';
  return plan === null ? null : 'plan';
}
