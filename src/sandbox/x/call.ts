import type { Person, Post, World } from '../world.ts';
import type { Caller } from './authentication.ts';
import type { Wanted } from './parameters.ts';
import type { XTexts } from './post-text.ts';
import { asWorded, newestWording } from './wordings.ts';

/** One authenticated call to an endpoint. */
export interface Call {
  readonly world: World;
  readonly texts: XTexts;
  readonly caller: Caller;
  /** The `{…}` parts of the path, in their order. */
  readonly pathValues: readonly string[];
  readonly query: URLSearchParams;
  readonly body: Buffer;
  readonly wanted: Wanted;
}

/** What an endpoint answers, in the dialect's own names. */
export interface Outcome {
  readonly status: number;
  readonly body: object;
}

/** The account of the brand, whose tokens the workspace has. */
export function brandOf(call: Call): Person {
  return call.world.brand('x');
}

/** What everybody can read, in its newest wording, newest first. */
export function publicPosts(world: World): readonly Post[] {
  const posts = world.posts('x').filter((post) => post.visibility !== 'private');
  if (posts.every(({ wordings }) => wordings.length === 1)) return posts;
  // an edit moves a post to the front
  return posts.map(newestWording).sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1));
}

/** A post that everybody can read, in the wording of that id, or null. */
export function publicPost(world: World, id: string): Post | null {
  const post = world.find('x', id);
  return post === null || post.visibility === 'private' ? null : asWorded(post, id);
}
