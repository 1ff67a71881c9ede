/**
 * Private chats, the same on Facebook and Instagram (https://developers.facebook.com/docs/messenger-platform/conversations,
 * https://developers.facebook.com/docs/instagram-platform/conversations-api). Conversations come newest first and know no
 * time; only the newest 20 messages of each are sure to be told in full (documented for Instagram, taken for both).
 */
import { z } from 'zod';
import type { HeardMessage, Json, Media } from '../../domain/message.ts';
import type { Unreadable } from '../platform.ts';
import type { Graph, GraphList, Query } from './graph.ts';
import { isGone, readEach, timeShape, unknownAuthor } from './read.ts';
import { type Found, type Leg, type Legs, NOTHING, type Round, type Source, type Turn, turnOrSkip } from './walk.ts';

/** Whose chats, on which platform, and how a person is named there. */
export interface ChatRules {
  /** As the parameter `platform` has it. */
  readonly platform: 'messenger' | 'instagram';
  /** What our side is called: its ids, and its user name where there is one. */
  readonly me: { readonly ids: readonly string[]; readonly handle: string; readonly name: string };
  /** The page a chat without a link of its own is found on. */
  readonly inboxUrl: string;
  /** Where links that begin with `/` lead. */
  readonly site: string;
  /** A person's own page, or null where an id leads nowhere. */
  readonly profileUrl: (handle: string) => string | null;
}

/** What an answer needs to know about a private message. */
export const chatReferenceShape = z.object({
  type: z.literal('message'),
  chatId: z.string().min(1),
  /** Whom to write to: page-scoped on Facebook, account-scoped on Instagram. */
  personId: z.string().min(1).nullable(),
});

const personShape = z.object({ id: z.string(), name: z.string().nullish(), username: z.string().nullish() });
/** A conversation as it is listed. */
export const chatShape = z.object({
  id: z.string().min(1),
  updated_time: timeShape,
  link: z.string().nullish(),
  participants: z.object({ data: z.array(personShape) }).nullish(),
});
const attachmentShape = z.object({
  mime_type: z.string().nullish(),
  file_url: z.string().nullish(),
  image_data: z.object({ url: z.string().nullish() }).nullish(),
  video_data: z.object({ url: z.string().nullish() }).nullish(),
});
const messageShape = z.object({
  id: z.string().min(1),
  created_time: timeShape,
  from: personShape.nullish(),
  message: z.string().nullish(),
  attachments: z.object({ data: z.array(attachmentShape) }).nullish(),
  shares: z.object({ data: z.array(z.object({ link: z.string().nullish() })) }).nullish(),
  story: z.record(z.string(), z.object({ link: z.string().nullish() }).nullish()).nullish(),
});
const stubShape = z.object({ id: z.string().min(1), created_time: timeShape.nullish() });

/** A chat of which only the id is known. */
export interface BareChat {
  readonly id: string;
  readonly link?: undefined;
  readonly participants?: undefined;
}

type Chat = z.infer<typeof chatShape>;

/** A chat as a part of the stream. */
interface ChatLeg extends Leg {
  readonly chat: Chat;
}

/** Chats as a stream. */
export function chatSource(graph: Graph, rules: ChatRules): Source<ChatLeg> {
  return {
    now: () => graph.serverNow,
    obeyLimit: () => graph.obeyLimit(),
    isRanked: false,
    legs: (round) => chatLegs(graph, rules, round),
    turn: ({ chat }, next, { floor }) => turnOrSkip(next, chat.id, () => turnChat(graph, rules, { chat, next, floor })),
  };
}

/** Chats in which something was said since the round's floor. */
async function chatLegs(graph: Graph, rules: ChatRules, round: Round): Promise<Legs<ChatLeg>> {
  const legs = new Map<string, ChatLeg>();
  const unreadable: Unreadable[] = [];
  const raws: unknown[] = [];
  let next: Query | null = {};
  while (next !== null) {
    const place: Query = next;
    graph.obeyLimit();
    const list = await graph.list('me/conversations', { ...conversations(rules), limit: '100', ...place });
    const read = readEach(list.items, (item) => chatShape.parse(item));
    for (const chat of read.values) legs.set(chat.id, { key: chat.id, mark: chat.updated_time, chat });
    unreadable.push(...read.unreadable);
    raws.push(...(read.unreadable.length > 0 ? list.items : []));
    const isOld = read.values.length > 0 && read.values.every((chat) => chat.updated_time < round.floor);
    next = isOld || JSON.stringify(list.next) === JSON.stringify(place) ? null : list.next;
  }
  const changed = [...legs.values()].filter((leg) => leg.mark >= round.floor);
  return { legs: changed, ...(unreadable.length > 0 && { found: { ...NOTHING, unreadable, raws } }) };
}

/** A page of one chat, down to `floor` (UTC milliseconds). */
export async function turnChat(
  graph: Graph,
  rules: ChatRules,
  { chat, next, floor }: { readonly chat: Chat | BareChat; readonly next: Query | null; readonly floor: number },
): Promise<Turn> {
  const list = await messagesOf(graph, chat.id, next);
  const stubs = readEach(list.items, (item) => stubShape.parse(item));
  const wanted = list.items.filter((item) => !isBefore(item, floor));
  const { items, gone } = await inFull(graph, wanted);
  const read = readEach(items, (item, index) => readMessage(item, { chat, rules, index }));
  // Among the newest, a message that cannot be had was taken back; beyond them it is only too old.
  const isSure = (one: Gone) => next === null && one.index < DETAIL_SURE;
  const lost = gone.find((one) => !isSure(one));
  const found: Found = {
    ...NOTHING,
    messages: read.values.filter((message) => message.postedAt >= floor),
    unreadable: read.unreadable,
    deleted: gone.filter(isSure).map((one) => one.id),
    raws: items,
  };
  const isDone = stubs.values.some((stub) => (stub.created_time ?? floor) < floor) || lost !== undefined;
  const why = `Meta tells only the newest ${DETAIL_SURE} messages of a chat in full`;
  return { found, next: isDone ? null : list.next, gap: lost ? { from: floor, until: lost.at ?? floor, why } : null };
}

/** One message as it is now, for a second look. */
export async function readAgain(graph: Graph, rules: ChatRules, message: HeardMessage): Promise<HeardMessage> {
  const item = await graph.get(message.remoteId, { fields: MESSAGE_FIELDS });
  const { chatId } = chatReferenceShape.parse(message.reference);
  const again = readMessage(item, { chat: { id: chatId }, rules, index: 0 });
  return { ...again, url: message.url, reference: message.reference, rawIndex: null };
}

/** How many of the newest messages of a chat are sure to be told in full. */
export const DETAIL_SURE = 20;
/** What is asked of a message. */
export const MESSAGE_FIELDS = 'id,created_time,from,to,message,attachments,shares,story';

/** What is asked of a list of chats. */
export function conversations({ platform }: ChatRules): Query {
  return { platform, fields: 'id,updated_time,link,participants' };
}

/** The newest messages come inside the chat itself, older ones by its edge. */
async function messagesOf(graph: Graph, chatId: string, next: Query | null): Promise<GraphList> {
  if (next !== null) {
    return graph.list(`${chatId}/messages`, { fields: MESSAGE_FIELDS, limit: String(DETAIL_SURE), ...next });
  }
  const answer = await graph.get(chatId, { fields: `id,messages.limit(${DETAIL_SURE}){${MESSAGE_FIELDS}}` });
  const chat = z.object({ id: z.string(), messages: z.unknown().optional() }).safeParse(answer);
  if (!chat.success) throw graph.spoilt(answer, false);
  // A chat without messages has no edge.
  return chat.data.messages === undefined ? { items: [], next: null } : graph.readList(chat.data.messages);
}

/** A message that is listed and cannot be had. */
interface Gone {
  readonly id: string;
  readonly at: number | null;
  readonly index: number;
}

/** Whether a message came with its words or its author, not as an id only. */
export function isWhole(item: unknown): boolean {
  return typeof item === 'object' && item !== null && ('from' in item || 'message' in item);
}

/** Messages that came as ids only are asked for one by one. */
export async function inFull(graph: Graph, items: readonly unknown[]): Promise<{ items: unknown[]; gone: Gone[] }> {
  const full: unknown[] = [];
  const gone: Gone[] = [];
  for (const [index, item] of items.entries()) {
    const stub = stubShape.safeParse(item);
    if (isWhole(item) || !stub.success) {
      full.push(item);
      continue;
    }
    try {
      full.push(await graph.get(stub.data.id, { fields: MESSAGE_FIELDS }));
    } catch (error) {
      if (!isGone(error)) throw error;
      gone.push({ id: stub.data.id, at: stub.data.created_time ?? null, index });
    }
  }
  return { items: full, gone };
}

function isBefore(item: unknown, floor: number): boolean {
  const stub = stubShape.safeParse(item);
  return stub.success && (stub.data.created_time ?? floor) < floor;
}

/**
 * One message of a chat; `index` is its place in the page's raw items.
 * @throws {z.ZodError} when it is none
 */
export function readMessage(
  item: unknown,
  { chat, rules, index }: { readonly chat: Chat | BareChat; readonly rules: ChatRules; readonly index: number },
): HeardMessage {
  const raw = messageShape.parse(item);
  const isOurs = raw.from != null && isMe(raw.from, rules);
  const others = chat.participants?.data.filter((one) => !isMe(one, rules)) ?? [];
  const personId = isOurs ? (others[0]?.id ?? null) : (raw.from?.id ?? others[0]?.id ?? null);
  const reference: Json = { type: 'message', chatId: chat.id, personId };
  return {
    remoteId: raw.id,
    direction: isOurs ? 'outbound' : 'inbound',
    kind: 'direct',
    visibility: 'private',
    author: authorOf(raw.from ?? null, raw.id, rules),
    text: (raw.message ?? '').toWellFormed(),
    language: null,
    postedAt: raw.created_time,
    editedAt: null,
    inReplyTo: null,
    threadId: chat.id,
    url: linkOf(chat, rules),
    media: mediaOf(raw),
    reference,
    rawIndex: index,
  };
}

function isMe(person: z.infer<typeof personShape>, { me }: ChatRules): boolean {
  return me.ids.includes(person.id) || (person.username ?? '').toLowerCase() === me.handle.toLowerCase();
}

function authorOf(person: z.infer<typeof personShape> | null, id: string, rules: ChatRules): HeardMessage['author'] {
  if (person === null) return unknownAuthor(id);
  if (isMe(person, rules)) {
    const { ids, handle, name } = rules.me;
    return {
      remoteId: ids[0] ?? person.id,
      handle,
      name,
      followers: null,
      url: rules.profileUrl(handle),
      isBot: false,
    };
  }
  const name = (person.name || person.username || person.id).toWellFormed();
  // Facebook shows pages no user names: the name stands for it.
  const handle = (person.username || name).replace(/^@+/, '') || person.id;
  const url = person.username ? rules.profileUrl(person.username) : null;
  return { remoteId: person.id, handle, name, followers: null, url, isBot: false };
}

function linkOf({ link }: Chat | BareChat, { inboxUrl, site }: ChatRules): string {
  if (!link) return inboxUrl;
  return link.startsWith('/') ? `${site}${link}` : link;
}

/** Addresses only: what they show (stories above all) must not be kept. */
function mediaOf(raw: z.infer<typeof messageShape>): Media[] {
  const files = (raw.attachments?.data ?? []).flatMap((one): Media[] => {
    const url = one.image_data?.url ?? one.video_data?.url ?? one.file_url;
    return url ? [{ type: typeOf(one), url, alt: null }] : [];
  });
  const stories = Object.values(raw.story ?? {}).map((one) => one?.link);
  const links = [...(raw.shares?.data ?? []).map((one) => one.link), ...stories].flatMap((url) => url || []);
  return [...files, ...links.map((url): Media => ({ type: 'link', url, alt: null }))];
}

function typeOf({ image_data, video_data, mime_type }: z.infer<typeof attachmentShape>): Media['type'] {
  if (image_data?.url) return 'image';
  if (video_data?.url) return 'video';
  const kind = mime_type?.split('/')[0];
  return kind === 'image' || kind === 'video' || kind === 'audio' ? kind : 'unknown';
}
