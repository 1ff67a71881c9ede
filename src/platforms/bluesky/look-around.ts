/**
 * A look before an answer goes, in one call where nothing is new: a post with the answers below it
 * (https://docs.bsky.app/docs/api/app-bsky-feed-get-post-thread; our own server adds what we posted a moment ago), or the
 * newest of a chat (https://docs.bsky.app/docs/api/chat-bsky-convo-get-messages).
 */
import type { HeardMessage } from '../../domain/message.ts';
import { type Around, PlatformError } from '../platform.ts';
import { hearChats } from './chat-hear.ts';
import { kindOfView } from './chat-message.ts';
import { Chats } from './chats.ts';
import type { BlueskyClient } from './client.ts';
import { failed } from './failed.ts';
import { kindOfPost, toMessage } from './message.ts';
import { at, listAt, textAt, timeAt } from './payload.ts';
import { asItIs, threadOf } from './recheck.ts';
import { readReference } from './reference.ts';
import { Surroundings } from './surroundings.ts';

/**
 * The message as it is, and what its author and we said after it. What others said below a post is left out: the
 * notifications bring those who speak to us, and the rest would become conversations that nobody began with us.
 * @throws {PlatformError} also when something there cannot be read: it may be the answer that is looked for
 */
export async function lookAround(client: BlueskyClient, target: HeardMessage): Promise<Around> {
  const before = client.requests;
  const reference = readReference(target.reference);
  if (reference === null) throw failed('unavailable', 'nothing is known of the message by which it could be found');
  const { did } = await client.account();
  const told =
    reference.kind === 'chat'
      ? await aroundInChat(client, { target, did, convoId: reference.convoId })
      : await aroundPost(client, target, did);
  return { ...told, requests: client.requests - before, costUsd: 0, rateLimit: client.rateLimit };
}

type Told = Pick<Around, 'messages' | 'deleted' | 'raw'>;

/** Levels of answers that are read below a post: a talk to and fro is as deep as it is long. */
const DEPTH = 20;

async function aroundPost(client: BlueskyClient, target: HeardMessage, did: string): Promise<Told> {
  const thread = await threadOf(client, target.remoteId, DEPTH);
  if (thread === 'gone') return { messages: [], deleted: [target.remoteId], raw: '[]' };
  if (thread === null) throw failed('unavailable', 'answer without the post');
  const itself = asItIs(target, at(thread, 'post'), did);
  if (itself === null) throw failed('unavailable', 'the post cannot be read');
  const { followers, remoteId } = target.author;
  const known = new Map(followers === null ? [] : [[remoteId, followers]]);
  const views = [...viewsBelow(thread)].filter((view) => isOneOf(textAt(view, 'author', 'did'), [did, remoteId]));
  const said = views.map((view, index) => {
    try {
      return toMessage(view, { kind: kindOfPost(view), ownDid: did, followers: known, rawIndex: index + 1 });
    } catch (error) {
      throw unreadable(error);
    }
  });
  const raw = JSON.stringify([at(thread, 'post'), ...views]);
  return { messages: [{ ...itself, rawIndex: 0 }, ...said], deleted: [], raw };
}

/** Posts below; what is deleted or behind a block has no view, and nothing to say. */
function* viewsBelow(thread: unknown): Generator<unknown> {
  const replies = at(thread, 'replies') ?? [];
  if (!Array.isArray(replies)) throw failed('unavailable', 'the answers below the post cannot be read');
  for (const node of replies) {
    const view = at(node, 'post');
    if (/#(notFound|blocked)Post$/.test(textAt(node, '$type') ?? '')) continue;
    if (view === undefined) throw failed('unavailable', 'an answer below the post cannot be read');
    yield view;
    yield* viewsBelow(node);
  }
}

/** A post that does not say who wrote it may be anybody's. */
function isOneOf(did: string | null, speakers: readonly string[]): boolean {
  return did === null || speakers.includes(did);
}

const PAGE = 30;
const PAGES_MAX = 10;

interface InChat {
  readonly target: HeardMessage;
  readonly did: string;
  readonly convoId: string;
}

/** From the newest back to the message. Its words cannot be changed, so that seeing it is enough. */
async function aroundInChat(client: BlueskyClient, { target, did, convoId }: InChat): Promise<Told> {
  const later: unknown[] = [];
  let cursor: string | null = null;
  for (let pages = 0; pages < PAGES_MAX; pages += 1) {
    const { json } = await client.query('chat.bsky.convo.getMessages', { convoId, limit: PAGE, cursor });
    if (!Array.isArray(at(json, 'messages'))) throw failed('unavailable', 'answer without messages');
    for (const view of listAt(json, 'messages')) {
      if (textAt(view, 'id') === target.remoteId)
        return heardInChat(client, { target, did, convoId }, [...later, view]);
      if ((timeAt(view, 'sentAt') ?? target.postedAt) >= target.postedAt) later.push(view);
      else throw failed('unavailable', 'the chat does not show the message');
    }
    const next: string | null = textAt(json, 'cursor') || null;
    if (next === null || next === cursor) throw failed('unavailable', 'the chat does not show the message');
    cursor = next;
  }
  throw failed('unavailable', 'more was said in the chat since than can be read at once');
}

/** `views` end with the message itself. People are asked for only when there is something new. */
async function heardInChat(client: BlueskyClient, chat: InChat, views: readonly unknown[]): Promise<Told> {
  const { target, did, convoId } = chat;
  const raw = JSON.stringify(views);
  const isGone = kindOfView(views.at(-1)) === 'deleted';
  const deleted = isGone ? [target.remoteId] : [];
  const itself = isGone ? [] : [{ ...target, rawIndex: views.length - 1 }];
  const entries = views.slice(0, -1).map((view) => {
    const isSaid = isOneOf(textAt(view, 'sender', 'did'), [did, target.author.remoteId]);
    return isSaid && kindOfView(view) !== 'system' ? { convoId, view, isDeletion: false } : null;
  });
  if (entries.every((entry) => entry === null)) return { messages: itself, deleted, raw };
  const listener = { own: did, chats: new Chats(client), surroundings: new Surroundings(client) };
  const heard = await hearChats(listener, entries, views);
  const [broken] = heard.unreadable;
  if (broken) throw failed('unavailable', `a message of the chat cannot be read: ${broken.why}`);
  return { messages: [...itself, ...heard.messages], deleted: [...deleted, ...heard.deleted], raw };
}

function unreadable(error: unknown): unknown {
  if (error instanceof PlatformError || !(error instanceof TypeError)) return error;
  return failed('unavailable', `an answer below the post cannot be read: ${error.message}`);
}
