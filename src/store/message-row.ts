import type { Insertable, Selectable } from 'kysely';
import type { Author, Media } from '../domain/message.ts';
import type { StoredMessage } from '../domain/stored.ts';
import type { Score } from '../domain/triage.ts';
import type { MessageTable } from './schema.ts';
import type { NewMessage } from './store.ts';
import { toJson } from './text.ts';

type AuthorList = [remoteId: string, handle: string, name: string, followers: number | null, url: string | null, 0 | 1];

/** A message as its row. Fields of JSON are kept short: this table is nearly all of the file. */
export function rowOf(message: NewMessage): Insertable<MessageTable> {
  const { heard } = message;
  return {
    account: message.account,
    platform: message.platform,
    conversation: message.conversation,
    contact: message.contact,
    remote_id: heard.remoteId,
    direction: heard.direction,
    kind: heard.kind,
    visibility: heard.visibility,
    author: authorText(heard.author),
    text: heard.text,
    language: heard.language,
    posted_at: heard.postedAt,
    edited_at: heard.editedAt,
    deleted_at: null,
    hidden_at: null,
    seen_at: null,
    in_reply_to: heard.inReplyTo,
    thread_id: heard.threadId === heard.remoteId ? null : heard.threadId,
    url: heard.url,
    media: heard.media.length === 0 ? null : toJson(heard.media),
    reference: toJson(heard.reference),
    raw_page: message.rawPage,
    raw_index: heard.rawIndex,
    fetched_at: message.fetchedAt,
    ...scoreColumns(message.score),
  };
}

/** The columns of a score: the whole of it, and the two parts that reports count by. */
export function scoreColumns(score: Score | null): Pick<Insertable<MessageTable>, 'sentiment' | 'urgency' | 'score'> {
  if (score === null) return { sentiment: null, urgency: null, score: null };
  return { sentiment: score.sentiment.label, urgency: score.urgency.level, score: toJson(score) };
}

/** The message of a row. */
export function messageOf(row: Selectable<MessageTable>): StoredMessage {
  return {
    id: row.id,
    account: row.account,
    platform: row.platform,
    conversation: row.conversation,
    contact: row.contact,
    remoteId: row.remote_id,
    direction: row.direction,
    kind: row.kind,
    visibility: row.visibility,
    author: authorOf(row.author),
    text: row.text,
    language: row.language,
    postedAt: row.posted_at,
    editedAt: row.edited_at,
    deletedAt: row.deleted_at,
    hiddenAt: row.hidden_at,
    inReplyTo: row.in_reply_to,
    threadId: row.thread_id ?? row.remote_id,
    url: row.url,
    media: row.media === null ? [] : (JSON.parse(row.media) as Media[]),
    reference: JSON.parse(row.reference),
    rawIndex: row.raw_index,
    fetchedAt: row.fetched_at,
    score: row.score === null ? null : (JSON.parse(row.score) as Score),
  };
}

function authorText(author: Author): string {
  const list: AuthorList = [
    author.remoteId,
    author.handle,
    author.name,
    author.followers,
    author.url,
    author.isBot ? 1 : 0,
  ];
  return toJson(list);
}

function authorOf(text: string): Author {
  const [remoteId, handle, name, followers, url, isBot] = JSON.parse(text) as AuthorList;
  return { remoteId, handle, name, followers, url, isBot: isBot === 1 };
}
