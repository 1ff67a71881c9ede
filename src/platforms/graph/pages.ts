/** What a walk or a second look over Graph brings, as the contract wants it told. */
import type { HeardMessage } from '../../domain/message.ts';
import { type MessagePage, PlatformError, type Recheck } from '../platform.ts';
import type { Graph } from './graph.ts';
import { isGone } from './read.ts';
import type { Step } from './walk.ts';

/**
 * Steps as pages. `requestsBefore` were made before this poll began; what came since was the look-up of ourselves.
 */
export async function* pagesOf(
  graph: Graph,
  steps: AsyncIterable<Step>,
  requestsBefore: number,
): AsyncGenerator<MessagePage> {
  let told = requestsBefore;
  for await (const { found, cursor, gap } of steps) {
    const requests = graph.requests - told;
    told = graph.requests;
    const { raws, ...heard } = found;
    const raw = JSON.stringify(raws);
    yield { ...heard, raw, cursor, gap, requests, costUsd: 0, rateLimit: graph.rateLimit };
  }
}

/**
 * Messages as they are now. `again` reads one, or gives null where nothing can be said. A private message that cannot be
 * had may only be old, so nothing is told of it; nor of one that cannot be read.
 * @throws {PlatformError} `throttled` where the budget of calls is spent before the last of them
 */
export async function recheckEach(
  graph: Graph,
  messages: readonly HeardMessage[],
  {
    requests,
    again,
  }: { readonly requests: number; readonly again: (message: HeardMessage) => Promise<HeardMessage | null> },
): Promise<Recheck> {
  const [there, deleted]: [HeardMessage[], string[]] = [[], []];
  for (const message of messages) {
    graph.obeyLimit();
    try {
      const now = await again(message);
      if (now !== null) there.push(now);
    } catch (error) {
      if (isGone(error) && message.kind !== 'direct') deleted.push(message.remoteId);
      if (error instanceof PlatformError && error.failure.kind !== 'refused') throw error;
    }
  }
  const { rateLimit } = graph;
  return { messages: there, deleted, requests: graph.requests - requests, costUsd: 0, rateLimit };
}
