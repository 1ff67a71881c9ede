/**
 * Replies, pure: how long, whether, and the exact call (https://developers.facebook.com/docs/graph-api/reference/comment,
 * …/docs/messenger-platform/reference/send-api).
 */
import { z } from 'zod';
import type { Eligibility, Measure, Moderation, Situation } from '../../domain/eligibility.ts';
import type { HeardMessage, Json, Visibility } from '../../domain/message.ts';
import { chatWay, privateReplyWay, shut, type Way } from '../graph/rules.ts';
import { type Limits, type Outgoing, type Prepared, ReplyRefusedError } from '../platform.ts';
import { referenceShape } from './message.ts';

/** Characters of a comment [unverified: the documentation names no number]. */
export const limits: Limits = { textMax: 8_000, urlUnits: null };

/** What `send` puts on the wire, and what `findSent` needs to find it again. */
export const payloadShape = z.discriminatedUnion('way', [
  z.object({
    way: z.literal('comment'),
    objectId: z.string().min(1),
    postId: z.string().min(1),
    /** Where Facebook puts an answer to an answer. */
    topId: z.string().nullable(),
    message: z.string(),
  }),
  z.object({
    way: z.literal('message'),
    body: z.looseObject({
      recipient: z.record(z.string(), z.string()),
      message: z.object({ text: z.string() }),
    }),
    chatId: z.string().nullable(),
    personId: z.string().nullable(),
    /** When the target was written, UTC milliseconds: a private reply to it is younger. */
    targetAt: z.number(),
  }),
]);

/**
 * Characters; counted as UTF-16 does, which is never fewer than Facebook may count: it does not say what a character is.
 * A private message may have 2,000 (https://developers.facebook.com/docs/messenger-platform/reference/send-api).
 */
export function measure(
  text: string,
  by: Limits,
  way: { target?: HeardMessage; visibility?: Visibility } = {},
): Measure {
  const max = way.visibility === 'private' ? MESSAGE_MAX : by.textMax;
  return { units: text.toWellFormed().normalize('NFC').length, max, unit: 'characters' };
}

/** In public where Facebook takes an answer; in private by Meta's windows, and once for each comment. */
export function eligibility(target: HeardMessage, situation: Situation): Eligibility {
  const { publicly, privately } = waysOf(target, situation);
  return {
    public: publicly.isOpen,
    private: privately.isOpen,
    until: privately.until,
    priceUsd: 0,
    why: whyOf(target, publicly, privately),
  };
}

function whyOf(target: HeardMessage, publicly: Way, privately: Way): string {
  if (target.visibility === 'private' || publicly.why === privately.why) return privately.why;
  return `in public: ${publicly.why}; in private: ${privately.why}`;
}

/** Comments of others under our posts; Facebook says of each whether. */
export function moderation(target: HeardMessage): Moderation {
  const reference = referenceShape.safeParse(target.reference).data;
  const verdict = (isAllowed: boolean, why: string): Moderation => ({ isAllowed, priceUsd: 0, why });
  if (target.direction === 'outbound') return verdict(false, 'our own message');
  if (reference?.type !== 'comment') return verdict(false, 'Facebook hides comments only');
  if (reference.canHide === false) return verdict(false, 'Facebook does not let us hide this comment');
  return verdict(true, 'hidden from all but its author and their friends');
}

/**
 * The call that will be made.
 * @throws {ReplyRefusedError}
 */
export function prepare(outgoing: Outgoing): Prepared {
  const { account, target, visibility, situation } = outgoing;
  if (outgoing.text.trim() === '') throw new ReplyRefusedError('empty', 'there is no text');
  const ways = waysOf(target, situation);
  const way = visibility === 'public' ? ways.publicly : ways.privately;
  if (!way.isOpen) throw new ReplyRefusedError('notAnswerable', way.why);
  const text = outgoing.text.toWellFormed().normalize('NFC');
  const measured = measure(text, account.limits ?? limits, { target, visibility });
  if (measured.units > measured.max) {
    throw new ReplyRefusedError('tooLong', `${measured.units} of ${measured.max} characters`, measured);
  }
  return {
    platform: 'facebook',
    account: account.name,
    visibility,
    targetRemoteId: target.remoteId,
    preview: text,
    measure: measured,
    payload: visibility === 'public' ? publicPayload(target, text) : privatePayload(target, text, way),
  };
}

const MESSAGE_MAX = 2_000;

function waysOf(target: HeardMessage, situation: Situation): { publicly: Way; privately: Way } {
  const both = (way: Way) => ({ publicly: way, privately: way });
  if (target.direction === 'outbound') return both(shut('our own message'));
  const reference = referenceShape.safeParse(target.reference).data;
  if (!reference) return both(shut('heard without what an answer needs'));
  switch (reference.type) {
    case 'message': {
      const shutWay = shut('written in private: a public answer would show it');
      if (reference.personId === null) return { publicly: shutWay, privately: shut('Facebook does not say who wrote') };
      return { publicly: shutWay, privately: chatWay(target, situation) };
    }
    case 'comment':
      return { publicly: publicWay(reference), privately: privateReplyWay(target, situation, objectionTo(reference)) };
    case 'post': {
      const objection = reference.isOnOurPage ? null : 'it stands on another page than ours';
      return { publicly: OPEN, privately: privateReplyWay(target, situation, objection) };
    }
    default:
      return reference satisfies never;
  }
}

type CommentReference = Extract<z.infer<typeof referenceShape>, { type: 'comment' }>;

const OPEN: Way = { isOpen: true, isTagged: false, until: null, why: 'anyone may answer' };

function publicWay({ canComment, isPrivate }: CommentReference): Way {
  if (isPrivate) return shut('written in private: a public answer would show it');
  return canComment === false ? shut('Facebook takes no answer to this comment') : OPEN;
}

/** Facebook itself knows what rules out a private reply: another Page, one that was sent, a person who cannot be written to. */
function objectionTo({ canReplyPrivately }: CommentReference): string | null {
  return canReplyPrivately === false ? 'Facebook takes no private reply to this comment' : null;
}

function publicPayload(target: HeardMessage, message: string): Json {
  const reference = referenceShape.parse(target.reference);
  if (reference.type === 'message') throw new ReplyRefusedError('notAnswerable', 'written in private');
  const [postId, topId] = reference.type === 'comment' ? [reference.postId, reference.topId] : [reference.id, null];
  return { way: 'comment', objectId: reference.id, postId, topId, message };
}

function privatePayload(target: HeardMessage, text: string, { isTagged }: Way): Json {
  const reference = referenceShape.parse(target.reference);
  const found = { way: 'message', targetAt: target.postedAt };
  if (reference.type !== 'message') {
    const recipient = reference.type === 'comment' ? { comment_id: reference.id } : { post_id: reference.id };
    return { ...found, body: { recipient, message: { text } }, chatId: null, personId: reference.fromId };
  }
  const { chatId, personId } = reference;
  const kind = isTagged ? { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' } : { messaging_type: 'RESPONSE' };
  return { ...found, body: { recipient: { id: personId ?? '' }, ...kind, message: { text } }, chatId, personId };
}
