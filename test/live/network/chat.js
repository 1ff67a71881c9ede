/**
 * A stand-in for Bluesky's closed chat service. Every call is checked against the official lexicons, in and out, and comes
 * through the real personal data server, which signs for its user and lets only privileged app passwords through.
 */
import { randomBytes } from 'node:crypto';
import { createServer as createHttpServer } from 'node:http';
import { AtpAgent, schemas } from '@atproto/api';
import { IdResolver } from '@atproto/identity';
import { AuthRequiredError, createServer, InvalidRequestError, verifyJwt } from '@atproto/xrpc-server';

export const CHAT_DID = 'did:web:api.bsky.chat';

const DEFS = 'chat.bsky.convo.defs#';

/** Serves on a free port of loopback; `document` is what the service's DID resolves to. */
export async function startChat({ plcUrl, appViewUrl }) {
  const people = new AtpAgent({ service: appViewUrl });
  // Its own fetch calls no loopback address.
  const directory = new IdResolver({ plcUrl, fetch: globalThis.fetch });
  const xrpc = createServer(schemas);
  const methods = methodsOf(new Chats(), people);
  for (const [name, answer] of Object.entries(methods)) {
    xrpc.method(`chat.bsky.convo.${name}`, {
      auth: ({ req }) => callerOf(req, directory),
      handler: async ({ params, input, auth }) => {
        const body = await answer(auth.credentials.did, { ...params, ...input?.body });
        return { encoding: 'application/json', body };
      },
    });
  }
  const server = createHttpServer(xrpc.router);
  await new Promise((done) => server.listen(0, 'localhost', done));
  const service = {
    id: '#bsky_chat',
    type: 'BskyChatService',
    serviceEndpoint: `http://localhost:${server.address().port}`,
  };
  return { document: { '@context': ['https://www.w3.org/ns/did/v1'], id: CHAT_DID, service: [service] } };
}

/** Who calls: the user for whom their server signed this one method of this one service. */
async function callerOf(request, directory) {
  const token = (request.headers.authorization ?? '').replace(/^Bearer /, '');
  if (!token) throw new AuthRequiredError('missing token');
  const method = request.url.split('?')[0].split('/').pop();
  const keyOf = (did, isForced) => directory.did.resolveAtprotoKey(did.split('#')[0], isForced);
  const { iss, aud } = await verifyJwt(token, null, method, keyOf);
  if (aud !== CHAT_DID && aud !== `${CHAT_DID}#bsky_chat`) throw new AuthRequiredError('meant for another service');
  return { credentials: { did: iss.split('#')[0] } };
}

/** Chats of two in memory. `rev` grows with everything that happens. */
class Chats {
  all = new Map();
  log = [];
  #rev = 0;

  now() {
    return this.#rev.toString(36).padStart(13, '2');
  }

  /** Something happens, and these people are told in their logs. */
  happen(chat, event, told = chat.members) {
    this.#rev += 1;
    chat.rev = this.now();
    for (const to of told)
      this.log.push({ to, rev: chat.rev, event: { ...event(chat.rev), rev: chat.rev, convoId: chat.id } });
  }

  of(id, me) {
    const chat = this.all.get(id);
    if (!chat?.members.includes(me)) throw new InvalidRequestError('Convo not found', 'InvalidConvo');
    return chat;
  }

  between(members) {
    return [...this.all.values()].find((chat) => chat.members.join() === members.join());
  }
}

function methodsOf(chats, people) {
  const chatView = async (chat, me) => ({
    id: chat.id,
    rev: chat.rev,
    members: await Promise.all(chat.members.map((did) => memberView(people, did))),
    muted: false,
    status: chat.accepted.has(me) ? 'accepted' : 'request',
    unreadCount: 0,
    kind: { $type: `${DEFS}directConvo` },
    ...(chat.messages.length > 0 ? { lastMessage: viewFor(chat.messages.at(-1), me) } : {}),
  });
  const chatsOf = (me) => [...chats.all.values()].filter((chat) => chat.members.includes(me));
  return {
    getConvoForMembers: async (me, { members }) => {
      const all = [...new Set([me, ...members])].sort();
      const chat = chats.between(all) ?? (await begin({ chats, people }, me, all));
      return { convo: await chatView(chat, me) };
    },
    getConvo: async (me, { convoId }) => ({ convo: await chatView(chats.of(convoId, me), me) }),
    listConvos: async (me, { status, limit, cursor }) => {
      const mine = chatsOf(me).filter((chat) => !status || (chat.accepted.has(me) ? 'accepted' : 'request') === status);
      const rest = mine.filter((chat) => !cursor || chat.rev < cursor).sort((a, b) => (a.rev < b.rev ? 1 : -1));
      const page = rest.slice(0, limit);
      const convos = await Promise.all(page.map((chat) => chatView(chat, me)));
      return { convos, ...(rest.length > limit ? { cursor: page.at(-1).rev } : {}) };
    },
    getMessages: (me, { convoId, limit, cursor }) => {
      const rest = chats
        .of(convoId, me)
        .messages.filter((one) => !cursor || one.rev < cursor)
        .reverse();
      const page = rest.slice(0, limit);
      const messages = page.map((one) => viewFor(one, me));
      return { messages, ...(rest.length > limit ? { cursor: page.at(-1).rev } : {}) };
    },
    // It begins when it is first asked for: https://github.com/bluesky-social/atproto/issues/2760
    getLog: (me, { cursor = chats.now() }) => {
      const fresh = chats.log.filter((one) => one.to === me && one.rev > cursor).slice(0, 50);
      return { logs: fresh.map((one) => one.event), cursor: fresh.at(-1)?.rev ?? cursor };
    },
    sendMessage: (me, { convoId, message }) => {
      const chat = chats.of(convoId, me);
      const said = { id: randomBytes(7).toString('hex'), sender: { did: me }, sentAt: new Date().toISOString() };
      const { text, facets } = message;
      const kept = { ...said, text, ...(facets ? { facets } : {}), hiddenFor: new Set() };
      chat.accepted.add(me);
      chat.messages.push(kept);
      chats.happen(chat, (rev) => {
        kept.rev = rev;
        return { $type: `${DEFS}logCreateMessage`, message: viewFor(kept, me) };
      });
      return viewFor(kept, me);
    },
    deleteMessageForSelf: (me, { convoId, messageId }) => {
      const chat = chats.of(convoId, me);
      const message = chat.messages.find((one) => one.id === messageId);
      if (!message) throw new InvalidRequestError('Message not found');
      message.hiddenFor.add(me);
      chats.happen(chat, () => ({ $type: `${DEFS}logDeleteMessage`, message: viewFor(message, me) }), [me]);
      return viewFor(message, me);
    },
  };
}

/** Opens a chat, if the other one takes messages from this one. */
async function begin({ chats, people }, me, members) {
  const others = members.filter((did) => did !== me);
  if (others.length !== 1) throw new InvalidRequestError('Only chats of two');
  const [other] = others;
  const { data: profile } = await people.getProfile({ actor: other }).catch(() => {
    throw new InvalidRequestError('Recipient not found', 'RecipientNotFound');
  });
  const allowed = profile.associated?.chat?.allowIncoming ?? 'following';
  if (allowed === 'none') throw new InvalidRequestError('recipient has disabled incoming messages', 'MessagesDisabled');
  const { data } = await people.app.bsky.graph.getRelationships({ actor: other, others: [me] });
  const isFollowed = data.relationships.some((one) => typeof one.following === 'string');
  if (allowed !== 'all' && !isFollowed) {
    const words = 'recipient requires incoming messages to come from someone they follow';
    throw new InvalidRequestError(words, 'NotFollowedBySender');
  }
  const id = randomBytes(7).toString('hex');
  const chat = { id, rev: '', members, messages: [], accepted: new Set(isFollowed ? members : [me]) };
  chats.all.set(id, chat);
  chats.happen(chat, () => ({ $type: `${DEFS}logBeginConvo` }));
  return chat;
}

async function memberView(people, did) {
  const { data } = await people.getProfile({ actor: did }).catch(() => ({ data: { did, handle: 'handle.invalid' } }));
  return { did, handle: data.handle, ...(data.displayName ? { displayName: data.displayName } : {}) };
}

function viewFor({ id, rev, text, facets, sender, sentAt, hiddenFor }, me) {
  if (hiddenFor.has(me)) return { $type: `${DEFS}deletedMessageView`, id, rev, sender, sentAt };
  return { $type: `${DEFS}messageView`, id, rev, text, ...(facets ? { facets } : {}), sender, sentAt };
}
