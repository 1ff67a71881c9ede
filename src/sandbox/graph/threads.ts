import type { PlatformName, Post, World } from '../world.ts';

/** A comment and where it shows. Graph shows two levels: what answers a reply is shown under the top comment. */
export interface Placed {
  readonly post: Post;
  /** The comment on the post itself; the same as `post` for a top-level one. */
  readonly top: Post;
  readonly root: Post;
}

/** The public conversations of a platform as they are now. */
export interface Threads {
  /** Posts and media, newest first. */
  readonly roots: readonly Post[];
  /** All comments of a post or medium, oldest first. */
  under(root: Post): readonly Placed[];
  /** The shown replies of a top comment, oldest first. */
  repliesTo(top: Post): readonly Placed[];
  /** By the whole id, or by what stands after its last `_`. */
  root(id: string): Post | null;
  comment(id: string): Placed | null;
  /** UTC milliseconds of the last thing said under it. */
  lastActivity(root: Post): number;
}

/** Reads the threads. What stood under something taken away is gone with it. */
export function readThreads(world: World, platform: PlatformName): Threads {
  const newestFirst = world.posts(platform).filter((post) => post.visibility !== 'private');
  const byId = new Map(newestFirst.map((post) => [post.id, post]));
  const roots = newestFirst.filter((post) => post.inReplyTo === null);
  const under = new Map<Post, Placed[]>();
  const below = new Map<Post, Placed[]>();
  const placed = new Map<string, Placed>();
  for (const post of newestFirst.toReversed()) {
    const place = post.inReplyTo === null ? null : placeOf(post, byId);
    if (place === null) continue;
    placed.set(post.id, place);
    append(under, place.root, place);
    if (place.top !== post) append(below, place.top, place);
  }
  const bare = new Map(newestFirst.map((post) => [post.id.split('_').at(-1), post.id]));
  const known = (id: string): string => (byId.has(id) ? id : (bare.get(id) ?? id));
  return {
    roots,
    under: (root) => under.get(root) ?? [],
    repliesTo: (top) => below.get(top) ?? [],
    root(id) {
      const post = byId.get(known(id));
      return post?.inReplyTo === null ? post : null;
    },
    comment: (id) => placed.get(known(id)) ?? null,
    lastActivity: (root) =>
      (under.get(root) ?? []).reduce(
        (latest, { post }) => Math.max(latest, post.createdAt),
        root.editedAt ?? root.createdAt,
      ),
  };
}

function placeOf(post: Post, byId: ReadonlyMap<string, Post>): Placed | null {
  let top = post;
  let above = byId.get(post.inReplyTo ?? '');
  while (above !== undefined && above.inReplyTo !== null) {
    top = above;
    above = byId.get(above.inReplyTo);
  }
  return above === undefined ? null : { post, top, root: above };
}

function append(lists: Map<Post, Placed[]>, key: Post, value: Placed): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
