import { type Call, type Outcome, publicPost } from './call.ts';
import { notFound } from './lookups.ts';
import { checkedId } from './parameters.ts';
import { forbidden, invalidParameter } from './problem.ts';
import { readObject, refuseUnknown } from './request-body.ts';

/**
 * PUT /2/tweets/{tweet_id}/hidden: https://docs.x.com/x-api/posts/hide-replies/introduction. Only what others say in a
 * thread that the brand started.
 * @throws {XProblem} 400 for a wrong body; 403 anywhere else [the words are not documented]
 */
export function hideReply(call: Call): Outcome {
  const id = checkedId('tweet_id', call.pathValues[0] ?? '');
  const body = readObject(call.body);
  refuseUnknown(body, '$', ['hidden']);
  const { hidden } = body;
  if (typeof hidden !== 'boolean') throw invalidParameter('hidden', String(hidden ?? ''), '$.hidden: boolean expected');
  const post = publicPost(call.world, id);
  if (post === null) return notFound(call, { resource: 'tweet', parameter: 'tweet_id', value: id });
  const root = publicPost(call.world, post.threadRoot);
  if (post.inReplyTo === null || post.byBrand || root?.byBrand !== true) {
    throw forbidden('You can only hide replies of others in conversations that you started.');
  }
  call.world.hide(post, hidden);
  return { status: 200, body: { data: { hidden } } };
}
