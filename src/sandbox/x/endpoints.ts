import type { Call, Outcome } from './call.ts';
import { createPost, deletePost } from './create-post.ts';
import { getMessages, getMessagesOf, getMessagesWith, messageParameters } from './direct-messages.ts';
import { hideReply } from './hide-reply.ts';
import { getMe, getPost, getPosts, getUser, getUserByName } from './lookups.ts';
import type { Subject } from './parameters.ts';
import type { DayLimit, Limits } from './rate-limits.ts';
import { sendMessageIn, sendMessageTo } from './send-message.ts';
import { getMentions, getUserPosts, searchRecent, timelineParameters } from './timelines.ts';

/** One call of X API v2 that the sandbox understands. */
export interface Endpoint {
  readonly method: string;
  /** Path with `{…}` for its values. */
  readonly path: string;
  /** False where the app's bearer token alone is refused. */
  readonly takesApp: boolean;
  /** What an OAuth 2.0 user token must be allowed. */
  readonly scopes: readonly string[];
  /** Calls in 15 minutes (https://docs.x.com/x-api/fundamentals/rate-limits). */
  readonly limits: Limits;
  /** Calls in 24 hours beside that, where there is such a limit. */
  readonly day?: DayLimit;
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
  {
    ...about('none', '/2/tweets', { user: 100, app: 0 }),
    ...writing('POST', ['tweet.read', 'tweet.write', 'users.read']),
    day: { of: 'app', name: 'posts', limit: 10_000 },
    act: createPost,
  },
  {
    ...about('none', '/2/tweets/{id}', { user: 50, app: 0 }),
    ...writing('DELETE', ['tweet.read', 'tweet.write', 'users.read']),
    act: deletePost,
  },
  {
    ...about('none', '/2/tweets/{id}/hidden', { user: 50, app: 0 }),
    ...writing('PUT', ['tweet.read', 'tweet.moderate.write', 'users.read']),
    act: hideReply,
  },
  { ...messages('/2/dm_events'), act: getMessages },
  { ...messages('/2/dm_conversations/with/{id}/dm_events'), act: getMessagesWith },
  { ...messages('/2/dm_conversations/{id}/dm_events'), act: getMessagesOf },
  { ...sending('/2/dm_conversations/with/{id}/messages'), act: sendMessageTo },
  { ...sending('/2/dm_conversations/{id}/messages'), act: sendMessageIn },
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

type Described = Omit<Endpoint, 'act'>;

function about(subject: Subject, path: string, limits: Limits): Described {
  const scopes = subject === 'users' ? ['users.read'] : ['tweet.read', 'users.read'];
  return { method: 'GET', path, takesApp: true, limits, subject, own: [], scopes };
}

function writing(method: string, scopes: readonly string[]): Pick<Described, 'method' | 'takesApp' | 'scopes'> {
  return { method, takesApp: false, scopes };
}

function messages(path: string): Described {
  const scopes = ['dm.read', 'tweet.read', 'users.read'];
  return { ...about('messages', path, { user: 15, app: 0 }), takesApp: false, own: messageParameters, scopes };
}

function sending(path: string): Described {
  return {
    ...about('none', path, { user: 15, app: 0 }),
    ...writing('POST', ['dm.write', 'tweet.read', 'users.read']),
    day: { of: 'user', name: 'messages', limit: 1440 },
  };
}

function valuesIn(template: readonly string[], asked: readonly string[]): readonly string[] | null {
  if (template.length !== asked.length) return null;
  const fits = template.every((part, index) => part.startsWith('{') || part === asked[index]);
  return fits ? asked.filter((_part, index) => template[index]?.startsWith('{')) : null;
}
