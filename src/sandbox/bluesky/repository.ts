import { cidOf, tid } from '../ids.ts';
import { createRateWindow } from '../rate-window.ts';
import type { Post, World } from '../world.ts';
import { invalidRequest, XrpcError } from './problem.ts';
import { findPublic } from './public-posts.ts';
import { recordOf } from './records.ts';
import { COLLECTION, checkPost, type PostRecord } from './validation.ts';

/** The body of a write. */
type WriteInput = Readonly<Record<string, unknown>>;

/**
 * The brand's repository, https://docs.bsky.app/docs/api/com-atproto-repo-put-record and its neighbours, with the
 * reference server's behaviour: an identical put is a no-op without `commit`, a key that holds something else is
 * `InvalidSwap` when `swapRecord` is null.
 */
export interface Repository {
  put(input: WriteInput): object;
  create(input: WriteInput): object;
  /** Succeeds also when there is nothing to delete. */
  remove(input: WriteInput): object;
  get(query: URLSearchParams): object;
}

const HOUR_MS = 3_600_000;
const POINTS = { create: 3, put: 2, remove: 1 };

export function createRepository(world: World): Repository {
  const brand = world.brand('bluesky');
  const points = createRateWindow(5000, HOUR_MS, () => world.now());
  // also what reads do not show yet: a write meets it all the same
  const written = new Map<string, Post>();
  const at = (uri: string): Post | null => {
    const late = written.get(uri);
    return findPublic(world, uri) ?? (late !== undefined && late.visibleAt > world.now() ? late : null);
  };
  const spend = (cost: number): void => {
    if (!points.take(cost).isAllowed) throw new XrpcError(429, 'RateLimitExceeded', 'Rate Limit Exceeded');
  };
  const checkPlace = (input: WriteInput): void => {
    const { repo, collection } = input;
    if (repo !== brand.id && repo !== brand.handle) throw invalidRequest(`Could not find repo: ${String(repo)}`);
    if (collection !== COLLECTION) throw invalidRequest(`The sandbox has no collection ${String(collection)}`);
  };
  const store = (uri: string, record: PostRecord): object => {
    const post = world.addPost({
      author: brand,
      id: uri,
      text: record.text,
      inReplyTo: record.parentUri,
      quotes: record.quotedUri,
      language: record.language,
      extras: { record: record.json },
    });
    written.set(uri, post);
    return answerOf(world, post, true);
  };
  const rewrite = (before: Post, record: PostRecord): object => {
    before.extras.set('record', record.json);
    const post = world.edit(before, record.text);
    written.set(post.id, post);
    return answerOf(world, post, true);
  };
  return {
    put(input) {
      spend(POINTS.put);
      checkPlace(input);
      const uri = `at://${brand.id}/${COLLECTION}/${checkedKey(input.rkey)}`;
      const record = checkPost(input.record);
      const before = at(uri);
      if (before !== null && recordOf(world, before).cid === record.cid) return answerOf(world, before, false);
      checkSwap(input.swapRecord, before === null ? null : recordOf(world, before).cid);
      if (before !== null && isSamePlace(before, record)) return rewrite(before, record);
      if (before !== null) world.remove(before);
      return store(uri, record);
    },
    create(input) {
      spend(POINTS.create);
      checkPlace(input);
      const key = input.rkey === undefined ? tid(world.now(), written.size) : checkedKey(input.rkey);
      const uri = `at://${brand.id}/${COLLECTION}/${key}`;
      const record = checkPost(input.record);
      // the reference server has no word for this either
      if (at(uri) !== null) throw new XrpcError(500, 'InternalServerError', 'Internal Server Error');
      return store(uri, record);
    },
    remove(input) {
      spend(POINTS.remove);
      checkPlace(input);
      const uri = `at://${brand.id}/${COLLECTION}/${checkedKey(input.rkey)}`;
      const post = at(uri);
      if (post === null) return {};
      world.remove(post);
      written.delete(uri);
      return { commit: commitOf(world, uri) };
    },
    get(query) {
      const repo = query.get('repo') ?? '';
      const owner = world.person('bluesky', repo) ?? world.personByHandle('bluesky', repo);
      const uri = `at://${owner?.id ?? repo}/${query.get('collection')}/${query.get('rkey')}`;
      const post = findPublic(world, uri);
      if (post === null) throw new XrpcError(400, 'RecordNotFound', `Could not locate record: ${uri}`);
      const { record, cid } = recordOf(world, post);
      return { uri, cid, value: record };
    },
  };
}

/** What is rewritten answers and quotes the same as before, so nobody is told of it anew. */
function isSamePlace(post: Post, { parentUri, quotedUri }: PostRecord): boolean {
  return post.inReplyTo === parentUri && post.quotes === quotedUri;
}

function checkedKey(key: unknown): string {
  if (typeof key === 'string' && /^[234567a-j][234567a-z]{12}$/.test(key)) return key;
  throw invalidRequest(`Invalid record key: ${String(key)} (expected a TID)`);
}

/** `swapRecord` names the version that must be there; null says that there must be none. */
function checkSwap(wanted: unknown, present: string | null): void {
  if (wanted === undefined) return;
  if (wanted !== present) throw new XrpcError(400, 'InvalidSwap', `Record was at ${String(present)}`);
}

function answerOf(world: World, post: Post, isNew: boolean): object {
  const { cid } = recordOf(world, post);
  const commit = isNew ? { commit: commitOf(world, post.id) } : {};
  return { uri: post.id, cid, ...commit, validationStatus: 'valid' };
}

function commitOf(world: World, uri: string): object {
  const rev = tid(world.now(), 0);
  return { cid: cidOf({ rev, uri }), rev };
}
