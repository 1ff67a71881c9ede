import type { Post, World } from '../world.ts';
import { profileUrl } from './content.ts';

/**
 * Full-text search of statuses (https://docs.joinmastodon.org/methods/search/): all words and "phrases" must occur;
 * `from:user` and `-word` as on a server with full-text search. A URL finds the status it shows. Newest first.
 */
export function searchStatuses(world: World, query: string, base: string): Post[] {
  const posts = world.posts('mastodon').filter((post) => post.visibility === 'public');
  if (/^https?:\/\//.test(query)) {
    return posts.filter((post) => `${profileUrl(post.author, base)}/${post.id}` === query);
  }
  const terms = [...query.toLowerCase().matchAll(/(-?)(?:"([^"]+)"|(\S+))/g)].map(([, minus, phrase, word]) => ({
    isWanted: minus === '',
    words: phrase ?? word ?? '',
  }));
  if (terms.length === 0) return [];
  return posts.filter((post) => terms.every(({ isWanted, words }) => isMatch(post, words) === isWanted));
}

function isMatch(post: Post, words: string): boolean {
  if (words.startsWith('from:')) return post.author.handle.toLowerCase() === words.slice(5).replace(/^@/, '');
  return post.text.toLowerCase().includes(words);
}
