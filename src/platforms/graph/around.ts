/**
 * A look at what stands around one message, the same on Facebook and Instagram: it says that nothing is new only after
 * everything was read, so what cannot be read, or does not end, is a failure and no silence.
 */
import type { HeardMessage } from '../../domain/message.ts';
import { type Around, PlatformError } from '../platform.ts';
import type { Graph, GraphList, Query } from './graph.ts';
import { isGone } from './read.ts';

/** A message and the payload it was read from. */
export interface Said {
  readonly item: unknown;
  readonly message: HeardMessage;
}

/** What a look found: the message and what came after it, and the message's name when Meta says that it is gone. */
export interface Seen {
  readonly said: readonly Said[];
  readonly deleted: readonly string[];
}

/** The look as the contract wants it told. `requestsBefore` were made before it began. */
export function aroundOf(graph: Graph, requestsBefore: number, { said, deleted }: Seen): Around {
  return {
    messages: said.map(({ message }, rawIndex) => ({ ...message, rawIndex })),
    deleted,
    raw: JSON.stringify(said.map(({ item }) => item)),
    requests: graph.requests - requestsBefore,
    costUsd: 0,
    rateLimit: graph.rateLimit,
  };
}

/** A look at something that is not there any more. */
export function gone({ remoteId }: HeardMessage): Seen {
  return { said: [], deleted: [remoteId] };
}

/**
 * All items of an edge whose first page came, or those down to the page that is `isEnough`.
 * @throws {PlatformError} `unavailable` for an edge that does not end
 */
export async function itemsOf(
  graph: Graph,
  first: GraphList,
  {
    more,
    isEnough = () => false,
  }: {
    readonly more: (next: Query) => Promise<GraphList>;
    readonly isEnough?: (items: readonly unknown[]) => boolean;
  },
): Promise<unknown[]> {
  const items = [...first.items];
  let page = first;
  for (let pages = 1; page.next !== null && !isEnough(page.items); pages += 1) {
    if (pages >= PAGES_MAX) throw notTold('more stands there than can be read before an answer');
    graph.obeyLimit();
    page = await more(page.next);
    items.push(...page.items);
  }
  return items;
}

/**
 * Every item read.
 * @throws {PlatformError} `unavailable` where one cannot be: it may be the answer of a colleague
 */
export function allRead(graph: Graph, items: readonly unknown[], read: (item: unknown) => HeardMessage): Said[] {
  return items.map((item) => ({ item, message: readOrSpoilt(graph, item, read) }));
}

/**
 * One item read.
 * @throws {PlatformError} `unavailable` where it cannot be
 */
export function readOrSpoilt<T>(graph: Graph, item: unknown, read: (item: unknown) => T): T {
  try {
    return read(item);
  } catch {
    throw graph.spoilt(item, false);
  }
}

/**
 * The failure of a look for whose answer something else than the message itself is missing.
 * @param error what was thrown; all but "not there" is handed back as it is
 */
export function missingBeside(error: unknown): unknown {
  if (!(isGone(error) && error instanceof PlatformError)) return error;
  return new PlatformError({ ...error.failure, kind: 'unavailable', reason: null }, { cause: error });
}

/** A look that would not tell enough; nothing was written, it may tell more later. */
export function notTold(words: string): PlatformError {
  return new PlatformError({ kind: 'unavailable', until: null, reason: null, status: null, words });
}

/** There is no way to look at such a message, nor to answer it. */
export function noLook(words: string): PlatformError {
  return new PlatformError({ kind: 'refused', until: null, reason: 'notAllowed', status: null, words });
}

const PAGES_MAX = 40;
