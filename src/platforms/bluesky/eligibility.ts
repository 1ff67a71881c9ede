/**
 * How a message may be answered. Pure.
 * https://docs.bsky.app/docs/tutorials/thread-gates, lexicons chat.bsky.actor.declaration, chat.bsky.convo.getConvoForMembers.
 */
import type { Eligibility, Moderation, Situation } from '../../domain/eligibility.ts';
import type { HeardMessage } from '../../domain/message.ts';
import { type ChatReference, type PostReference, readReference } from './reference.ts';

/** At no price and without a window; in private only where the other one takes private messages from us. */
export function eligibilityOf(target: HeardMessage, situation: Situation): Eligibility {
  const reference = readReference(target.reference);
  if (!reference) return told({ public: false, private: false }, 'This message is not one that can be answered.');
  return reference.kind === 'chat' ? ofChat(reference) : ofPost(reference, situation);
}

/** Hiding a reply there means rewriting the gate of the whole thread, which people do in the app. */
export function moderationOf(): Moderation {
  const why = 'On Bluesky a reply is hidden in the app only: it is a setting of the whole thread.';
  return { isAllowed: false, priceUsd: 0, why };
}

function ofChat({ isBlocked, isDisabled }: ChatReference): Eligibility {
  if (isBlocked) return told({ public: false, private: false }, BLOCKED);
  if (isDisabled) return told({ public: false, private: false }, 'Their account may not take part in chats.');
  return told({ public: false, private: true }, 'A private message is answered in the same chat.');
}

function ofPost(reference: PostReference, { lastPrivateAt }: Situation): Eligibility {
  if (reference.isBlocked) return told({ public: false, private: false }, BLOCKED);
  const inPublic = !reference.replyDisabled;
  const [inPrivate, chatWhy] = chatOf(reference, lastPrivateAt !== null);
  const publicWhy = inPublic ? 'Anyone may reply to this post.' : 'The author does not let us reply in this thread.';
  return told({ public: inPublic, private: inPrivate }, `${publicWhy} ${chatWhy}`);
}

/** Whether a chat may be begun or gone on with: only people that the author follows pass `following`. */
function chatOf({ takesChat, followsUs }: PostReference, hasChat: boolean): [boolean, string] {
  if (hasChat) return [true, 'In private: they have written to us in private before.'];
  if (takesChat === 'all') return [true, 'In private: they take messages from everyone.'];
  if (takesChat === 'none') return [false, 'Not in private: they take no private messages.'];
  if (followsUs) return [true, 'In private: they follow us.'];
  return [false, 'Not in private: they take messages only from people they follow.'];
}

function told(ways: { public: boolean; private: boolean }, why: string): Eligibility {
  return { ...ways, until: null, priceUsd: 0, why };
}

const BLOCKED = 'One of us blocks the other: they would not see an answer.';
