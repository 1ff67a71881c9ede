import { createHmac, timingSafeEqual } from 'node:crypto';
import { GraphProblem } from './problem.ts';

/** Whom a token speaks for. */
export interface Caller {
  /** A Page, the person behind it, or an Instagram account by Instagram Login. */
  readonly kind: 'page' | 'user' | 'instagram';
  readonly token: string;
  /** UTC seconds, 0 for one that does not expire. */
  readonly expiresAt: number;
}

/** The person who manages the brand's accounts; its token is what a login gives before a Page token is asked with it. */
export const MANAGER = {
  id: '10226000000000017',
  name: 'Maija Meikäläinen',
  shortToken: 'EAAsandboxUserToken',
  longToken: 'EAAsandboxLongLivedUserToken',
} as const;

export const APP = { id: '1500000000000001', name: 'kuulo sandbox' } as const;

/** 60 days, what a long-lived user token lasts. */
export const LONG_TOKEN_SECONDS = 60 * 24 * 3600;

/** What there is to know about tokens: those that were given, the app's secret, and UTC seconds now. */
export interface Known {
  readonly callers: readonly Caller[];
  readonly appSecret: string;
  readonly now: number;
}

/**
 * Whose token it is.
 * @throws {GraphProblem} 190 when there is none like it, or its time is over (subcode 463)
 */
export function ownerOf(token: string | null, { callers, now }: Known): Caller {
  const caller = callers.find((one) => one.token === token);
  if (caller === undefined) throw new GraphProblem(190, 'Invalid OAuth access token - Cannot parse access token');
  if (caller.expiresAt !== 0 && caller.expiresAt <= now) {
    throw new GraphProblem(190, 'Error validating access token: Session has expired', { subcode: 463 });
  }
  return caller;
}

/**
 * Who calls.
 * @throws {GraphProblem} 104 without a token, 190 for one that does not hold, 100 for a proof that does not fit
 */
export function callerOf(token: string | null, proof: string | null, known: Known): Caller {
  if (token === null || token === '') {
    throw new GraphProblem(104, 'An access token is required to request this resource.');
  }
  const caller = ownerOf(token, known);
  // https://developers.facebook.com/docs/graph-api/guides/secure-requests: checked whenever it is there
  if (proof !== null && !isProofOf(token, proof, known.appSecret)) {
    throw new GraphProblem(100, 'Invalid appsecret_proof provided in the API argument', {
      kind: 'GraphMethodException',
    });
  }
  return caller;
}

function isProofOf(token: string, proof: string, secret: string): boolean {
  const expected = Buffer.from(createHmac('sha256', secret).update(token).digest('hex'));
  const given = Buffer.from(proof);
  return expected.length === given.length && timingSafeEqual(expected, given);
}
