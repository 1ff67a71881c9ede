import type { Person, World } from '../world.ts';
import type { ChatEvent, ChatMessage, Convo } from './chat-ledger.ts';
import { isJsonObject } from './records.ts';
import { profileBasic, quoteView } from './views.ts';

const DEFS = 'chat.bsky.convo.defs';

/** `chat.bsky.actor.defs#profileViewBasic`. */
export function memberView(world: World, person: Person): object {
  return { ...profileBasic(world, person), chatDisabled: false };
}

/** `chat.bsky.convo.defs#convoView` of a chat of two. */
export function convoView(world: World, convo: Convo): object {
  const last = convo.messages.at(-1);
  const members = [world.brand('bluesky'), convo.other];
  return {
    id: convo.id,
    rev: convo.rev,
    members: members.map((person) => memberView(world, person)),
    ...(last === undefined ? {} : { lastMessage: messageView(world, convo, last) }),
    muted: false,
    status: convo.isAccepted ? 'accepted' : 'request',
    unreadCount: unreadCount(convo),
    kind: { $type: `${DEFS}#directConvo` },
  };
}

/** How many messages the brand has not read. */
export function unreadCount(convo: Convo): number {
  return convo.messages.filter((one) => !one.sender.isBrand && one.post !== null && one.rev > convo.readRev).length;
}

/** `chat.bsky.convo.defs#messageView`, or `#deletedMessageView` once it is gone. */
export function messageView(world: World, convo: Convo, message: ChatMessage): object {
  const { id, rev, sender, post } = message;
  const base = { id, rev, sender: { did: sender.id }, sentAt: new Date(message.sentAt).toISOString() };
  if (post === null) return { $type: `${DEFS}#deletedMessageView`, ...base };
  const facets = post.extras.get('facets');
  const embed = post.extras.get('embed');
  const quoted = isJsonObject(embed) && isJsonObject(embed.record) ? embed.record.uri : undefined;
  const replyTo = post.extras.get('replyTo');
  const target = convo.messages.find((other) => other.id === replyTo);
  return {
    $type: `${DEFS}#messageView`,
    ...base,
    text: post.text,
    ...(Array.isArray(facets) ? { facets } : {}),
    ...(typeof quoted === 'string' ? { embed: quoteView(world, quoted) } : {}),
    reactions: [],
    ...(target === undefined ? {} : { replyTo: withoutReply(messageView(world, convo, target)) }),
  };
}

/** One entry of `chat.bsky.convo.getLog`. */
export function eventView(world: World, { rev, what, convo, message }: ChatEvent): object {
  return {
    $type: `${DEFS}#log${what}`,
    rev,
    convoId: convo.id,
    ...(message === null ? {} : { message: messageView(world, convo, message) }),
    ...(what === 'CreateMessage' && message !== null ? { relatedProfiles: [memberView(world, message.sender)] } : {}),
  };
}

/** Only one level of what is answered is embedded. */
function withoutReply(view: object): object {
  return Object.fromEntries(Object.entries(view).filter(([name]) => name !== 'replyTo'));
}
