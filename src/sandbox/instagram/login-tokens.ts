import type { Json } from '../../domain/message.ts';
import type { Parameters } from '../graph/call.ts';
import { GraphProblem, invalidParameter } from '../graph/problem.ts';
import { type Caller, LONG_TOKEN_SECONDS } from '../graph/tokens.ts';
import type { World } from '../world.ts';

/** The token of the other product variant, Instagram Login: no Page behind it, 60 days, no hashtags. */
export const INSTAGRAM_LOGIN_TOKEN = 'IGAAsandboxInstagramLoginToken';

/** A token must be this old before it is renewed. */
const AGE_MIN_SECONDS = 24 * 3600;

/** Long-lived tokens of Instagram Login, by the world's clock; each goes on until its own end [unverified]. */
export interface LoginTokens {
  callers(): readonly Caller[];
  /** `GET /refresh_access_token`, https://developers.facebook.com/docs/instagram-platform/reference/refresh_access_token. */
  refresh(parameters: Parameters, caller: Caller): { readonly [name: string]: Json };
}

/** The first one is given when the world begins. */
export function createLoginTokens(world: World): LoginTokens {
  const issuedAt = new Map<string, number>([[INSTAGRAM_LOGIN_TOKEN, Math.floor(world.startedAt / 1000)]]);
  const callers = () =>
    [...issuedAt].map(([token, at]): Caller => ({ kind: 'instagram', token, expiresAt: at + LONG_TOKEN_SECONDS }));
  return {
    callers,
    refresh(parameters, caller) {
      if (parameters.text('grant_type') !== 'ig_refresh_token') throw invalidParameter('Invalid grant_type');
      // documented in the address only
      if (parameters.text('access_token') === null) throw invalidParameter('The parameter access_token is required');
      const now = Math.floor(world.now() / 1000);
      const begun = issuedAt.get(caller.token);
      // what Meta says of one that is too young, or of another kind, is not documented [unverified]
      if (begun === undefined || now - begun < AGE_MIN_SECONDS) {
        throw new GraphProblem(100, 'Unsupported request - method type: get', { kind: 'IGApiException' });
      }
      const token = `${INSTAGRAM_LOGIN_TOKEN}${issuedAt.size}`;
      issuedAt.set(token, now);
      return { access_token: token, token_type: 'bearer', expires_in: LONG_TOKEN_SECONDS };
    },
  };
}
