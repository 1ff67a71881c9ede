import type { SandboxRequest } from '../dialect.ts';
import { tid } from '../ids.ts';
import type { Person, World } from '../world.ts';
import {
  type ChatLedger,
  type ChatMessage,
  type Convo,
  createChatLedger,
  FIRST_REV,
  messageId,
} from './chat-ledger.ts';
import { checkMessage } from './chat-message.ts';
import { convoView, eventView, memberView, messageView, unreadCount } from './chat-views.ts';
import { readLimit } from './cursors.ts';
import { invalidRequest, XrpcError } from './problem.ts';
import { chatRefusal } from './relations.ts';

type Body = Readonly<Record<string, unknown>>;

/** The chat service behind `atproto-proxy`, with the brand logged in: https://docs.bsky.app/docs/api/chat-bsky-convo-list-convos and its neighbours. */
export interface ChatService {
  /** Takes in what was said since. Called at every request, so that nothing said and deleted between two is forgotten. */
  look(): void;
  /** Answers a method, or null when the service does not know it. @throws {XrpcError} */
  answer(request: Pick<SandboxRequest, 'method' | 'query'>, name: string, body: Body): object | null;
}

const LOG_MAX = 100;
const WORDS = {
  MessagesDisabled: 'recipient has disabled incoming messages',
  NotFollowedBySender: 'recipient requires incoming messages to come from someone they follow',
};

export function createChatService(world: World): ChatService {
  const ledger = createChatLedger(world);
  const parts = { world, ledger };
  const shown = (convo: Convo): object => ({ convo: convoView(world, convo) });
  return {
    look: () => ledger.look(),
    answer({ method, query }, name, body) {
      switch (`${method} ${name}`) {
        case 'GET chat.bsky.convo.listConvos':
          return listConvos(parts, query);
        case 'GET chat.bsky.convo.listConvoRequests': {
          const { convos, ...more } = pageOfConvos(parts, query, (convo) => !convo.isAccepted);
          return { requests: convos.map((view) => ({ $type: 'chat.bsky.convo.defs#convoView', ...view })), ...more };
        }
        case 'GET chat.bsky.convo.getConvo':
          return shown(knownConvo(ledger, query.get('convoId')));
        case 'GET chat.bsky.convo.getConvoForMembers':
          return shown(convoForMembers(parts, query));
        case 'GET chat.bsky.convo.getConvoAvailability': {
          const person = otherMember(world, query);
          const convo = ledger.existingWith(person);
          return { canChat: refusalOf(parts, person) === null, ...(convo === null ? {} : shown(convo)) };
        }
        case 'GET chat.bsky.convo.getMessages':
          return getMessages(parts, query);
        case 'GET chat.bsky.convo.getLog':
          return getLog(parts, query);
        case 'POST chat.bsky.convo.sendMessage':
          return sendMessage(parts, body);
        case 'POST chat.bsky.convo.acceptConvo': {
          const rev = ledger.accept(knownConvo(ledger, body.convoId));
          return rev === null ? {} : { rev };
        }
        case 'POST chat.bsky.convo.updateRead':
          return shown(updateRead(ledger, body));
        default:
          return null;
      }
    },
  };
}

interface Parts {
  readonly world: World;
  readonly ledger: ChatLedger;
}

function listConvos(parts: Parts, query: URLSearchParams): object {
  const status = query.get('status');
  const isUnreadOnly = query.get('readState') === 'unread';
  // group chats are not in the sandbox
  const isForOthers = query.get('kind') === 'group' || !['unlocked', null].includes(query.get('lockStatus'));
  return pageOfConvos(parts, query, (convo) => {
    if (isForOthers || (isUnreadOnly && unreadCount(convo) === 0)) return false;
    return status === null || (status === 'accepted') === convo.isAccepted;
  });
}

function pageOfConvos(
  { world, ledger }: Parts,
  query: URLSearchParams,
  isWanted: (convo: Convo) => boolean,
): { convos: object[]; cursor?: string } {
  const limit = readLimit(query, 50, 100);
  const cursor = query.get('cursor');
  const wanted = ledger.convos().filter((convo) => isWanted(convo) && (cursor === null || convo.rev < cursor));
  const page = wanted.slice(0, limit);
  const last = page.at(-1);
  const more = last === undefined || wanted.length <= limit ? {} : { cursor: last.rev };
  return { convos: page.map((convo) => convoView(world, convo)), ...more };
}

function getMessages({ world, ledger }: Parts, query: URLSearchParams): object {
  const limit = readLimit(query, 50, 100);
  const convo = knownConvo(ledger, query.get('convoId'));
  const cursor = query.get('cursor');
  // by place and not by rev: a deletion changes the rev of a message, and must not move a page
  const end = cursor === null ? convo.messages.length : convo.messages.findIndex(({ id }) => id === cursor);
  if (end === -1) throw invalidRequest('Malformed cursor');
  const page = convo.messages.slice(Math.max(0, end - limit), end).reverse();
  const last = page.at(-1);
  const senders = [...new Set(page.map(({ sender }) => sender))];
  return {
    ...(last === undefined || last === convo.messages[0] ? {} : { cursor: last.id }),
    messages: page.map((message) => messageView(world, convo, message)),
    relatedProfiles: senders.map((person) => memberView(world, person)),
  };
}

/** Starts at "now" without a cursor, and tells nothing then: https://github.com/bluesky-social/atproto/issues/2760. */
function getLog({ world, ledger }: Parts, query: URLSearchParams): object {
  const cursor = query.get('cursor');
  const { events } = ledger;
  if (cursor === null) return { cursor: events.at(-1)?.rev ?? FIRST_REV, logs: [] };
  const page = events.filter(({ rev }) => rev > cursor).slice(0, LOG_MAX);
  return { cursor: page.at(-1)?.rev ?? cursor, logs: page.map((event) => eventView(world, event)) };
}

/** There is no key: the same message sent twice is there twice. */
function sendMessage({ world, ledger }: Parts, body: Body): object {
  const convo = knownConvo(ledger, body.convoId);
  const message = checkMessage(body.message);
  checkAllowed({ world, ledger }, convo.other);
  const target = convo.messages.find(({ id }) => id === message.replyTo) ?? null;
  if (message.replyTo !== null && target?.post == null) {
    throw new XrpcError(400, 'ReplyTargetNotFound', 'Reply target not found');
  }
  const newest = convo.messages.findLast(({ sender, post }) => sender === convo.other && post !== null)?.post;
  // a first message says nothing of the post that it is about; it will be their newest
  const about = newest ?? world.posts('bluesky').find(({ author }) => author === convo.other);
  const { text, replyTo, facets, embed } = message;
  const post = world.addPost({
    author: world.brand('bluesky'),
    // the upper half of a millisecond, since the world numbers what customers say from below
    id: tid(world.now(), 500 + (ledger.events.length % 500)),
    text,
    inReplyTo: target?.post?.id ?? about?.id ?? null,
    visibility: 'private',
    to: convo.other,
    extras: { replyTo, ...(facets === null ? {} : { facets }), ...(embed === null ? {} : { embed }) },
  });
  ledger.look();
  const stored = convo.messages.find(({ id }) => id === messageId(post));
  // under the fault `late` nothing shows it yet, but whoever sent it is answered
  const id = messageId(post);
  const late: ChatMessage = { id, rev: id, sender: post.author, sentAt: post.createdAt, post };
  return messageView(world, convo, stored ?? late);
}

function updateRead(ledger: ChatLedger, body: Body): Convo {
  const convo = knownConvo(ledger, body.convoId);
  const wanted = body.messageId;
  const message = wanted === undefined ? convo.messages.at(-1) : convo.messages.find(({ id }) => id === wanted);
  if (message !== undefined) ledger.read(convo, message);
  return convo;
}

function convoForMembers(parts: Parts, query: URLSearchParams): Convo {
  const person = otherMember(parts.world, query);
  checkAllowed(parts, person);
  return parts.ledger.convoWith(person);
}

function checkAllowed(parts: Parts, person: Person): void {
  const refusal = refusalOf(parts, person);
  if (refusal !== null) throw new XrpcError(400, refusal, WORDS[refusal]);
}

function refusalOf({ world, ledger }: Parts, person: Person): keyof typeof WORDS | null {
  const hasWritten = ledger.existingWith(person)?.messages.some(({ sender }) => sender === person) ?? false;
  return hasWritten ? null : chatRefusal(world, person);
}

/** The one member who is not the brand itself. */
function otherMember(world: World, query: URLSearchParams): Person {
  const dids = new Set(query.getAll('members'));
  dids.delete(world.brand('bluesky').id);
  const [did = ''] = dids;
  if (dids.size !== 1) throw invalidRequest('A chat of two needs exactly one other member');
  const person = world.person('bluesky', did);
  if (person === null) throw new XrpcError(400, 'RecipientNotFound', 'recipient not found');
  return person;
}

function knownConvo(ledger: ChatLedger, id: unknown): Convo {
  const convo = typeof id === 'string' ? ledger.convo(id) : null;
  if (convo === null) throw new XrpcError(400, 'InvalidConvo', 'Invalid convo');
  return convo;
}
