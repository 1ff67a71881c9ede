import type { Post, World } from '../world.ts';
import { readLimit } from './cursors.ts';
import { invalidRequest } from './problem.ts';
import { publicPosts } from './public-posts.ts';
import { mentionedDids, recordOf } from './records.ts';
import { postView } from './views.ts';

/**
 * `app.bsky.feed.searchPosts` (https://docs.bsky.app/docs/api/app-bsky-feed-search-posts): all words and "phrases",
 * `since`/`until`, `author`, `mentions`, `lang`; `from:handle` in the query. The cursor is a count of hits, as there.
 */
export function searchPosts(world: World, query: URLSearchParams): object {
  const q = query.get('q');
  if (q === null) throw invalidRequest('Error: Params must have the property "q"');
  const limit = readLimit(query, 25, 100);
  const from = Number(query.get('cursor') ?? '0');
  if (!Number.isInteger(from) || from < 0) throw invalidRequest('Malformed cursor');
  const hits = publicPosts(world).filter((post) => isHit(world, post, q) && isWithin(world, post, query));
  const page = hits.slice(from, from + limit);
  const more = from + limit < hits.length ? { cursor: String(from + limit) } : {};
  return { ...more, hitsTotal: hits.length, posts: page.map((post) => postView(world, post)) };
}

function isHit(world: World, post: Post, q: string): boolean {
  const text = post.text.toLowerCase();
  return [...q.toLowerCase().matchAll(/"([^"]+)"|(\S+)/g)].every(([, phrase, word = '']) => {
    if (phrase !== undefined) return text.includes(phrase);
    if (word.startsWith('from:')) return isPerson(world, post.author.id, word.slice(5));
    return text.includes(word);
  });
}

function isWithin(world: World, post: Post, query: URLSearchParams): boolean {
  // the earlier of the author's time and the server's
  const at = Math.min(post.createdAt, post.visibleAt);
  const since = query.get('since');
  const until = query.get('until');
  const author = query.get('author');
  const mentions = query.get('mentions');
  const lang = query.get('lang');
  return (
    (since === null || at >= readTime(since)) &&
    (until === null || at < readTime(until)) &&
    (author === null || isPerson(world, post.author.id, author)) &&
    (lang === null || post.language === lang) &&
    (mentions === null || mentionedDids(recordOf(world, post).record).some((did) => isPerson(world, did, mentions))) &&
    query.getAll('tag').every((tag) => post.text.toLowerCase().includes(`#${tag.toLowerCase()}`))
  );
}

function isPerson(world: World, did: string, named: string): boolean {
  const name = named.replace(/^@/, '');
  return did === name || world.personByHandle('bluesky', name)?.id === did;
}

function readTime(text: string): number {
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw invalidRequest('Error: since and until must be datetimes');
  return at;
}
