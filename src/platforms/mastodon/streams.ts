/** Streams as pages of messages: walking back, placing into threads, counting what it took. */
import { z } from 'zod';
import type { HeardMessage } from '../../domain/message.ts';
import type { Stream } from '../../domain/stream.ts';
import { type Cursor, type FetchOptions, type MessagePage, PlatformError } from '../platform.ts';
import { firstPage, type List, type MastodonClient } from './client.ts';
import { lookUp } from './lookup.ts';
import { type Reading, readItems, referenceShape } from './message.ts';
import { turnPage } from './pages.ts';
import { withThreads } from './threads.ts';
import { walk } from './walk.ts';

/** Which stream, as whom (our account id), from where. */
export interface Listening {
  readonly stream: Stream;
  readonly me: string;
  readonly since: Cursor | null;
  readonly options: FetchOptions;
  /** Requests made before this poll began. */
  readonly requests: number;
}

/** Pages of a stream, each covered by its cursor. */
export async function* listen(client: MastodonClient, listening: Listening): AsyncGenerator<MessagePage> {
  const { stream } = listening;
  if (stream.kind === 'messages') yield* listenPrivately(client, listening);
  else if (stream.kind === 'comments') throw noSuchStream();
  else yield* listenTo(client, stream.kind === 'mentions' ? { kind: 'notifications' } : stream, listening);
}

const bothShape = z.object({ inbound: z.string().nullable(), own: z.string().nullable() });

/**
 * Private talk is not one list: what they wrote comes as notifications, what we wrote in an app is among our own statuses
 * (of which the account itself gets all). `/api/v1/conversations` shows only the newest of each and can be emptied.
 */
async function* listenPrivately(client: MastodonClient, listening: Listening): AsyncGenerator<MessagePage> {
  const { since } = listening;
  let place = since === null ? { inbound: null, own: null } : bothShape.parse(JSON.parse(since));
  let { requests } = listening;
  for (const [side, list] of SIDES) {
    for await (const page of listenTo(client, list, { ...listening, since: place[side], requests })) {
      place = { ...place, [side]: page.cursor };
      requests += page.requests;
      yield { ...page, cursor: JSON.stringify(place) };
    }
  }
}

const SIDES = [
  ['inbound', { kind: 'notifications' }],
  ['own', { kind: 'own' }],
] as const;

async function* listenTo(client: MastodonClient, list: List, listening: Listening): AsyncGenerator<MessagePage> {
  const { stream, me, since, options } = listening;
  const reading: Reading = { stream: stream.kind, me };
  let { requests } = listening;
  const turn = (next: string | null) => turnPage(client, firstPage(list, me), next);
  for await (const step of walk(turn, since, options)) {
    const read = readItems(
      step.items.map((item) => item.raw),
      reading,
    );
    const threaded = await withThreads(read.messages, (ids) => lookUp(client, ids, reading));
    const made = client.requests - requests;
    requests = client.requests;
    yield {
      messages: threaded.messages.map(withQuoted),
      context: apart([...threaded.context, ...read.quoted]),
      deleted: [],
      unreadable: read.unreadable,
      raw: JSON.stringify(read.raws),
      cursor: step.cursor,
      gap: step.gap,
      requests: made,
      costUsd: 0,
      rateLimit: client.rateLimit,
    };
  }
}

/** A customer's quote is shown with what it quotes, as an answer with its parent; its thread is its own. */
function withQuoted(message: HeardMessage): HeardMessage {
  if (message.inReplyTo !== null || message.direction === 'outbound') return message;
  const reference = referenceShape.safeParse(message.reference);
  return { ...message, inReplyTo: reference.data?.quoted ?? null };
}

/** Each status once. */
function apart(messages: readonly HeardMessage[]): HeardMessage[] {
  return [...new Map(messages.map((message) => [message.remoteId, message])).values()];
}

function noSuchStream(): PlatformError {
  const words = 'Mastodon has no list of comments: answers to our posts come with the mentions';
  return new PlatformError({ kind: 'refused', until: null, reason: 'invalid', status: null, words });
}
