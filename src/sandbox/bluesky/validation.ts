import type { Json } from '../../domain/message.ts';
import { cidOf } from '../ids.ts';
import { invalidRequest } from './problem.ts';
import { isJsonObject } from './records.ts';

export const COLLECTION = 'app.bsky.feed.post';
const GRAPHEMES_MAX = 300;
const BYTES_MAX = 3000;

/** A checked post record, with what the world needs of it. */
export interface PostRecord {
  readonly json: { readonly [key: string]: Json };
  readonly cid: string;
  readonly text: string;
  readonly parentUri: string | null;
  readonly quotedUri: string | null;
  readonly language: string | null;
}

/**
 * Checks a record against `app.bsky.feed.post` (https://docs.bsky.app/docs/api/com-atproto-repo-put-record): 300
 * graphemes, 3,000 bytes, a time with a zone, whole references, facets inside the text.
 * @throws {XrpcError} 400 `InvalidRequest`
 */
export function checkPost(value: unknown): PostRecord {
  if (!isJsonObject(value)) throw wrong('Record must be an object');
  if (value.$type !== COLLECTION) throw wrong(`Invalid $type: expected ${COLLECTION}`);
  const { text, createdAt, langs, reply, embed } = value;
  if (typeof text !== 'string') throw wrong('Record must have the property "text"');
  const bytes = Buffer.byteLength(text);
  if (bytes > BYTES_MAX) throw wrong(`Record/text must not be longer than ${BYTES_MAX} characters`);
  if ([...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)].length > GRAPHEMES_MAX) {
    throw wrong(`Record/text must not be longer than ${GRAPHEMES_MAX} graphemes`);
  }
  if (typeof createdAt !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(createdAt)) {
    throw wrong('Record/createdAt must be a valid atproto datetime (both RFC-3339 and ISO-8601)');
  }
  if (langs !== undefined && (!Array.isArray(langs) || langs.length > 3)) {
    throw wrong('Record/langs must not have more than 3 elements');
  }
  checkFacets(value.facets, bytes);
  const language = Array.isArray(langs) && typeof langs[0] === 'string' ? langs[0] : null;
  return {
    json: value,
    cid: cidOf(value),
    text,
    parentUri: reply === undefined ? null : parentOf(reply),
    quotedUri: isJsonObject(embed) && isJsonObject(embed.record) ? uriOf(embed.record, 'embed/record') : null,
    language,
  };
}

function parentOf(reply: Json): string {
  if (!isJsonObject(reply)) throw wrong('Record/reply must be an object');
  uriOf(reply.root, 'reply/root');
  return uriOf(reply.parent, 'reply/parent');
}

function uriOf(ref: Json | undefined, place: string): string {
  if (!isJsonObject(ref)) throw wrong(`Record/${place} must be an object`);
  const { uri, cid } = ref;
  if (typeof uri !== 'string' || !uri.startsWith('at://')) throw wrong(`Record/${place}/uri must be a valid at-uri`);
  if (typeof cid !== 'string' || !/^ba[a-z2-7]{50,}$/.test(cid))
    throw wrong(`Record/${place}/cid must be a cid string`);
  return uri;
}

function checkFacets(facets: Json | undefined, bytes: number): void {
  if (facets === undefined) return;
  if (!Array.isArray(facets)) throw wrong('Record/facets must be an array');
  for (const facet of facets) {
    const index = isJsonObject(facet) ? facet.index : undefined;
    const { byteStart, byteEnd } = isJsonObject(index) ? index : {};
    if (typeof byteStart !== 'number' || typeof byteEnd !== 'number' || byteStart < 0 || byteEnd < byteStart) {
      throw wrong('Record/facets must have an index');
    }
    // clients drop such facets without a word; a sandbox should not
    if (byteEnd > bytes) throw wrong('Record/facets must lie inside the text');
  }
}

function wrong(words: string): Error {
  return invalidRequest(`Invalid ${COLLECTION} record: ${words}`);
}
