/** Whether X takes an answer, and whether a reply can be hidden; pure. */
import type { Eligibility, Moderation, Situation } from '../../domain/eligibility.ts';
import type { HeardMessage } from '../../domain/message.ts';
import { DIRECT_USD, HIDE_USD, SUMMONED_REPLY_USD } from './price.ts';
import { directReferenceOf, postReferenceOf } from './reference.ts';

/**
 * In public only where the author called us (self-serve plans since 2026-02-23,
 * https://docs.x.com/x-api/posts/manage-tweets/integrate), in private only after the person wrote to us in private
 * (https://docs.x.com/developer-guidelines).
 */
export function eligibility(target: HeardMessage, situation: Situation): Eligibility {
  if (target.direction === 'outbound') return no('our own message');
  if (target.visibility === 'private') {
    if (directReferenceOf(target.reference) === null) return no('heard without what an answer needs');
    const why = 'the person wrote to us in private';
    return { public: false, private: true, until: null, priceUsd: DIRECT_USD, why };
  }
  const reference = postReferenceOf(target.reference);
  if (reference === null) return no('heard without what an answer needs');
  const { isSummoned } = reference;
  const closed = closedTo(target, reference.receivesDm, situation);
  const inPublic = isSummoned
    ? 'the author mentioned or quoted us in this post'
    : 'X takes a reply only where the author mentioned or quoted our account; answer in X itself';
  const inPrivate = closed ?? 'in private too: this person wrote to us there before';
  return {
    public: isSummoned,
    private: closed === null,
    until: null,
    priceUsd: isSummoned ? SUMMONED_REPLY_USD : closed === null ? DIRECT_USD : 0,
    why: `${inPublic}; ${inPrivate}`,
  };
}

/** Only replies by others in conversations that we began (https://docs.x.com/x-api/posts/hide-reply). */
export function moderation(target: HeardMessage): Moderation {
  const reference = target.visibility === 'private' ? null : postReferenceOf(target.reference);
  if (target.direction === 'inbound' && reference?.isUnderOurs) {
    return { isAllowed: true, priceUsd: HIDE_USD, why: 'a reply under a post of ours' };
  }
  return { isAllowed: false, priceUsd: 0, why: 'X hides only replies by others under our own posts' };
}

/**
 * Why there is no private way to the author of a public post, or null when there is one. What X told with the post holds
 * until they write to us in private.
 */
function closedTo({ postedAt }: HeardMessage, receivesDm: boolean | null, { lastPrivateAt }: Situation): string | null {
  if (lastPrivateAt === null) return 'in private only after the person wrote to us in private first';
  const isClosed = receivesDm === false && lastPrivateAt <= postedAt;
  return isClosed ? 'this person does not take direct messages from us' : null;
}

function no(why: string): Eligibility {
  return { public: false, private: false, until: null, priceUsd: 0, why };
}
