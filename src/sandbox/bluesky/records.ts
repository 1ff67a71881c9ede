import type { Json } from '../../domain/message.ts';
import { cidOf } from '../ids.ts';
import type { Post, World } from '../world.ts';
import { findPublic } from './public-posts.ts';

type JsonObject = { readonly [key: string]: Json };

/** A reference to one version of a record. */
interface StrongRef {
  readonly uri: string;
  readonly cid: string;
}

/** A post as a record and its CID; the same record always has the same CID. */
export interface StoredRecord {
  readonly record: JsonObject;
  readonly cid: string;
}

/** Made once a post, since a record does not change when what it answers is deleted. */
const stored = new WeakMap<Post, StoredRecord>();

/** The record of a post: what its author wrote, or what a customer's client would have written. */
export function recordOf(world: World, post: Post): StoredRecord {
  const known = stored.get(post);
  if (known !== undefined) return known;
  const written = post.extras.get('record');
  const record = isJsonObject(written) ? asItReads(written, post.text) : customerRecord(world, post);
  const made = { record, cid: cidOf(record) };
  stored.set(post, made);
  return made;
}

export function isJsonObject(value: unknown): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** A record that was edited outside of a client keeps no facets: their places are those of the text before. */
function asItReads(written: JsonObject, text: string): JsonObject {
  if (written.text === text) return written;
  const { facets: _stale, ...rest } = written;
  return { ...rest, text };
}

function customerRecord(world: World, post: Post): JsonObject {
  const facets = findFacets(world, post.text);
  return {
    $type: 'app.bsky.feed.post',
    text: post.text,
    createdAt: new Date(post.createdAt).toISOString(),
    ...(post.language === null ? {} : { langs: [post.language] }),
    ...(facets.length === 0 ? {} : { facets }),
    ...(post.inReplyTo === null
      ? {}
      : { reply: { root: { ...reference(world, post.threadRoot) }, parent: { ...reference(world, post.inReplyTo) } } }),
    ...(post.quotes === null
      ? {}
      : { embed: { $type: 'app.bsky.embed.record', record: { ...reference(world, post.quotes) } } }),
  };
}

function reference(world: World, uri: string): StrongRef {
  const post = findPublic(world, uri);
  return { uri, cid: post === null ? cidOf({ uri }) : recordOf(world, post).cid };
}

/**
 * Mentions, links and tags with their places in UTF-8 bytes, https://docs.bsky.app/docs/advanced-guides/post-richtext.
 * Only a mention of somebody who exists becomes one.
 */
function findFacets(world: World, text: string): JsonObject[] {
  const parts = /(?<=^|[\s(])(?:@([a-z0-9][a-z0-9.-]*[a-z0-9])|(https?:\/\/[^\s]+)|#([\p{L}\d_]+))/giu;
  const facets: JsonObject[] = [];
  for (const match of text.matchAll(parts)) {
    const [whole, handle, uri, tag] = match;
    const feature = featureOf(world, { handle, uri, tag });
    if (feature === null) continue;
    const byteStart = Buffer.byteLength(text.slice(0, match.index));
    facets.push({ index: { byteStart, byteEnd: byteStart + Buffer.byteLength(whole) }, features: [feature] });
  }
  return facets;
}

function featureOf(
  world: World,
  { handle, uri, tag }: { handle: string | undefined; uri: string | undefined; tag: string | undefined },
): JsonObject | null {
  if (uri !== undefined) return { $type: 'app.bsky.richtext.facet#link', uri };
  if (tag !== undefined) return { $type: 'app.bsky.richtext.facet#tag', tag };
  const person = world.personByHandle('bluesky', handle ?? '');
  return person === null ? null : { $type: 'app.bsky.richtext.facet#mention', did: person.id };
}

/** The DIDs a record mentions by facets; plain `@name` text mentions nobody. */
export function mentionedDids(record: JsonObject): string[] {
  const facets = Array.isArray(record.facets) ? record.facets : [];
  return facets
    .flatMap((facet) => (isJsonObject(facet) && Array.isArray(facet.features) ? facet.features : []))
    .flatMap((feature) => (isJsonObject(feature) && typeof feature.did === 'string' ? [feature.did] : []));
}
