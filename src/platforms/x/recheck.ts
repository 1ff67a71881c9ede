/**
 * Looking again at posts heard before: what was edited, what is gone (https://docs.x.com/x-api/posts/get-posts-by-ids). An
 * edited post gets a new id per version and keeps the first; taking one version away takes all.
 */
import { z } from 'zod';
import type { HeardMessage } from '../../domain/message.ts';
import type { Recheck } from '../platform.ts';
import type { XClient } from './client.ts';
import { type Self, toMessage } from './message.ts';
import { type Included, NOTHING_INCLUDED, type Post, postShape, readList } from './payload.ts';
import { POST_READ_USD, roundUsd } from './price.ts';
import { postReferenceOf } from './reference.ts';

/** How many posts one call takes. */
const RECHECK_MAX = 100;

/** Private messages cannot be looked up one by one and are left out. */
export async function recheck(
  client: XClient,
  me: Self,
  messages: readonly HeardMessage[],
): Promise<Omit<Recheck, 'requests' | 'rateLimit'>> {
  const wanted = new Map<string, HeardMessage>();
  for (const message of messages) {
    const id = message.visibility === 'public' ? postReferenceOf(message.reference)?.id : undefined;
    if (id !== undefined && /^\d{1,19}$/.test(id)) wanted.set(id, message);
  }
  const first = await lookUp(client, wanted);
  // The answer to an older version names the newest, which holds the text that stands.
  const newer = new Map<string, HeardMessage>();
  for (const [message, { post }] of first.found) if (post.newestId !== post.id) newer.set(post.newestId, message);
  const second = await lookUp(client, newer);
  const found = new Map([...first.found].filter(([, { post }]) => post.newestId === post.id));
  for (const [message, told] of second.found) found.set(message, told);
  return {
    messages: [...found].map(([message, told]) => asItIsNow(message, told, me)),
    deleted: [...new Set([...first.gone, ...second.gone].map((message) => message.remoteId))],
    costUsd: roundUsd((first.found.size + second.found.size) * POST_READ_USD),
  };
}

interface Told {
  readonly post: Post;
  readonly included: Included;
}

interface LookedUp {
  readonly found: ReadonlyMap<HeardMessage, Told>;
  readonly gone: readonly HeardMessage[];
}

async function lookUp(client: XClient, wanted: ReadonlyMap<string, HeardMessage>): Promise<LookedUp> {
  const found = new Map<HeardMessage, Told>();
  const gone: HeardMessage[] = [];
  const ids = [...wanted.keys()];
  for (let start = 0; start < ids.length; start += RECHECK_MAX) {
    const batch = ids.slice(start, start + RECHECK_MAX);
    const { items, included, errors } = await askFor(client, batch);
    for (const item of items) {
      const message = wanted.get(idShape.safeParse(item).data?.id ?? '');
      if (message === undefined) continue;
      // Nobody's profile was asked for, and with X's new names no author comes without.
      const post = postShape.safeParse({ author_id: message.author.remoteId, ...Object(item) });
      if (post.success) found.set(message, { post: post.data, included });
    }
    gone.push(...errors.flatMap(goneId).flatMap((id) => wanted.get(id) ?? []));
  }
  return { found, gone };
}

/** An answer without posts and without reasons is none: silence must not delete anything. */
async function askFor(client: XClient, ids: readonly string[]) {
  const answer = await client.posts('tweets', { ids: ids.join(',') }, 'again');
  const errors = errorsShape.safeParse(answer).data?.errors;
  const list = readList(answer);
  if (list === null && errors === undefined) throw client.spoilt(answer, false);
  return { items: list?.items ?? [], included: list?.included ?? NOTHING_INCLUDED, errors: errors ?? [] };
}

const idShape = z.object({ id: z.string() });
const errorsShape = z.object({ errors: z.array(z.unknown()).min(1) });
const errorShape = z.object({
  type: z.string(),
  resource_id: z.string().nullish(),
  value: z.string().nullish(),
});

/** Gone, or no longer for our eyes (protected, suspended): X wants both taken out alike. */
function goneId(error: unknown): string[] {
  const told = errorShape.safeParse(error);
  if (!told.success || !/\/(resource-not-found|not-authorized-for-resource)$/.test(told.data.type)) return [];
  const id = told.data.resource_id ?? told.data.value;
  return id ? [id] : [];
}

/** Text, pictures and time of the newest version; what made the message reach us stays as it was heard. */
function asItIsNow(message: HeardMessage, { post, included }: Told, me: Self): HeardMessage {
  const now = toMessage(post, { stream: 'search', me, included }, null);
  const before = postReferenceOf(message.reference);
  return {
    ...message,
    text: now.text,
    language: now.language,
    editedAt: post.id === post.firstId ? message.editedAt : now.editedAt,
    media: now.media,
    reference: { ...before, id: post.id },
    rawIndex: null,
  };
}
