/**
 * Answers, pure: how long, and the exact call (https://docs.x.com/x-api/posts/create-post,
 * https://docs.x.com/x-api/direct-messages/create-dm-message-by-participant-id).
 */
import twitterText from 'twitter-text';
import { z } from 'zod';
import type { Measure } from '../../domain/eligibility.ts';
import type { HeardMessage, Json } from '../../domain/message.ts';
import { type Limits, type Outgoing, type Platform, type Prepared, ReplyRefusedError } from '../platform.ts';
import { eligibility } from './eligibility.ts';
import { directReferenceOf, postReferenceOf } from './reference.ts';

export const limits: Limits = { textMax: 280, urlUnits: 23 };

/** X names no number in its reference of 2026 [unverified]; it refuses what is longer itself. */
const DIRECT_MAX = 10_000;

/** What `send` puts on the wire for a public reply. Strict: a private payload is not one. */
export const payloadShape = z.strictObject({
  text: z.string(),
  reply: z.strictObject({ in_reply_to_tweet_id: z.string() }),
});

/** A private message: to one person, or into a group. */
export const directShape = z.strictObject({
  text: z.string(),
  direct: z.union([
    z.strictObject({ participantId: z.string().regex(/^\d{1,19}$/) }),
    z.strictObject({ conversationId: z.string().regex(/^(\d{1,19}-)?\d{1,19}$/) }),
  ]),
});

/**
 * In public the weighted length by X's own counting (https://docs.x.com/fundamentals/counting-characters), in private
 * UTF-16 units: the stricter reading of "characters", which X does not define [unverified].
 */
export const measure: Platform['measure'] = (text, by, way) => {
  const words = text.normalize('NFC');
  if ((way?.visibility ?? way?.target?.visibility) === 'private') {
    return { units: words.length, max: DIRECT_MAX, unit: 'characters' };
  }
  const units = text === '' ? 0 : twitterText.parseTweet(words).weightedLength;
  return { units, max: by.textMax, unit: 'weighted' };
};

/**
 * The post or message that will be made. X itself puts the names of those answered before a public reply.
 * @throws {ReplyRefusedError}
 */
export function prepare(outgoing: Outgoing): Prepared {
  const { account, target, visibility, situation } = outgoing;
  if (outgoing.text.trim() === '') throw new ReplyRefusedError('empty', 'there is no text');
  const may = eligibility(target, situation);
  if (!may[visibility]) throw new ReplyRefusedError('notAnswerable', may.why);
  const text = outgoing.text.toWellFormed().normalize('NFC');
  const measured = measure(text, account.limits ?? limits, { target, visibility });
  if (measured.units > measured.max) throw new ReplyRefusedError('tooLong', tooLong(measured), measured);
  return {
    platform: 'x',
    account: account.name,
    visibility,
    targetRemoteId: target.remoteId,
    preview: text,
    measure: measured,
    payload: visibility === 'private' ? { text, direct: wayTo(target) } : { text, reply: replyTo(target) },
  };
}

function tooLong({ units, max, unit }: Measure): string {
  return `${units} of ${max} ${unit === 'weighted' ? 'weighted characters' : 'characters'}`;
}

function replyTo(target: HeardMessage): Json {
  const reference = postReferenceOf(target.reference);
  if (reference === null) throw new ReplyRefusedError('notAnswerable', 'heard without what an answer needs');
  return { in_reply_to_tweet_id: reference.id };
}

/** To the one who wrote: the author of a public post, the other of a pair, or the group. */
function wayTo(target: HeardMessage): Json {
  const direct = directReferenceOf(target.reference);
  if (direct?.participantId) return { participantId: direct.participantId };
  if (direct) return { conversationId: direct.conversationId };
  const post = postReferenceOf(target.reference);
  if (post === null) throw new ReplyRefusedError('notAnswerable', 'heard without what an answer needs');
  return { participantId: post.authorId };
}
