import type { HeardMessage } from './message.ts';
import type { Reply } from './reply.ts';
import type { StoredMessage } from './stored.ts';

/** A post of ours; its platform's id is null when only a person's word and its address are known. */
export interface KnownSent {
  readonly remoteId: string | null;
  readonly url: string;
  /** UTC milliseconds. */
  readonly sentAt: number;
}

/** Our own reply as a message of its thread, from what the platform answered when it took it. */
export function sentMessage(
  reply: Reply,
  sent: { readonly remoteId: string; readonly url: string; readonly sentAt: number },
  place: {
    readonly target: StoredMessage;
    readonly account: { readonly remoteId: string | null; readonly handle: string };
    readonly text: string;
  },
): HeardMessage {
  const { target, account } = place;
  return {
    remoteId: sent.remoteId,
    direction: 'outbound',
    kind: 'reply',
    visibility: reply.visibility,
    author: {
      remoteId: account.remoteId ?? account.handle,
      handle: account.handle,
      name: account.handle,
      followers: null,
      url: null,
      isBot: false,
    },
    text: place.text.toWellFormed(),
    language: reply.language === 'und' ? null : reply.language,
    // two clocks: an answer never stands before what it answers
    postedAt: Math.max(sent.sentAt, target.postedAt + 1),
    editedAt: null,
    inReplyTo: target.remoteId,
    threadId: target.threadId,
    url: sent.url,
    media: [],
    reference: null,
    rawIndex: null,
  };
}
