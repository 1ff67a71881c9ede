import type { Post, World } from '../world.ts';

/**
 * Edits as X tells them: each wording is a post with an id of its own, all of them in `edit_history_tweet_ids`; timelines
 * and search show the newest, a lookup the one whose id was asked for.
 * https://docs.x.com/x-api/fundamentals/edit-posts
 */
export function asWorded(post: Post, id: string): Post {
  const wording = post.wordings.find((one) => one.id === id);
  // what was never edited stays the very object, and so do its remembered texts
  if (wording === undefined || post.wordings.length === 1) return post;
  const views = known.get(post) ?? new Map<string, Post>();
  known.set(post, views);
  const view = views.get(id) ?? { ...post, id, text: wording.text, createdAt: wording.at };
  views.set(id, view);
  return view;
}

/** The post as it reads now. */
export function newestWording(post: Post): Post {
  return asWorded(post, post.wordings.at(-1)?.id ?? post.id);
}

/** The id under which the world keeps the post: that of its first wording. */
export function firstId(post: Post): string {
  return post.wordings[0]?.id ?? post.id;
}

/** What a post quotes and answers, by the ids of the wordings that its author saw. */
export function referencesOfPost(
  world: World,
  post: Post,
): readonly { readonly type: 'quoted' | 'replied_to'; readonly id: string }[] {
  const seen = (id: string): string => {
    const earlier = world.find('x', id)?.wordings.filter(({ at }) => at <= post.createdAt);
    return earlier?.at(-1)?.id ?? id;
  };
  return [
    ...(post.quotes === null ? [] : [{ type: 'quoted' as const, id: seen(post.quotes) }]),
    ...(post.inReplyTo === null ? [] : [{ type: 'replied_to' as const, id: seen(post.inReplyTo) }]),
  ];
}

const known = new WeakMap<Post, Map<string, Post>>();
