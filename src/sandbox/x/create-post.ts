import twitterText from 'twitter-text';
import type { Person, Post } from '../world.ts';
import { brandOf, type Call, type Outcome, publicPost } from './call.ts';
import { notFound } from './lookups.ts';
import { checkedId } from './parameters.ts';
import { EXCLUDED_EXTRA } from './post-text.ts';
import { forbidden, invalidParameter } from './problem.ts';
import { isObject, readObject, refuseUnknown } from './request-body.ts';

const TEXT_MAX = 280;
/** X does not tell for how long it remembers a text; a day is this sandbox's guess. */
const DUPLICATE_WINDOW_MS = 24 * 3_600_000;

/** What POST /2/tweets takes that this world can show. */
interface Draft {
  readonly text: string;
  readonly inReplyTo: string | null;
  readonly excluded: readonly string[];
}

/**
 * POST /2/tweets: https://docs.x.com/x-api/posts/manage-tweets/integrate
 * @throws {XProblem} 400 for a wrong body or a text that is too long; 403 where X does not let the brand answer
 */
export function createPost(call: Call): Outcome {
  const draft = readDraft(call.body);
  const brand = brandOf(call);
  const { weightedLength } = twitterText.parseTweet(draft.text.normalize('NFC'));
  if (weightedLength > TEXT_MAX) {
    throw invalidParameter(
      'text',
      draft.text,
      `Your Tweet text is too long: ${weightedLength} of ${TEXT_MAX} weighted characters.`,
    );
  }
  const target = draft.inReplyTo === null ? null : checkedTarget(call, draft.inReplyTo, brand);
  if (isDuplicate(call, draft, target)) {
    throw forbidden('You are not allowed to create a Tweet with duplicate content.');
  }
  const post = call.world.addPost({
    author: brand,
    text: draft.text,
    inReplyTo: draft.inReplyTo,
    extras: draft.excluded.length === 0 ? {} : { [EXCLUDED_EXTRA]: [...draft.excluded] },
  });
  return { status: 201, body: { data: { id: post.id, text: call.texts.of(post).text } } };
}

/**
 * DELETE /2/tweets/{id}
 * @throws {XProblem} 403 for somebody else's post
 */
export function deletePost(call: Call): Outcome {
  const id = checkedId('id', call.pathValues[0] ?? '');
  const post = publicPost(call.world, id);
  if (post === null) return notFound(call, { resource: 'tweet', parameter: 'id', value: id });
  if (!post.byBrand) throw forbidden('You are not authorized to delete this Tweet.');
  call.world.remove(post);
  return { status: 200, body: { data: { deleted: true } } };
}

/** Since February 2026 a self-serve app may answer only those who mentioned the account or quoted one of its posts. */
function checkedTarget(call: Call, id: string, brand: Person): Post {
  const target = publicPost(call.world, id);
  if (target === null) throw forbidden('You attempted to reply to a Tweet that is deleted or not visible to you.');
  const quoted = target.quotes === null ? null : publicPost(call.world, target.quotes);
  const isSummoned =
    target.byBrand ||
    quoted?.byBrand === true ||
    call.texts.of(target).mentioned.some((person) => person.id === brand.id);
  if (isSummoned) return target;
  throw forbidden(
    'Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the author of the post you are replying to.',
  );
}

/** The same words to the same people: the participants in front are part of a post, so another customer makes another post. */
function isDuplicate(call: Call, draft: Draft, target: Post | null): boolean {
  const since = call.world.now() - DUPLICATE_WINDOW_MS;
  const author = brandOf(call);
  const inFront = target === null ? [] : call.texts.participants(target, { ...draft, author });
  const wanted = essence([...inFront.map(({ handle }) => `@${handle}`), draft.text].join(' '));
  // also what reads do not show yet: X knows what it took
  return call.world.everything().some((post) => {
    if (post.platform !== 'x' || post.visibility === 'private' || !post.byBrand || post.createdAt < since) return false;
    const { text, ownStart } = call.texts.of(post);
    return essence(`${[...text].slice(0, ownStart).join('')}${post.text}`) === wanted;
  });
}

function essence(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}

function readDraft(bytes: Buffer): Draft {
  const body = readObject(bytes);
  refuseUnknown(body, '$', bodyProperties);
  const { text, reply, quote_tweet_id: quoted } = body;
  if (quoted !== undefined) throw forbidden('Quoting Posts is not available on your current access level.');
  if (typeof text !== 'string' || text.trim() === '') {
    throw invalidParameter('text', String(text ?? ''), '$.text: must be present and not empty when there is no media');
  }
  if (reply === undefined) return { text, inReplyTo: null, excluded: [] };
  if (!isObject(reply)) throw invalidParameter('reply', String(reply), '$.reply: object expected');
  refuseUnknown(reply, '$.reply', ['auto_populate_reply_metadata', 'exclude_reply_user_ids', 'in_reply_to_tweet_id']);
  const { in_reply_to_tweet_id: id, exclude_reply_user_ids: excluded = [] } = reply;
  if (typeof id !== 'string') {
    throw invalidParameter('in_reply_to_tweet_id', String(id ?? ''), '$.reply.in_reply_to_tweet_id: string expected');
  }
  if (!Array.isArray(excluded) || !excluded.every((one) => typeof one === 'string')) {
    throw invalidParameter(
      'exclude_reply_user_ids',
      String(excluded),
      '$.reply.exclude_reply_user_ids: array of strings expected',
    );
  }
  return { text, inReplyTo: checkedId('in_reply_to_tweet_id', id), excluded };
}

const bodyProperties = [
  'card_uri',
  'community_id',
  'direct_message_deep_link',
  'edit_options',
  'for_super_followers_only',
  'geo',
  'made_with_ai',
  'media',
  'nullcast',
  'paid_partnership',
  'poll',
  'quote_tweet_id',
  'reply',
  'reply_settings',
  'share_with_followers',
  'text',
] as const;
