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

/** Our post, on which account, and whether its platform hangs every answer under the thread's first message. */
export interface OwnPost {
  readonly account: string;
  readonly post: HeardMessage;
  readonly isFlat: boolean;
}

/** A post of ours on a message with such a reply is that reply. */
const ON_THEIR_WAY: ReadonlySet<ReplyStatus> = new Set(['sending', 'unknown', 'sent', 'held']);

/** The customer's message that a post of ours answers, as far as it is on record and can be told. */
export async function answeredBy(tx: Tx, own: OwnPost): Promise<Answered | null> {
  const { account, post } = own;
  const thread = await threadOf(tx, own);
  const reply = replyBehind(own, thread.replies);
  // several say this, and it may be any of them: the look for each will tell
  if (reply === 'cannotTell') return null;
  if (reply) return { conversation: reply.conversation, message: reply.targetMessage, isElsewhere: false };
  const parent = post.inReplyTo ? await tx.messages.byRemoteId(account, post.inReplyTo) : null;
  const target = addresseeOf(own, parent, thread.theirs);
  if (target === null || target.conversation === null) return null;
  const isOurs = thread.replies.some((one) => one.targetMessage === target.id && !isKnownByAnother(one, post));
  return { conversation: target.conversation, message: target.id, isElsewhere: !isOurs };
}

/** What customers said in the thread of our post, as publicly as it, and our replies there that are on their way. */
async function threadOf(tx: Tx, { account, post }: OwnPost): Promise<{ theirs: StoredMessage[]; replies: Reply[] }> {
  const places = await tx.conversations.places(account, [post.threadId]);
  const ids = places.filter(({ visibility }) => visibility === post.visibility).map(({ id }) => id);
  const messages = [...(await tx.messages.ofConversations(ids)).values()].flat();
  const replies: Reply[] = [];
  for (const id of ids) replies.push(...(await tx.replies.ofConversation(id)));
  return {
    theirs: messages.filter((one) => one.direction === 'inbound'),
    replies: replies.filter((one) => ON_THEIR_WAY.has(one.status) && one.visibility === post.visibility),
  };
}

/**
 * Whom our post speaks to: the message it says it answers. A chat does not say: there it is the newest of theirs before
 * it. Under a flat thread's first message it may be anybody's: the one it names, the only one there is, or nobody that
 * can be told; who is not told stays on the queue.
 */
function addresseeOf(
  own: OwnPost,
  parent: StoredMessage | null,
  theirs: readonly StoredMessage[],
): StoredMessage | null {
  const { post, isFlat } = own;
  const before = theirs.filter((one) => one.postedAt <= post.postedAt);
  if (parent === null) return post.visibility === 'private' ? newest(before.length > 0 ? before : theirs) : null;
  const isRoot = parent.remoteId === post.threadId;
  const people = new Set(before.map((one) => one.contact));
  if (!isFlat || !isRoot || people.size < 2) return parent;
  return newest(before.filter(({ author }) => isNamed(post.text, [author.handle, author.name])));
}

/** Whether a text begins with somebody's name, the whole of it, as answers there do. */
function isNamed(text: string, names: readonly string[]): boolean {
  const said = text.replace(/^@/, '').toLowerCase();
  return names.some((name) => {
    const isFirst = name !== '' && said.startsWith(name.toLowerCase());
    return isFirst && !/^[-.]?[\p{L}\p{N}_]/u.test(said.slice(name.length));
  });
}

/** Which of our replies a post is: by its id, by the message it says it answers, or as the only one with its words. */
function replyBehind(own: OwnPost, replies: readonly Reply[]): Reply | 'cannotTell' | null {
  const { post, isFlat } = own;
  const byId = replies.find((one) => one.remoteId === post.remoteId);
  if (byId) return byId;
  const alike = replies.filter((one) => one.remoteId === null && post.text.endsWith(one.text.trim()));
  const isTold = post.inReplyTo !== null && !(isFlat && post.inReplyTo === post.threadId);
  const told = isTold ? alike.find((one) => one.targetRemoteId === post.inReplyTo) : undefined;
  // where every answer says whom it answers, one to somebody else is another one
  if (told || (isTold && !isFlat)) return told ?? null;
  const [first = null, ...others] = alike;
  return others.every((one) => one.conversation === first?.conversation) ? first : 'cannotTell';
}

/** A reply whose post is another one. */
function isKnownByAnother(reply: Reply, post: HeardMessage): boolean {
  return reply.remoteId !== null && reply.remoteId !== post.remoteId;
}

function newest(messages: readonly StoredMessage[]): StoredMessage | null {
  return messages.reduce<StoredMessage | null>(
    (latest, one) => (latest === null || one.postedAt >= latest.postedAt ? one : latest),
    null,
  );
}
