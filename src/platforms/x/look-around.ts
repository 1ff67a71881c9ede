/**
 * A look before an answer goes. In public three calls, of which only what they bring is paid for: the post itself
 * (https://docs.x.com/x-api/posts/get-posts-by-ids), what its author and we said after it in the conversation
 * (`conversation_id:` in recent search, of the last 7 days, up to 30 seconds ago), and our own newest posts, which close
 * those 30 seconds for a colleague's answer; a customer's post that young waits for the next poll. In private one call:
 * the newest events of the chat.
 */
import type { HeardMessage } from '../../domain/message.ts';
import { type Around, PlatformError } from '../platform.ts';
import type { XClient } from './client.ts';
import { idOf, readDirects } from './direct-message.ts';
import { readItems, type Self } from './message.ts';
import { type ItemList, NOTHING_INCLUDED, readList } from './payload.ts';
import { DIRECT_READ_USD, OWN_READ_USD, POST_READ_USD, roundUsd, USER_READ_USD } from './price.ts';
import { recheck } from './recheck.ts';
import { directReferenceOf } from './reference.ts';
import { newestFirst } from './walk.ts';

type Told = Omit<Around, 'requests' | 'rateLimit'>;

/** Who looks, around what, and when: UTC milliseconds by our clock. */
export interface Looking {
  readonly me: Self;
  readonly target: HeardMessage;
  readonly now: number;
}

/**
 * The post as it is, and what its author and we said after it. What others said under it is left out: the streams bring
 * those who call us, and the rest would become conversations that nobody began with us.
 * @throws {PlatformError} also when something there cannot be read: it may be the answer that is looked for
 */
export async function lookAroundPost(client: XClient, looking: Looking): Promise<Told> {
  const { me, target, now } = looking;
  if (!IS_ID.test(target.remoteId)) throw cannotTell('the post has no id that X knows');
  const itself = await recheck(client, me, [target]);
  if (itself.deleted.length > 0) return { ...itself, messages: [], raw: '[]' };
  if (itself.messages.length === 0) throw cannotTell('X does not tell about the post');
  const clock = now + (client.answer?.dateSkewMs ?? 0);
  const said = target.postedAt > clock - SEARCH_LAG_MS ? NOTHING : await saidSince(client, looking, clock);
  const ours = await lately(client, looking, { path: `users/${me.id}/tweets`, clock });
  const theirs = await lately(client, looking, { path: `users/${me.id}/mentions`, clock });
  const speakers = new Set([me.id, target.author.remoteId]);
  const heard = new Map<string, { message: HeardMessage; raw: unknown }>();
  for (const list of [said, ours, theirs]) {
    const { messages, unreadable } = readItems(list.items, { stream: 'search', me, included: list.included });
    if (unreadable.length > 0) throw cannotTell(`a post of the conversation cannot be read: ${unreadable[0]?.why}`);
    for (const message of messages) {
      const isInThread = message.threadId === target.threadId || message.inReplyTo === target.remoteId;
      const isLater = newestFirst({ id: message.remoteId }, { id: target.remoteId }) < 0;
      if (!isInThread || !isLater || !speakers.has(message.author.remoteId)) continue;
      heard.set(message.remoteId, { message, raw: list.items[message.rawIndex ?? 0] });
    }
  }
  const readUsd = costOf(said, POST_READ_USD) + costOf(theirs, POST_READ_USD) + costOf(ours, ownUsd(client));
  const costUsd = roundUsd(itself.costUsd + readUsd);
  return { ...placed(itself.messages, [...heard.values()]), deleted: [], costUsd };
}

/**
 * The private message, and what the two of us said after it. X shows no trace of one that was taken away: read past its
 * place without meeting it, it is gone, if X still reaches that far back (30 days).
 * @throws {PlatformError} also when something there cannot be read
 */
export async function lookAroundDirect(client: XClient, { me, target, now }: Looking): Promise<Told> {
  const chat = directReferenceOf(target.reference);
  if (chat === null) throw cannotTell('the message has no chat that X knows');
  const path = `dm_conversations/${chat.participantId === null ? chat.conversationId : `with/${chat.participantId}`}/dm_events`;
  const found: { message: HeardMessage; raw: unknown }[] = [];
  let costUsd = 0;
  let token: string | null = null;
  for (let pages = 0; pages < PAGES_MAX; pages += 1) {
    const list: ItemList = await pageOf(client, path, { max_results: PAGE, ...(token && { pagination_token: token }) });
    costUsd += costOf(list, DIRECT_READ_USD);
    const { messages, unreadable } = readDirects(list.items, { me, included: list.included, known: new Set() });
    if (unreadable.length > 0) throw cannotTell(`a message of the chat cannot be read: ${unreadable[0]?.why}`);
    for (const message of messages) found.push({ message, raw: list.items[message.rawIndex ?? 0] });
    const isPassed = list.items.flatMap(idOf).some((id) => newestFirst({ id }, { id: target.remoteId }) >= 0);
    token = list.nextToken;
    if (isPassed || token === null) return around({ target, me, now }, found, roundUsd(costUsd));
  }
  throw cannotTell('more was said in the chat since than can be read at once');
}

const IS_ID = /^\d{1,19}$/;
const SEARCH_EDGE_MS = 6.5 * 86_400_000;
/** Search ends this long before now; our own timelines are read for longer. */
const SEARCH_LAG_MS = 30_000;
const LATELY_MS = 120_000;
const NOTHING: ItemList = { items: [], included: NOTHING_INCLUDED, nextToken: null };
/** Every event is paid for again on another day: mostly the newest few tell it all. */
const PAGE = '10';
const PAGES_MAX = 10;
const DIRECT_REACH_MS = 29 * 86_400_000;

/** Of the whole conversation, by its author and us, as far as search knows. `clock` is X's, UTC milliseconds. */
async function saidSince(client: XClient, { me, target }: Looking, clock: number): Promise<ItemList> {
  return pageOf(client, 'tweets/search/recent', {
    max_results: '100',
    query: `conversation_id:${target.threadId} (from:${me.id} OR from:${target.author.remoteId})`,
    // Recent search refuses an id from before its 7 days.
    ...(target.postedAt > clock - SEARCH_EDGE_MS ? { since_id: target.remoteId } : {}),
  });
}

/** What a timeline of ours brought in the last moments, which search does not know yet: what we posted, who spoke to us. */
async function lately(
  client: XClient,
  { target }: Looking,
  of: { readonly path: string; readonly clock: number },
): Promise<ItemList> {
  const isYoung = target.postedAt > of.clock - LATELY_MS;
  return pageOf(client, of.path, {
    max_results: '100',
    ...(of.path.endsWith('/tweets') ? { exclude: 'retweets' } : {}),
    ...(isYoung ? { since_id: target.remoteId } : { start_time: timeOf(of.clock - LATELY_MS) }),
  });
}

function around(
  { target, me, now }: Looking,
  found: readonly { message: HeardMessage; raw: unknown }[],
  costUsd: number,
): Told {
  const speakers = new Set([me.id, target.author.remoteId]);
  const isThere = found.some(({ message }) => message.remoteId === target.remoteId);
  if (!isThere && target.postedAt < now - DIRECT_REACH_MS) throw cannotTell('X goes back no further than 30 days');
  const since = found.filter(
    ({ message }) =>
      speakers.has(message.author.remoteId) &&
      newestFirst({ id: message.remoteId }, { id: target.remoteId }) <= 0 &&
      message.threadId === target.threadId,
  );
  return { ...placed([], since), deleted: isThere ? [] : [target.remoteId], costUsd };
}

/** A page of posts or of private events. */
async function pageOf(client: XClient, path: string, query: Record<string, string>): Promise<ItemList> {
  const answer = await (path.startsWith('dm_') ? client.directs(path, query) : client.posts(path, query));
  const list = readList(answer);
  if (!list) throw client.spoilt(answer, false);
  return list;
}

/** Each message with its place among the kept items. */
function placed(
  first: readonly HeardMessage[],
  found: readonly { message: HeardMessage; raw: unknown }[],
): Pick<Told, 'messages' | 'raw'> {
  const messages = found.map(({ message }, rawIndex) => ({ ...message, rawIndex }));
  return { messages: [...first, ...messages], raw: JSON.stringify(found.map(({ raw }) => raw)) };
}

function costOf({ items, included }: ItemList, priceUsd: number): number {
  return items.length * priceUsd + included.posts.size * POST_READ_USD + included.users.size * USER_READ_USD;
}

function ownUsd(client: XClient): number {
  return client.isUser ? OWN_READ_USD : POST_READ_USD;
}

function timeOf(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
}

function cannotTell(words: string): PlatformError {
  return new PlatformError({ kind: 'unavailable', until: null, reason: null, status: null, words });
}
