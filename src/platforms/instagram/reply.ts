/**
 * Replies, pure: how long, whether, and the exact call (https://developers.facebook.com/docs/instagram-platform/comment-moderation,
 * …/private-replies, …/instagram-graph-api/reference/ig-user/mentions).
 */
import { z } from 'zod';
import type { Eligibility, Measure, Moderation, Situation } from '../../domain/eligibility.ts';
import type { HeardMessage, Json, Visibility } from '../../domain/message.ts';
import { chatWay, privateReplyWay, shut, type Way } from '../graph/rules.ts';
import { type Limits, type Outgoing, type Prepared, ReplyRefusedError } from '../platform.ts';
import { referenceShape } from './message.ts';

/** Characters of a comment [unverified; older pages named 300]. */
export const limits: Limits = { textMax: 2_200, urlUnits: null };

/** What `send` puts on the wire, and what `findSent` needs to find it again. `url`: the post it stands under. */
export const payloadShape = z.discriminatedUnion('way', [
  z.object({ way: z.literal('reply'), commentId: z.string().min(1), message: z.string(), url: z.string() }),
  z.object({ way: z.literal('mention'), mediaId: z.string().min(1), message: z.string(), url: z.string() }),
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
 * A private message may have 1,000 bytes of UTF-8, whatever the letters. A comment is counted as UTF-16 does, with the
 * name that `prepare` puts in front: that is never fewer than Instagram may count.
 */
export function measure(
  text: string,
  by: Limits,
  { target, visibility }: { target?: HeardMessage; visibility?: Visibility } = {},
): Measure {
  const clean = cleaned(text);
  if (visibility === 'private') return { units: Buffer.byteLength(clean), max: MESSAGE_MAX_BYTES, unit: 'bytes' };
  return { units: (target ? addressed(clean, target) : clean).length, max: by.textMax, unit: 'characters' };
}

/** In public where comments are taken; in private by Meta's windows, and once for each comment. */
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

/** Comments of others under our own posts. */
export function moderation(target: HeardMessage): Moderation {
  const reference = referenceShape.safeParse(target.reference).data;
  const verdict = (isAllowed: boolean, why: string): Moderation => ({ isAllowed, priceUsd: 0, why });
  if (target.direction === 'outbound') return verdict(false, 'our own message');
  if (reference?.type !== 'comment') return verdict(false, 'Instagram hides comments under our own posts only');
  return verdict(true, 'hidden from all but its author');
}

/**
 * The call that will be made. An answer to an answer lands under the comment at the top, so it begins with the name of
 * whom it is for.
 * @throws {ReplyRefusedError}
 */
export function prepare(outgoing: Outgoing): Prepared {
  const { account, target, visibility, situation } = outgoing;
  if (outgoing.text.trim() === '') throw new ReplyRefusedError('empty', 'there is no text');
  const ways = waysOf(target, situation);
  const way = visibility === 'public' ? ways.publicly : ways.privately;
  if (!way.isOpen) throw new ReplyRefusedError('notAnswerable', way.why);
  const measured = measure(outgoing.text, account.limits ?? limits, { target, visibility });
  if (measured.units > measured.max) {
    throw new ReplyRefusedError('tooLong', `${measured.units} of ${measured.max} ${measured.unit}`, measured);
  }
  const clean = cleaned(outgoing.text);
  const text = visibility === 'public' ? addressed(clean, target) : clean;
  return {
    platform: 'instagram',
    account: account.name,
    visibility,
    targetRemoteId: target.remoteId,
    preview: text,
    measure: measured,
    payload: visibility === 'public' ? publicPayload(target, text) : privatePayload(target, text, way),
  };
}

/** The name an answer to an answer begins with, or null. None ends with a point: that one belongs to the sentence. */
export function addresseeOf(text: string): string | null {
  return /^@([\w.]*\w)/.exec(text)?.[1]?.toLowerCase() ?? null;
}

const MESSAGE_MAX_BYTES = 1_000;

function cleaned(text: string): string {
  return text.toWellFormed().normalize('NFC');
}

function addressed(text: string, target: HeardMessage): string {
  const reference = referenceShape.safeParse(target.reference).data;
  if (reference?.type !== 'comment' || reference.topId === null || reference.username === null) return text;
  return addresseeOf(text) === reference.username.toLowerCase() ? text : `@${reference.username} ${text}`;
}

const OPEN: Way = { isOpen: true, isTagged: false, until: null, why: 'anyone may answer' };

function waysOf(target: HeardMessage, situation: Situation): { publicly: Way; privately: Way } {
  const both = (way: Way) => ({ publicly: way, privately: way });
  if (target.direction === 'outbound') return both(shut('our own message'));
  const reference = referenceShape.safeParse(target.reference).data;
  if (!reference) return both(shut('heard without what an answer needs'));
  switch (reference.type) {
    case 'message': {
      const privately =
        reference.personId === null ? shut('Instagram does not say who wrote') : chatWay(target, situation);
      return { publicly: shut('written in private: a public answer would show it'), privately };
    }
    case 'comment': {
      const objection = reference.isLive ? 'comments of a live video are answered during the broadcast only' : null;
      return { publicly: commentWay(reference), privately: privateReplyWay(target, situation, objection) };
    }
    case 'media': {
      const named: Way = { ...OPEN, why: 'they name us in their post: the answer stands below it' };
      const publicly = reference.isNamed ? named : shut('tagged in the picture only: Instagram takes no answer there');
      return { publicly, privately: shut('Instagram takes private replies only to comments under our posts') };
    }
    case 'found':
      // Who wrote it is not told [unverified], so nobody can have asked us.
      return both(shut('found by its hashtag: Instagram neither names its author nor takes an answer'));
    default:
      return reference satisfies never;
  }
}

type CommentReference = Extract<z.infer<typeof referenceShape>, { type: 'comment' }>;

function commentWay({ isHidden, isLive, isCommentEnabled }: CommentReference): Way {
  if (isLive) return shut('comments of a live video cannot be answered');
  if (isHidden) return shut('hidden: show it again first');
  return isCommentEnabled === false ? shut('comments are turned off there') : OPEN;
}

function publicPayload(target: HeardMessage, message: string): Json {
  const { url } = target;
  const reference = referenceShape.parse(target.reference);
  if (reference.type === 'comment') return { way: 'reply', commentId: reference.topId ?? reference.id, message, url };
  if (reference.type === 'media') return { way: 'mention', mediaId: reference.id, message, url };
  throw new ReplyRefusedError('notAnswerable', 'not answerable in public');
}

function privatePayload(target: HeardMessage, text: string, { isTagged }: Way): Json {
  const reference = referenceShape.parse(target.reference);
  const found = { way: 'message', targetAt: target.postedAt };
  const message = { text };
  if (reference.type === 'comment') {
    const body = { recipient: { comment_id: reference.id }, message };
    return { ...found, body, chatId: null, personId: reference.fromId };
  }
  if (reference.type !== 'message') throw new ReplyRefusedError('notAnswerable', 'not answerable in private');
  const { chatId, personId } = reference;
  const tag = isTagged ? { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' } : {};
  return { ...found, body: { recipient: { id: personId ?? '' }, ...tag, message }, chatId, personId };
}
