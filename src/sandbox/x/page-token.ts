import type { Post } from '../world.ts';
import { invalidParameter } from './problem.ts';

/** Opaque to clients: the id of the last post that was shown. */
export function tokenAfter(post: Post): string {
  return `7140dibdnow${BigInt(post.id).toString(32)}`;
}

/**
 * The id that the asked page comes before, or null for the first page.
 * @throws {XProblem} 400 for a token that is none of ours
 */
export function readToken(query: URLSearchParams): bigint | null {
  const name = query.has('next_token') ? 'next_token' : 'pagination_token';
  const text = query.get(name);
  if (text === null) return null;
  const digits = /^7140dibdnow([0-9a-v]{1,13})$/.exec(text)?.[1];
  if (digits === undefined)
    throw invalidParameter(name, text, `The \`${name}\` query parameter value [${text}] is not valid`);
  let id = 0n;
  for (const digit of digits) id = id * 32n + BigInt(Number.parseInt(digit, 32));
  return id;
}
