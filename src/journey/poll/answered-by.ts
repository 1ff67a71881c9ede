import type { HeardMessage } from '../../domain/message.ts';
import type { Reply, ReplyStatus } from '../../domain/reply.ts';
import type { StoredMessage } from '../../domain/stored.ts';
import type { Tx } from '../../store/store.ts';

/** What a post of ours answers. */
export interface Answered {
  readonly conversation: number;
  readonly message: number;
  /** Nobody here sent it: somebody answered in the platform's own app. */
  readonly isElsewhere: boolean;
}

/** A post of ours on a message with such a reply is that reply. */
const ON_THEIR_WAY: ReadonlySet<ReplyStatus> = new Set(['sending', 'unknown', 'sent', 'held']);

/** The customer's message that a post of ours answers, as far as it is on record. */
export async function answeredBy(tx: Tx, account: string, post: HeardMessage): Promise<Answered | null> {
  const parent = post.inReplyTo ? await tx.messages.byRemoteId(account, post.inReplyTo) : null;
  if (parent !== null && parent.conversation !== null) {
    const replies = await tx.replies.ofConversation(parent.conversation);
    const isOurs = replies.some((reply) => reply.targetMessage === parent.id && ON_THEIR_WAY.has(reply.status));
    return { conversation: parent.conversation, message: parent.id, isElsewhere: !isOurs };
  }
  return post.visibility === 'private' ? await answeredInChat(tx, account, post) : null;
}

/** A chat does not say what answers what: our word answers the newest of theirs before it, in the chat they share. */
async function answeredInChat(tx: Tx, account: string, post: HeardMessage): Promise<Answered | null> {
  const places = await tx.conversations.places(account, [post.threadId]);
  const ids = places.filter(({ visibility }) => visibility === 'private').map(({ id }) => id);
  const threads = await tx.messages.ofConversations(ids);
  const theirs = [...threads.values()].flat().filter((one) => one.direction === 'inbound');
  const before = theirs.filter((one) => one.postedAt <= post.postedAt);
  const answered = newest(before.length > 0 ? before : theirs);
  if (answered === null || answered.conversation === null) return null;
  const replies = await tx.replies.ofConversation(answered.conversation);
  const isOurs = replies.some((reply) => ON_THEIR_WAY.has(reply.status) && isThis(reply, post));
  return { conversation: answered.conversation, message: answered.id, isElsewhere: !isOurs };
}

/** One of our replies, as far as a chat tells: by its id, or by its words while nobody knows its id. */
function isThis(reply: Reply, post: HeardMessage): boolean {
  if (reply.remoteId !== null) return reply.remoteId === post.remoteId;
  return reply.visibility === 'private' && post.text.endsWith(reply.text.trim());
}

function newest(messages: readonly StoredMessage[]): StoredMessage | null {
  return messages.reduce<StoredMessage | null>(
    (latest, one) => (latest === null || one.postedAt >= latest.postedAt ? one : latest),
    null,
  );
}
