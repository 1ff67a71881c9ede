/**
 * Private replies: a chat message, which has no key of ours; an attempt is looked for by its words.
 * https://docs.bsky.app/docs/api/chat-bsky-convo-get-convo-for-members, chat-bsky-convo-send-message
 */
import type { Json } from '../../domain/message.ts';
import { type Attempt, PlatformError, type Prepared, type Sent } from '../platform.ts';
import { chatOf, chatUrl, kindOfView } from './chat-message.ts';
import type { BlueskyClient } from './client.ts';
import { failed } from './failed.ts';
import { at, listAt, textAt, timeAt } from './payload.ts';

/** Says it in the chat; opens one first when there is none. */
export async function sayInChat(client: BlueskyClient, prepared: Prepared, now: () => number): Promise<Sent> {
  const { message } = saidIn(prepared);
  const { did } = await client.account();
  const convoId = await convoOf(client, prepared);
  const { json, servedAt } = await client.send('chat.bsky.convo.sendMessage', { convoId, message });
  const id = textAt(json, 'id');
  if (!id || textAt(json, 'sender', 'did') !== did) throw failed('unknown', 'the answer does not name the message');
  return sentAs(convoId, id, timeAt(json, 'sentAt') ?? servedAt ?? now());
}

/**
 * The earliest message of ours with these words from when the attempt began, UTC milliseconds; only if there is none, the
 * newest from just before, since clocks differ. `absent` only when nothing of ours is there since then; `cannotTell` when
 * other words of ours are, when the chat is closed to us, or longer than we read.
 */
export async function findInChat(
  client: BlueskyClient,
  prepared: Prepared,
  asked: Attempt & { now: () => number },
): Promise<Sent | 'absent' | 'cannotTell'> {
  const { text } = saidIn(prepared);
  const { did } = await client.account();
  try {
    const convoId = await convoOf(client, prepared);
    return await look(client, { ...asked, convoId, did, text });
  } catch (error) {
    if (error instanceof PlatformError && error.failure.kind === 'refused') return 'cannotTell';
    throw error;
  }
}

interface Look extends Attempt {
  readonly now: () => number;
  readonly convoId: string;
  readonly did: string;
  readonly text: string;
}

/** Pages go from the newest back. */
async function look(client: BlueskyClient, wanted: Look): Promise<Sent | 'absent' | 'cannotTell'> {
  const { convoId, now } = wanted;
  const found: Sent[] = [];
  let isProof = true;
  let cursor: string | null = null;
  for (let pages = 0; pages < PAGES_MAX; pages += 1) {
    const { json, servedAt } = await client.query('chat.bsky.convo.getMessages', { convoId, limit: 100, cursor });
    if (!Array.isArray(at(json, 'messages'))) throw failed('unavailable', 'answer without messages');
    const views = listAt(json, 'messages');
    const since = wanted.since + Math.min(0, (servedAt ?? now()) - now());
    const ours = views.flatMap((view) => oursIn(view, { ...wanted, since }));
    found.push(...ours.filter((one) => one !== 'other'));
    isProof &&= !ours.includes('other');
    const next: string | null = textAt(json, 'cursor') || null;
    const isOld = views.some((view) => (timeAt(view, 'sentAt') ?? since) < since - SKEW_MS);
    if (isOld || next === null || next === cursor) {
      const same = found.filter(({ sentAt }) => sentAt >= since).at(-1) ?? found[0];
      return same ?? (isProof ? 'absent' : 'cannotTell');
    }
    cursor = next;
  }
  return found.at(-1) ?? 'cannotTell';
}

/**
 * The message as the one that was sent, if it is new enough, ours, and in these words. `other`: one of ours in other words
 * or taken away since, or one that nobody can say whose it is; each may be it.
 */
function oursIn(view: unknown, { since, taken, convoId, did, text }: Look): readonly (Sent | 'other')[] {
  const sentAt = timeAt(view, 'sentAt') ?? since;
  const sender = textAt(view, 'sender', 'did');
  if (sentAt < since - SKEW_MS || kindOfView(view) === 'system' || (sender !== null && sender !== did)) return [];
  const id = textAt(view, 'id');
  if (id !== null && taken?.has(id)) return [];
  const isSame = kindOfView(view) === 'message' && sender === did && textAt(view, 'text') === text;
  return [id !== null && isSame ? sentAs(convoId, id, sentAt) : 'other'];
}

/** Pages of 100 that a look goes back at most. */
const PAGES_MAX = 20;

/** How much the server's clock may be behind what its answers say, milliseconds. */
const SKEW_MS = 10_000;

/** The chat it belongs in. Opening one writes nothing that anybody sees. */
async function convoOf(client: BlueskyClient, { payload }: Prepared): Promise<string> {
  const known = textAt(payload, 'convoId');
  if (known) return known;
  const to = textAt(payload, 'to');
  if (!to) throw failed('refused', 'no recipient in it');
  const { json } = await client.query('chat.bsky.convo.getConvoForMembers', { members: [to] });
  const convo = at(json, 'convo');
  if (!textAt(convo, 'id')) throw failed('unavailable', 'answer without a chat');
  const chat = chatOf(convo);
  if (!chat?.members.has(to)) throw failed('refused', 'the chat that was told is not one with this person alone');
  return chat.id;
}

function saidIn({ payload, visibility }: Prepared): { text: string; message: Json } {
  const message = at(payload, 'message');
  const text = textAt(message, 'text');
  if (visibility !== 'private' || !isJsonObject(message) || !text) throw failed('refused', 'no chat message in it');
  return { text, message };
}

function isJsonObject(value: unknown): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sentAs(convoId: string, messageId: string, sentAt: number): Sent {
  return { remoteId: messageId, url: chatUrl(convoId), sentAt };
}
