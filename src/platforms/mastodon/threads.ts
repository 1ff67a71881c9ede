/**
 * Where threads begin. The API gives no conversation id, only each status's parent, so parents are fetched level by
 * level until the first status of each thread (https://docs.joinmastodon.org/methods/statuses/#index).
 */
import type { HeardMessage } from '../../domain/message.ts';

/** Fetches statuses by id; what is gone or not visible to us is missing from the answer. */
export type Lookup = (ids: readonly string[]) => Promise<readonly HeardMessage[]>;

/** Messages with the thread they belong to, and the fetched parents for reading. */
export interface Threaded {
  readonly messages: readonly HeardMessage[];
  readonly context: readonly HeardMessage[];
}

/** Puts every message into its thread. A thread deeper than `LEVELS_MAX` begins at the highest parent reached. */
export async function withThreads(messages: readonly HeardMessage[], lookup: Lookup): Promise<Threaded> {
  const known = new Map(messages.map((message) => [message.remoteId, message]));
  const context: HeardMessage[] = [];
  const asked = new Set<string>();
  for (let level = 0; level < LEVELS_MAX; level += 1) {
    const wanted = [...new Set([...known.values()].map((message) => message.inReplyTo))].filter(
      (id) => id !== null && !known.has(id) && !asked.has(id),
    );
    const ids = wanted.flatMap((id) => id ?? []);
    if (ids.length === 0) break;
    for (const id of ids) asked.add(id);
    for (const parent of await lookup(ids)) {
      if (known.has(parent.remoteId)) continue;
      known.set(parent.remoteId, parent);
      context.push(parent);
    }
  }
  const placed = (message: HeardMessage) => ({ ...message, threadId: rootOf(message, known) });
  return { messages: messages.map(placed), context: context.map(placed) };
}

const LEVELS_MAX = 20;

/** The highest status that can be named: a parent nobody can fetch any more still names the thread. */
function rootOf(message: HeardMessage, known: ReadonlyMap<string, HeardMessage>): string {
  const passed = new Set<string>();
  let at = message;
  while (at.inReplyTo !== null && !passed.has(at.remoteId)) {
    passed.add(at.remoteId);
    const parent = known.get(at.inReplyTo);
    if (!parent) return at.inReplyTo;
    at = parent;
  }
  return at.remoteId;
}
