import type { Person, Post } from '../world.ts';
import { type Call, publicPost } from './call.ts';
import type { Wanted } from './parameters.ts';
import { type Counts, countAnswers, mediaOf, postView, type XMedium } from './post-view.ts';
import { type Missing, missingBody } from './problem.ts';
import { newestPostId, userView } from './user-view.ts';
import { asWorded, referencesOfPost } from './wordings.ts';

/** Parts of an answer: what was asked for, and what its expansions bring. Empty parts are left out. */
export interface Hydrated {
  readonly data: readonly Readonly<Record<string, unknown>>[];
  readonly rest: { readonly includes?: object; readonly errors?: readonly object[] };
}

/** Expansions that show the field they expand, asked for or not. */
const impliedFields: Readonly<Record<string, string>> = {
  author_id: 'author_id',
  in_reply_to_user_id: 'in_reply_to_user_id',
  'attachments.media_keys': 'attachments',
  'entities.mentions.username': 'entities',
  'referenced_tweets.id': 'referenced_tweets',
  'referenced_tweets.id.author_id': 'referenced_tweets',
  'referenced_tweets.id.attachments.media_keys': 'referenced_tweets',
};

/**
 * Posts with the fields and expansions that were wanted.
 * https://docs.x.com/x-api/fundamentals/fields, https://docs.x.com/x-api/fundamentals/expansions
 */
export function hydratePosts(call: Call, posts: readonly Post[]): Hydrated {
  const { wanted } = call;
  const { expansions } = wanted;
  const fields = new Set([...wanted.postFields, ...[...expansions].flatMap((name) => impliedFields[name] ?? [])]);
  const counts = once(() => countAnswers(call.world));
  const view = (post: Post) => postView({ ...call, counts }, post, fields);

  const referenced = asksForReferences(wanted) ? referencesOf(call, posts) : { found: [], missing: [] };
  const included = new Map(referenced.found.map((post) => [post.id, post]));
  if (expansions.has('edit_history_tweet_ids')) {
    for (const post of posts.flatMap(wordingsOf)) included.set(post.id, post);
  }
  const people = peopleOf(call, posts, referenced.found);
  const media = [
    ...(expansions.has('attachments.media_keys') ? posts.flatMap(mediaOf) : []),
    ...(expansions.has('referenced_tweets.id.attachments.media_keys') ? referenced.found.flatMap(mediaOf) : []),
  ];
  return {
    data: posts.map(view),
    rest: restOf(call, referenced.missing, {
      users: people.map((person) => userView(call, person, wanted.userFields)),
      tweets: [...included.values()].map(view),
      media: uniqueMedia(media).map((medium) => mediumView(medium, wanted.mediaFields)),
    }),
  };
}

/** People with the fields and expansions that were wanted; `missing` are those asked for in vain. */
export function hydrateUsers(call: Call, people: readonly Person[], missing: readonly Missing[]): Hydrated {
  const { wanted, world } = call;
  const expands = wanted.expansions.has('most_recent_tweet_id');
  const fields = expands ? new Set([...wanted.userFields, 'most_recent_tweet_id']) : wanted.userFields;
  const newest = expands ? people.map((person) => publicPost(world, newestPostId(world, person) ?? '')) : [];
  const counts = once(() => countAnswers(world));
  return {
    data: people.map((person) => userView(call, person, fields)),
    rest: restOf(call, missing, {
      tweets: newest
        .filter((post) => post !== null)
        .map((post) => postView({ ...call, counts }, post, wanted.postFields)),
    }),
  };
}

function wordingsOf(post: Post): readonly Post[] {
  return post.wordings.map(({ id }) => asWorded(post, id));
}

function asksForReferences({ expansions }: Wanted): boolean {
  return [...expansions].some((name) => name.startsWith('referenced_tweets.id'));
}

function referencesOf(call: Call, posts: readonly Post[]): { found: Post[]; missing: Missing[] } {
  const ids = new Set(posts.flatMap((post) => referencesOfPost(call.world, post).map(({ id }) => id)));
  const found = [...ids].map((id) => publicPost(call.world, id)).filter((post) => post !== null);
  const gone = [...ids].filter((id) => !found.some((post) => post.id === id));
  const parameter = call.wanted.spelling === 'tweet' ? 'referenced_tweets.id' : 'referenced_posts';
  return { found, missing: gone.map((value) => ({ resource: 'tweet' as const, parameter, value })) };
}

function peopleOf(call: Call, posts: readonly Post[], referenced: readonly Post[]): readonly Person[] {
  const { expansions, spelling } = call.wanted;
  // 2.167 has no expansion of its own for the authors of referenced posts
  const isAuthorOfReferencedWanted =
    expansions.has('referenced_tweets.id.author_id') || (spelling === 'post' && expansions.has('author_id'));
  return [
    ...new Set([
      ...(expansions.has('author_id') ? posts.map((post) => post.author) : []),
      ...(isAuthorOfReferencedWanted ? referenced.map((post) => post.author) : []),
      ...(expansions.has('entities.mentions.username') ? posts.flatMap((post) => call.texts.of(post).mentioned) : []),
      ...(expansions.has('in_reply_to_user_id') ? posts.flatMap((post) => authorAnswered(call, post)) : []),
    ]),
  ];
}

function authorAnswered(call: Call, post: Post): readonly Person[] {
  const parent = post.inReplyTo === null ? null : publicPost(call.world, post.inReplyTo);
  return parent === null ? [] : [parent.author];
}

/** A medium with the fields that were wanted. */
export function mediumView(medium: XMedium, fields: ReadonlySet<string>): object {
  const { media_key, type, url, alt_text } = medium;
  return {
    media_key,
    type,
    // 2.166 gives an address and an alternative text to photos only
    ...(fields.has('url') && url !== undefined && type === 'photo' && { url }),
    ...(fields.has('alt_text') && alt_text !== undefined && type === 'photo' && { alt_text }),
  };
}

/** The parts beside `data`; empty ones are left out. */
export function restOf(
  call: Call,
  missing: readonly Missing[],
  parts: Readonly<Record<string, readonly object[]>>,
): Hydrated['rest'] {
  const includes = Object.fromEntries(Object.entries(parts).filter(([, list]) => list.length > 0));
  const errors = missing.map((one) => missingBody(one, call.wanted.spelling));
  return {
    ...(Object.keys(includes).length > 0 && { includes }),
    ...(errors.length > 0 && { errors }),
  };
}

/** Each medium once. */
export function uniqueMedia(media: readonly XMedium[]): readonly XMedium[] {
  return [...new Map(media.map((medium) => [medium.media_key, medium])).values()];
}

function once(work: () => Counts): () => Counts {
  let done: Counts | null = null;
  return () => {
    done ??= work();
    return done;
  };
}
