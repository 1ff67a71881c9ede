/**
 * Messages heard before, looked at again: edits and deletions are told nowhere else
 * (https://docs.joinmastodon.org/methods/statuses/#index, …/#get).
 */
import type { HeardMessage } from '../../domain/message.ts';
import { PlatformError, type Recheck } from '../platform.ts';
import { AnswerError } from './call.ts';
import type { MastodonClient } from './client.ts';
import { LOOKUP_MAX, listed, readable } from './lookup.ts';

/** What became of `messages`. `me` is our account id there. */
export async function recheck(
  client: MastodonClient,
  me: string,
  messages: readonly HeardMessage[],
): Promise<Omit<Recheck, 'requests'>> {
  const now: HeardMessage[] = [];
  const gone: Gone[] = [];
  const broken: PlatformError[] = [];
  let isRouteAlive = false;
  for (let from = 0; from < messages.length; from += LOOKUP_MAX) {
    const some = messages.slice(from, from + LOOKUP_MAX);
    const raws = await listed(
      client,
      some.map((one) => one.remoteId),
    );
    const known = new Map(
      (raws ?? []).flatMap((raw) => readable(raw, readingOf(me))).map((one) => [one.remoteId, one]),
    );
    for (const message of some) {
      // Missing in the list can mean that the server is busy with it: each one's own address decides.
      const seen = known.get(message.remoteId) ?? (await lookAt(client, me, message));
      if (seen === null) continue;
      if (seen instanceof PlatformError) broken.push(seen);
      else if ('isWorded' in seen) gone.push(seen);
      else {
        isRouteAlive ||= !known.has(message.remoteId);
        now.push(asHeard(seen, message));
      }
    }
  }
  // A server that breaks on every one of them is broken itself.
  const [first] = broken;
  if (first !== undefined && broken.length === messages.length) throw first;
  // A page that says 404 may be a proxy's; it is believed only where the same door also answered with a status.
  const deleted = gone.filter((one) => one.isWorded || isRouteAlive).map((one) => one.remoteId);
  return { messages: now, deleted, costUsd: 0, rateLimit: client.rateLimit };
}

/** A status the server says is not there; `isWorded` when it said so in its own form. */
interface Gone {
  readonly remoteId: string;
  readonly isWorded: boolean;
}

async function lookAt(
  client: MastodonClient,
  me: string,
  message: HeardMessage,
): Promise<HeardMessage | Gone | PlatformError | null> {
  const { remoteId } = message;
  try {
    const found = readable(await client.status(remoteId), readingOf(me))[0];
    return found?.remoteId === remoteId ? found : null;
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    const { kind, status } = error.failure;
    if (status === 404 || status === 410) return { remoteId, isWorded: error instanceof AnswerError && error.isWorded };
    // One status that may not be seen, or on which the server breaks, says nothing about the others.
    if (kind === 'refused') return null;
    if (status === 500) return error;
    throw error;
  }
}

function readingOf(me: string) {
  return { stream: 'mentions', me } as const;
}

/** Where it stands was found out when it was heard; what it says is as it is now. */
export function asHeard(now: HeardMessage, heard: HeardMessage): HeardMessage {
  const { kind, inReplyTo, threadId } = heard;
  return { ...now, kind, inReplyTo, threadId };
}
