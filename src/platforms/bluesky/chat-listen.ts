/**
 * Listening to private chats, both sides of them: once to their past, then to the service's log of what happens.
 * https://docs.bsky.app/docs/api/chat-bsky-convo-get-log, chat-bsky-convo-get-messages. The log begins when it is first
 * asked for (https://github.com/bluesky-social/atproto/issues/2760): so its place is taken before the past is read, and
 * what is told twice has the same name.
 */
import { type Cursor, type FetchOptions, type MessagePage, PlatformError } from '../platform.ts';
import { type Entry, hearChats } from './chat-hear.ts';
import { type ChatPosition, cursorOf, readChatPosition } from './chat-position.ts';
import { Chats, isGone } from './chats.ts';
import type { BlueskyClient } from './client.ts';
import { failed } from './failed.ts';
import { at, listAt, textAt, timeAt } from './payload.ts';
import { Surroundings } from './surroundings.ts';

interface Run {
  readonly client: BlueskyClient;
  readonly own: string;
  readonly chats: Chats;
  readonly surroundings: Surroundings;
  readonly now: number;
  /** Calls since it was last asked. */
  countRequests(): number;
}

/** How long the service keeps its log is not told (unverified): after a longer silence the past is read as well. */
const LOG_TRUSTED_MS = 86_400_000;

/** Pages of one poll at most; the next goes on there. */
const PAGES_MAX = 500;

/** The pages of the chats from after `since`, each with the cursor that covers it. */
export async function* listenToChats(
  client: BlueskyClient,
  asked: { since: Cursor | null; options: FetchOptions },
): AsyncGenerator<MessagePage> {
  const { backfillFrom, overlapMs, now } = asked.options;
  const countRequests = client.counter();
  const { did } = await client.account();
  const run: Run = {
    client,
    own: did,
    chats: new Chats(client),
    surroundings: new Surroundings(client),
    now,
    countRequests,
  };
  const known = readChatPosition(asked.since);
  const isTrusted = known?.log && known.heardAt > now - LOG_TRUSTED_MS;
  const from = known ? (known.past?.from ?? known.heardAt - overlapMs) : backfillFrom;
  let position = isTrusted ? known : await begin(run, from);
  position = yield* past(run, position);
  const isDead = yield* log(run, position);
  if (!isDead) return;
  position = yield* past(run, await begin(run, position.heardAt - overlapMs));
  yield* log(run, position);
}

/** Takes the log's place, then lists whose past is to be read. */
async function begin({ client, chats, now }: Run, from: number): Promise<ChatPosition> {
  const { json } = await client.query('chat.bsky.convo.getLog', {});
  if (!Array.isArray(at(json, 'logs'))) throw failed('unavailable', 'answer without logs');
  const talked = await chats.talkedSince(from);
  const past = talked.length === 0 ? null : { from, chats: talked, page: null };
  return { log: textAt(json, 'cursor') || null, heardAt: now, past };
}

/** Reads what was said before, chat by chat, each from its newest message back. */
async function* past(run: Run, start: ChatPosition): AsyncGenerator<MessagePage, ChatPosition> {
  let position = start;
  while (position.past !== null) {
    const { from, chats, page } = position.past;
    const [id = '', ...rest] = chats;
    const { views, next } = await messagesOf(run.client, id, page);
    const isReached = next === null || next === page || views.some((view) => (timeAt(view, 'sentAt') ?? from) < from);
    if (!isReached) position = { ...position, past: { from, chats, page: next } };
    else position = { ...position, past: rest.length === 0 ? null : { from, chats: rest, page: null } };
    const entries = views.map((view) => {
      const isOld = (timeAt(view, 'sentAt') ?? from) < from;
      return isOld ? null : { convoId: id, view, isDeletion: false };
    });
    yield await pageOf(run, { items: views, entries, position });
  }
  return position;
}

/** A page of a chat; of one that is not ours any more, an empty one. */
async function messagesOf(client: BlueskyClient, convoId: string, cursor: string | null) {
  try {
    const { json } = await client.query('chat.bsky.convo.getMessages', { convoId, limit: 100, cursor });
    if (!Array.isArray(at(json, 'messages'))) throw failed('unavailable', 'answer without messages');
    return { views: listAt(json, 'messages'), next: textAt(json, 'cursor') || null };
  } catch (error) {
    if (isGone(error)) return { views: [], next: null };
    throw error;
  }
}

/** Reads the log to its end. Returns whether the service no longer takes the place we have in it. */
async function* log(run: Run, start: ChatPosition): AsyncGenerator<MessagePage, boolean> {
  let { log: cursor } = start;
  for (let pages = 1; ; pages += 1) {
    const batch = await logFrom(run.client, cursor);
    if (batch === null) return true;
    const isEnd = batch.items.length === 0 || batch.next === null || batch.next === cursor;
    cursor = batch.next ?? cursor;
    const heardAt = isEnd ? run.now : start.heardAt;
    const entries = batch.items.map(entryOf);
    yield await pageOf(run, { items: batch.items, entries, position: { log: cursor, heardAt, past: null } });
    if (isEnd || pages >= PAGES_MAX) return false;
  }
}

async function logFrom(client: BlueskyClient, cursor: string | null) {
  try {
    const { json } = await client.query('chat.bsky.convo.getLog', { cursor });
    if (!Array.isArray(at(json, 'logs'))) throw failed('unavailable', 'answer without logs');
    return { items: listAt(json, 'logs'), next: textAt(json, 'cursor') || null };
  } catch (error) {
    const isRefused = error instanceof PlatformError && error.failure.kind === 'refused';
    if (isRefused && error.failure.reason === 'invalid' && cursor !== null) return null;
    throw error;
  }
}

/** What the log tells of one message; all else in it (begun, muted, read, reactions, groups) says nothing to answer. */
function entryOf(item: unknown): Entry | null {
  const type = textAt(item, '$type') ?? '';
  const isDeletion = type.endsWith('#logDeleteMessage');
  if (!isDeletion && !type.endsWith('#logCreateMessage')) return null;
  return { convoId: textAt(item, 'convoId') ?? '', view: at(item, 'message'), isDeletion };
}

async function pageOf(
  run: Run,
  page: { items: readonly unknown[]; entries: readonly (Entry | null)[]; position: ChatPosition },
): Promise<MessagePage> {
  const heard = await hearChats(run, page.entries, page.items);
  return {
    ...heard,
    raw: JSON.stringify(page.items),
    cursor: cursorOf(page.position),
    gap: null,
    requests: run.countRequests(),
    costUsd: 0,
    rateLimit: run.client.rateLimit,
  };
}
