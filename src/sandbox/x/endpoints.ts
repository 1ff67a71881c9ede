import type { Call, Outcome } from './call.ts';
import { createPost, deletePost } from './create-post.ts';
import { getMe, getPost, getPosts, getUser, getUserByName } from './lookups.ts';
import type { Subject } from './parameters.ts';
import type { Limits } from './rate-limits.ts';
import { getMentions, getUserPosts, searchRecent, timelineParameters } from './timelines.ts';

/** One call of X API v2 that the sandbox understands. */
export interface Endpoint {
  readonly method: string;
  /** Path with `{…}` for its values. */
  readonly path: string;
  /** False where the app's bearer token alone is refused. */
  readonly takesApp: boolean;
  /** Calls in 15 minutes (https://docs.x.com/x-api/fundamentals/rate-limits). */
  readonly limits: Limits;
  readonly subject: Subject;
  /** Its query parameters besides fields and expansions. */
  readonly own: readonly string[];
  readonly act: (call: Call) => Outcome;
}

/** Everything the sandbox understands; a path of literals stands before one that would swallow it. */
const endpoints: readonly Endpoint[] = [
  { ...about('users', '/2/users/me', { user: 75, app: 0 }), takesApp: false, act: getMe },
  { ...about('users', '/2/users/by/username/{username}', { user: 900, app: 300 }), act: getUserByName },
  { ...about('users', '/2/users/{id}', { user: 900, app: 300 }), act: getUser },
  { ...about('posts', '/2/users/{id}/mentions', { user: 300, app: 450 }), own: timelineParameters, act: getMentions },
  {
    ...about('posts', '/2/users/{id}/tweets', { user: 900, app: 10_000 }),
    own: [...timelineParameters, 'exclude'],
    act: getUserPosts,
  },
  {
    ...about('posts', '/2/tweets/search/recent', { user: 300, app: 450 }),
    own: [...timelineParameters, 'query', 'next_token', 'sort_order'],
    act: searchRecent,
  },
  { ...about('posts', '/2/tweets', { user: 5000, app: 3500 }), own: ['ids'], act: getPosts },
  { ...about('posts', '/2/tweets/{id}', { user: 900, app: 450 }), act: getPost },
  { ...about('none', '/2/tweets', { user: 100, app: 0 }), method: 'POST', takesApp: false, act: createPost },
  { ...about('none', '/2/tweets/{id}', { user: 50, app: 0 }), method: 'DELETE', takesApp: false, act: deletePost },
];

/** The endpoint of a call and the values in its path, or null. */
export function findEndpoint(
  method: string,
  path: string,
): { endpoint: Endpoint; pathValues: readonly string[] } | null {
  for (const endpoint of endpoints) {
    const pathValues = endpoint.method === method ? valuesIn(endpoint.path.split('/'), path.split('/')) : null;
    if (pathValues !== null) return { endpoint, pathValues };
  }
  return null;
}

function about(subject: Subject, path: string, limits: Limits): Omit<Endpoint, 'act'> {
  return { method: 'GET', path, takesApp: true, limits, subject, own: [] };
}

function valuesIn(template: readonly string[], asked: readonly string[]): readonly string[] | null {
  if (template.length !== asked.length) return null;
  const fits = template.every((part, index) => part.startsWith('{') || part === asked[index]);
  return fits ? asked.filter((_part, index) => template[index]?.startsWith('{')) : null;
}
