import { GraphNode } from '../graph/node.ts';
import { GraphProblem, invalidParameter, missingObject } from '../graph/problem.ts';
import { readThreads } from '../graph/threads.ts';
import { stableDigits } from '../ids.ts';
import type { World } from '../world.ts';
import { hashtagMediaNode } from './media.ts';

/** Hashtags of the whole platform, https://developers.facebook.com/docs/instagram-platform/instagram-api-with-facebook-login/hashtag-search. */
export interface Hashtags {
  /** `GET /ig_hashtag_search?user_id&q`: the id of a tag. */
  search(query: URLSearchParams): GraphNode;
  /** A tag by its id, once it was searched for. */
  find(id: string): GraphNode | null;
}

/** An account asks for 30 different tags in 7 days. */
const TAGS_MAX = 30;
const TAGS_MS = 7 * 86_400_000;
/** `recent_media` goes back no further. */
const RECENT_MS = 86_400_000;
const PAGE = { usual: 25, max: 50 };

/** Remembers which tags were asked for, by the world's clock. */
export function createHashtags(world: World): Hashtags {
  const askedAt = new Map<string, number>();
  const tags = new Map<string, string>();
  const account = world.brand('instagram');
  const checkUser = (query: URLSearchParams): void => {
    const id = query.get('user_id');
    if (id === null) throw invalidParameter('The parameter user_id is required');
    if (id !== account.id) throw missingObject(id);
  };
  return {
    search(query) {
      checkUser(query);
      const tag = (query.get('q') ?? '').replace(/^#/, '').toLowerCase();
      if (!/^[\p{L}\p{M}\p{N}_]+$/u.test(tag)) throw invalidParameter('Invalid hashtag');
      for (const [asked, at] of askedAt) if (world.now() - at > TAGS_MS) askedAt.delete(asked);
      if (!askedAt.has(tag)) {
        if (askedAt.size >= TAGS_MAX) {
          // the number is documented, the code of the refusal is not [unverified]
          throw new GraphProblem(
            18,
            '(#18) Reached maximum number of hashtags that can be queried within a 7 day period',
          );
        }
        askedAt.set(tag, world.now());
      }
      const id = `178${stableDigits(`hashtag ${tag}`, 14)}`;
      tags.set(id, tag);
      return new GraphNode({ type: 'ShadowIGHashtag', id, usual: ['id'], fields: { id: () => id } });
    },
    find(id) {
      const tag = tags.get(id);
      return tag === undefined ? null : hashtagNode({ world, checkUser }, id, tag);
    },
  };
}

function hashtagNode(
  { world, checkUser }: { world: World; checkUser: (query: URLSearchParams) => void },
  id: string,
  tag: string,
): GraphNode {
  const media: GraphNode['edges'][string] = (query) => {
    checkUser(query);
    const threads = readThreads(world, 'instagram');
    const written = new RegExp(`#${tag}(?![\\p{L}\\p{M}\\p{N}_])`, 'iu');
    const found = threads.roots.filter((post) => world.now() - post.createdAt <= RECENT_MS && written.test(post.text));
    return { nodes: found.map((post) => hashtagMediaNode(post, threads.under(post).length)), rules: PAGE };
  };
  return new GraphNode({
    type: 'ShadowIGHashtag',
    id,
    usual: ['id'],
    fields: { id: () => id, name: () => tag },
    edges: { recent_media: media, top_media: media },
  });
}
