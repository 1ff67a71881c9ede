import type { Json } from '../../domain/message.ts';
import type { GraphCall, Parameters } from './call.ts';
import { GraphProblem } from './problem.ts';
import { APP, callerOf, type Known, LONG_TOKEN_SECONDS, MANAGER, ownerOf } from './tokens.ts';

/**
 * `GET /oauth/access_token?grant_type=fb_exchange_token`: a long-lived token for a short one,
 * https://developers.facebook.com/docs/facebook-login/guides/access-tokens/get-long-lived.
 */
export function exchangeToken(parameters: Parameters, known: Known): { readonly [name: string]: Json } {
  if (parameters.text('grant_type') !== 'fb_exchange_token') {
    throw new GraphProblem(1, 'Invalid grant_type');
  }
  if (parameters.text('client_id') !== APP.id) throw new GraphProblem(101, 'Error validating application.');
  if (parameters.text('client_secret') !== known.appSecret) {
    throw new GraphProblem(1, 'Error validating client secret.');
  }
  const caller = ownerOf(parameters.text('fb_exchange_token'), known);
  if (caller.kind === 'user') {
    return { access_token: MANAGER.longToken, token_type: 'bearer', expires_in: LONG_TOKEN_SECONDS };
  }
  const left = caller.expiresAt === 0 ? {} : { expires_in: caller.expiresAt - known.now };
  return { access_token: caller.token, token_type: 'bearer', ...left };
}

/**
 * `GET /debug_token?input_token=`, asked with the app's own token or a person's:
 * https://developers.facebook.com/docs/graph-api/reference/debug_token.
 */
export function debugToken(
  { token: asking, parameters }: Pick<GraphCall, 'token' | 'parameters'>,
  { known, scopes }: { readonly known: Known; readonly scopes: readonly string[] },
): { readonly [name: string]: Json } {
  const isApp = asking === `${APP.id}|${known.appSecret}`;
  if (!isApp && callerOf(asking, parameters.text('appsecret_proof'), known).kind !== 'user') {
    throw new GraphProblem(100, '(#100) You must provide an app access token, or a user access token of its developer');
  }
  const caller = known.callers.find(({ token }) => token === parameters.text('input_token'));
  if (caller === undefined) {
    const error = { code: 190, message: 'Invalid OAuth access token - Cannot parse access token' };
    return { data: { error, is_valid: false, scopes: [] } };
  }
  return {
    data: {
      app_id: APP.id,
      type: caller.kind === 'page' ? 'PAGE' : 'USER',
      application: APP.name,
      data_access_expires_at: 0,
      expires_at: caller.expiresAt,
      is_valid: caller.expiresAt === 0 || caller.expiresAt > known.now,
      scopes,
      user_id: MANAGER.id,
    },
  };
}
