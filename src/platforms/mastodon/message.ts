/**
 * Payloads to messages, pure (https://docs.joinmastodon.org/entities/Status/, …/Notification/). Ids are opaque text:
 * other servers of this API use hashes, ULIDs and paths.
 */
import { z } from 'zod';
import type { Author, HeardMessage, Json, Media, MessageKind } from '../../domain/message.ts';
import type { StreamKind } from '../../domain/stream.ts';
import type { Unreadable } from '../platform.ts';
import { textOf } from './text.ts';

/** What a reply needs to know about its target. */
export const referenceShape = z.object({
  id: z.string().min(1),
  visibility: z.string(),
  acct: z.string().min(1),
  accountId: z.string(),
});

/** Which stream a page came from, and our own account id on that server. */
export interface Reading {
  readonly stream: StreamKind;
  readonly me: string;
}

/** A page's items as messages; what cannot be read is kept raw and stops nothing. */
export function readItems(
  items: readonly unknown[],
  reading: Reading,
): { messages: HeardMessage[]; unreadable: Unreadable[] } {
  const messages: HeardMessage[] = [];
  const unreadable: Unreadable[] = [];
  for (const [index, item] of items.entries()) {
    try {
      const message =
        reading.stream === 'mentions' ? ofNotification(item, reading, index) : ofStatus(item, reading, index);
      if (message) messages.push(message);
    } catch (error) {
      unreadable.push({ raw: JSON.stringify(item) ?? 'undefined', why: whyOf(error) });
    }
  }
  return { messages, unreadable };
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

const accountShape = z.object({
  id: z.string(),
  username: z.string().nullish(),
  acct: z.string().min(1),
  display_name: z.string().nullish(),
  followers_count: z.number().nullish(),
  url: z.string().nullish(),
  uri: z.string().nullish(),
  bot: z.boolean().nullish(),
});

const mediaShape = z.object({
  type: z.string(),
  url: z.string().nullish(),
  remote_url: z.string().nullish(),
  preview_url: z.string().nullish(),
  description: z.string().nullish(),
});

const statusShape = z.object({
  id: z.string().min(1),
  uri: z.string().nullish(),
  url: z.string().nullish(),
  created_at: z.string(),
  edited_at: z.string().nullish(),
  content: z.string(),
  spoiler_text: z.string().nullish(),
  visibility: z.string(),
  language: z.string().nullish(),
  in_reply_to_id: z.string().nullish(),
  in_reply_to_account_id: z.string().nullish(),
  account: accountShape,
  reblog: z.unknown().optional(),
  mentions: z.array(z.object({ id: z.string() })).nullish(),
  media_attachments: z.array(mediaShape).nullish(),
});

type Status = z.infer<typeof statusShape>;

const notificationShape = z.object({ type: z.string() });

interface Place {
  readonly rawIndex: number | null;
  readonly isQuote: boolean;
}

function ofNotification(item: unknown, reading: Reading, rawIndex: number): HeardMessage | null {
  const { type } = notificationShape.parse(item);
  // Some servers ignore `types[]` and send likes and follows as well.
  if (type !== 'mention' && type !== 'quote') return null;
  const { status } = z.object({ status: statusShape }).parse(item);
  return toMessage(status, reading, { rawIndex, isQuote: type === 'quote' });
}

function ofStatus(item: unknown, reading: Reading, rawIndex: number): HeardMessage | null {
  const status = statusShape.parse(item);
  // A boost repeats what someone else said.
  if (status.reblog != null) return null;
  return toMessage(status, reading, { rawIndex, isQuote: false });
}

function toMessage(status: Status, reading: Reading, place: Place): HeardMessage {
  const { id, account } = status;
  const parent = status.in_reply_to_id ?? null;
  const reference: Json = { id, visibility: status.visibility, acct: account.acct, accountId: account.id };
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

function kindOf(status: Status, reading: Reading, isQuote: boolean): MessageKind {
  if (!isPublic(status.visibility)) return 'direct';
  if (isQuote) return 'quote';
  const isOwn = status.account.id === reading.me;
  if (status.in_reply_to_id && (isOwn || status.in_reply_to_account_id === reading.me)) return 'reply';
  const isToUs = reading.stream === 'mentions' || status.mentions?.some((one) => one.id === reading.me);
  return isOwn || isToUs ? 'mention' : 'search';
}

function authorOf(account: z.infer<typeof accountShape>): Author {
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
function wordsOf(status: Status): string {
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

function mediaOf(media: z.infer<typeof mediaShape>): Media[] {
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
