import type { Json } from '../../domain/message.ts';
import type { World } from '../world.ts';
import type { Parameters } from './call.ts';
import { GraphProblem } from './problem.ts';
import { APP, type Caller, LONG_TOKEN_SECONDS, MANAGER } from './tokens.ts';

interface Known {
  readonly callers: readonly Caller[];
  readonly appSecret: string;
}

/**
 * `GET /oauth/access_token?grant_type=fb_exchange_token`: a long-lived token for a short one,
 * https://developers.facebook.com/docs/facebook-login/guides/access-tokens/get-long-lived.
 */
export function exchangeToken(world: World, parameters: Parameters, known: Known): { readonly [name: string]: Json } {
  if (parameters.text('grant_type') !== 'fb_exchange_token') {
    throw new GraphProblem(1, 'Invalid grant_type');
  }
  if (parameters.text('client_secret') !== known.appSecret) {
    throw new GraphProblem(1, 'Error validating client secret.');
  }
  const caller = known.callers.find(({ token }) => token === parameters.text('fb_exchange_token'));
  if (caller === undefined) throw new GraphProblem(190, 'Invalid OAuth access token - Cannot parse access token');
  if (caller.kind === 'user') {
    return { access_token: MANAGER.longToken, token_type: 'bearer', expires_in: LONG_TOKEN_SECONDS };
  }
  const left = caller.expiresAt === 0 ? {} : { expires_in: caller.expiresAt - Math.floor(world.now() / 1000) };
  return { access_token: caller.token, token_type: 'bearer', ...left };
}

/** `GET /debug_token?input_token=`, https://developers.facebook.com/docs/graph-api/reference/debug_token. */
export function debugToken(
  parameters: Parameters,
  { known, scopes }: { readonly known: Known; readonly scopes: readonly string[] },
): { readonly [name: string]: Json } {
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
      is_valid: true,
      scopes,
      user_id: MANAGER.id,
    },
  };
}
