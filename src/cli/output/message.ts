import type { StoredMessage } from '../../domain/stored.ts';
import { reasonWords } from './reasons.ts';
import { isoTime } from './times.ts';

/** A message as scripts get it; the text is as it came. */
export function messageJson(message: StoredMessage) {
  const { score } = message;
  return {
    id: message.id,
    remoteId: message.remoteId,
    conversation: message.conversation,
    platform: message.platform,
    account: message.account,
    direction: message.direction,
    kind: message.kind,
    visibility: message.visibility,
    author: message.author,
    text: message.text,
    language: score?.language ?? message.language,
    postedAt: isoTime(message.postedAt),
    fetchedAt: isoTime(message.fetchedAt),
    editedAt: isoTime(message.editedAt),
    deletedAt: isoTime(message.deletedAt),
    hiddenAt: isoTime(message.hiddenAt),
    inReplyTo: message.inReplyTo,
    url: message.url,
    media: message.media,
    sentiment: score?.sentiment ?? null,
    urgency: score?.urgency ?? null,
    topics: score?.topics ?? [],
    flags: score?.flags ?? [],
    reasons: reasonWords(score?.reasons ?? []),
  };
}
