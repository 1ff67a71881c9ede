import type { Post, World } from '../world.ts';

/** Everything that anybody may read, newest first. Chat is another service and never shows here. */
export function publicPosts(world: World): Post[] {
  return world.posts('bluesky').filter((post) => post.visibility === 'public');
}

/** A post that anybody may read, by its URI. */
export function findPublic(world: World, uri: string): Post | null {
  const post = world.find('bluesky', uri);
  return post?.visibility === 'public' ? post : null;
}

/** Direct answers that anybody may read, oldest first. */
export function publicReplies(world: World, post: Post): Post[] {
  return world.replies(post).filter((reply) => reply.visibility === 'public');
}
