/**
 * Payloads to messages, pure (https://docs.joinmastodon.org/entities/Status/, …/Notification/). Ids are opaque text:
 * other servers of this API use hashes, ULIDs and paths.
 */
import { z } from 'zod';
import type { Author, HeardMessage, Json, Media, MessageKind } from '../../domain/message.ts';
import type { StreamKind } from '../../domain/stream.ts';
import type { Unreadable } from '../platform.ts';
import { notificationShape, statusShape, type WireAccount, type WireMedia, type WireStatus } from './shapes.ts';
import { textOf } from './text.ts';

/** What a reply needs to know about its target; `quoted` is the id of the status it quotes. */
export const referenceShape = z.object({
  id: z.string().min(1),
  visibility: z.string(),
  acct: z.string().min(1),
  accountId: z.string(),
  quoted: z.string().nullish(),
});

/** Which stream a page came from, and our own account id on that server. */
export interface Reading {
  readonly stream: StreamKind;
  readonly me: string;
}

/** A page's items as messages; what cannot be read is kept raw and stops nothing. */
export interface Read {
  readonly messages: readonly HeardMessage[];
  /** The statuses they quote, as far as they came along. */
  readonly quoted: readonly HeardMessage[];
  readonly unreadable: readonly Unreadable[];
  /** The items that belong to the stream, as `rawIndex` counts them. */
  readonly raws: readonly unknown[];
}

/** Reads those items that belong to the stream: one list of a server feeds the public and the private one. */
export function readItems(items: readonly unknown[], reading: Reading): Read {
  const raws = items.filter((item) => isOf(item, reading.stream));
  const messages: HeardMessage[] = [];
  const quoted: HeardMessage[] = [];
  const unreadable: Unreadable[] = [];
  for (const [rawIndex, raw] of raws.entries()) {
    try {
      const { status, isQuote } = unwrapped(raw);
      messages.push(toMessage(status, reading, { rawIndex, isQuote }));
      quoted.push(...quotedBy(status, reading));
    } catch (error) {
      unreadable.push({ raw: JSON.stringify(raw) ?? 'undefined', why: whyOf(error) });
    }
  }
  return { messages, quoted, unreadable, raws };
}

/**
 * One status that came outside a page (a parent, our own).
 * @throws {z.ZodError} when it is not a status
 */
export function readStatus(item: unknown, reading: Reading): HeardMessage {
  return toMessage(statusShape.parse(item), reading, { rawIndex: null, isQuote: false });
}

/** Public and unlisted can be read by anyone; whatever else a server calls its circles cannot. */
export function isPublic(visibility: string): boolean {
  return visibility === 'public' || visibility === 'unlisted';
}

const hintShape = z.object({
  type: z.string().optional(),
  visibility: z.string().optional(),
  reblog: z.unknown().optional(),
  status: z.object({ visibility: z.string().optional() }).nullish(),
});

/**
 * Whether an item belongs to a stream. `messages` has what only some can read, every other stream what anyone can: also
 * followers-only ones are private, since some servers say `private` for `direct`. An item that tells nothing goes to the
 * public stream's quarantine.
 */
function isOf(item: unknown, stream: StreamKind): boolean {
  const hint = hintShape.safeParse(item);
  if (!hint.success) return stream !== 'messages';
  const { type, status, visibility = status?.visibility, reblog } = hint.data;
  // Some servers ignore `types[]` and send likes and follows as well; a boost repeats what someone else said.
  if ((type !== undefined && type !== 'mention' && type !== 'quote') || reblog != null) return false;
  const isPrivate = visibility !== undefined && !isPublic(visibility);
  return isPrivate === (stream === 'messages');
}

/** A status, or the one in a notification. */
function unwrapped(raw: unknown): { status: WireStatus; isQuote: boolean } {
  const { type } = hintShape.parse(raw);
  if (type === undefined) return { status: statusShape.parse(raw), isQuote: false };
  return { status: notificationShape.parse(raw).status, isQuote: type === 'quote' };
}

interface Place {
  readonly rawIndex: number | null;
  readonly isQuote: boolean;
}

function toMessage(status: WireStatus, reading: Reading, place: Place): HeardMessage {
  const { id, account } = status;
  const parent = status.in_reply_to_id ?? null;
  const quoted = quotedIdOf(status);
  const reference: Json = {
    id,
    visibility: status.visibility,
    acct: account.acct,
    accountId: account.id,
    ...(quoted === null ? {} : { quoted }),
  };
  return {
    remoteId: id,
    direction: account.id === reading.me ? 'outbound' : 'inbound',
    kind: kindOf(status, reading, place.isQuote),
    visibility: isPublic(status.visibility) ? 'public' : 'private',
    author: authorOf(account),
    text: wordsOf(status),
    language: status.language?.split(/[-_]/)[0]?.toLowerCase() || null,
    postedAt: timeOf(status.created_at),
    editedAt: status.edited_at ? timeOf(status.edited_at) : null,
    inReplyTo: parent,
    // The walk up to the thread's first status corrects it: the API has no conversation id.
    threadId: parent ?? id,
    url: status.url ?? status.uri ?? '',
    media: (status.media_attachments ?? []).flatMap(mediaOf),
    reference,
    rawIndex: place.rawIndex,
  };
}

function kindOf(status: WireStatus, reading: Reading, isQuote: boolean): MessageKind {
  if (!isPublic(status.visibility)) return 'direct';
  if (isQuote) return 'quote';
  const isOwn = status.account.id === reading.me;
  if (status.in_reply_to_id && (isOwn || status.in_reply_to_account_id === reading.me)) return 'reply';
  const isToUs = reading.stream === 'mentions' || status.mentions?.some((one) => one.id === reading.me);
  return isOwn || isToUs ? 'mention' : 'search';
}

/** Null where it quotes nothing, or where the quoted author does not let it be shown. */
function quotedIdOf({ quote }: WireStatus): string | null {
  const whole = z.object({ id: z.string().min(1) }).safeParse(quote?.quoted_status);
  return whole.data?.id ?? quote?.quoted_status_id ?? null;
}

function quotedBy({ quote }: WireStatus, reading: Reading): HeardMessage[] {
  const status = statusShape.safeParse(quote?.quoted_status);
  return status.success ? [toMessage(status.data, reading, { rawIndex: null, isQuote: false })] : [];
}

function authorOf(account: WireAccount): Author {
  return {
    remoteId: account.uri ?? account.url ?? account.acct,
    handle: account.acct,
    name: (account.display_name || account.username || account.acct).toWellFormed(),
    followers: account.followers_count ?? null,
    url: account.url ?? null,
    isBot: account.bot ?? false,
  };
}

/** The content warning stands before the text, as readers meet it. */
function wordsOf(status: WireStatus): string {
  const warning = (status.spoiler_text ?? '').trim().toWellFormed();
  const text = textOf(status.content);
  return [warning, text].filter((part) => part !== '').join('\n\n');
}

const MEDIA_TYPES: Readonly<Record<string, Media['type']>> = {
  image: 'image',
  gifv: 'video',
  video: 'video',
  audio: 'audio',
};

function mediaOf(media: WireMedia): Media[] {
  const url = media.url ?? media.remote_url ?? media.preview_url;
  if (!url) return [];
  return [{ type: MEDIA_TYPES[media.type] ?? 'unknown', url, alt: media.description ?? null }];
}

function timeOf(text: string): number {
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new Error(`not a time: ${text.slice(0, 40)}`);
  return time;
}

function whyOf(error: unknown): string {
  if (error instanceof z.ZodError) {
    const issue = error.issues[0];
    return issue ? `${issue.path.join('.') || 'item'}: ${issue.message}` : 'not a status';
  }
  return error instanceof Error ? error.message : 'not a status';
}
