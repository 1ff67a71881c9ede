/** Replies, pure: how long, whether, and the exact post (https://docs.x.com/x-api/posts/create-post). */
import twitterText from 'twitter-text';
import { z } from 'zod';
import type { Eligibility, Measure } from '../../domain/eligibility.ts';
import type { HeardMessage } from '../../domain/message.ts';
import { type Limits, type Outgoing, type Prepared, ReplyRefusedError } from '../platform.ts';
import { referenceShape } from './message.ts';

export const limits: Limits = { textMax: 280, urlUnits: 23 };

/** What `send` puts on the wire. */
export const payloadShape = z.object({
  text: z.string(),
  reply: z.object({ in_reply_to_tweet_id: z.string() }),
});

/** Price of a reply to someone who called us (https://docs.x.com/x-api/getting-started/pricing). */
const SUMMONED_REPLY_USD = 0.01;

/** Weighted length by X's own counting (https://docs.x.com/fundamentals/counting-characters). */
export function measure(text: string, by: Limits): Measure {
  const units = text === '' ? 0 : twitterText.parseTweet(text.normalize('NFC')).weightedLength;
  return { units, max: by.textMax, unit: 'weighted' };
}

/** Whether X takes a reply at all: only where the author called us. Direct messages are not spoken yet. */
export function eligibility(target: HeardMessage): Eligibility {
  const answer = { private: false, until: null };
  const reference = referenceShape.safeParse(target.reference);
  if (target.direction === 'outbound') return { ...answer, public: false, priceUsd: 0, why: 'our own post' };
  if (!reference.success) return { ...answer, public: false, priceUsd: 0, why: 'heard without what an answer needs' };
  if (reference.data.isSummoned) {
    return {
      ...answer,
      public: true,
      priceUsd: SUMMONED_REPLY_USD,
      why: 'the author mentioned or quoted us in this post',
    };
  }
  const why = 'X takes a reply only where the author mentioned or quoted our account; answer in X itself';
  return { ...answer, public: false, priceUsd: 0, why };
}

/**
 * The post that will be made. X itself puts the names of those answered before it.
 * @throws {ReplyRefusedError}
 */
export function prepare(outgoing: Outgoing): Prepared {
  const { account, target, visibility } = outgoing;
  if (outgoing.text.trim() === '') throw new ReplyRefusedError('empty', 'there is no text');
  if (visibility === 'private') throw new ReplyRefusedError('notAnswerable', 'no private answers on X yet');
  const may = eligibility(target);
  if (!may.public) throw new ReplyRefusedError('notAnswerable', may.why);
  const text = outgoing.text.toWellFormed().normalize('NFC');
  const measured = measure(text, account.limits ?? limits);
  if (measured.units > measured.max) {
    throw new ReplyRefusedError('tooLong', `${measured.units} of ${measured.max} weighted characters`, measured);
  }
  const { id } = referenceShape.parse(target.reference);
  return {
    platform: 'x',
    account: account.name,
    visibility,
    targetRemoteId: target.remoteId,
    preview: text,
    measure: measured,
    payload: { text, reply: { in_reply_to_tweet_id: id } },
  };
}
