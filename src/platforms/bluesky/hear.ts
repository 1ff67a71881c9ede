/** The items of one page into messages, with what is asked for beside them. */
import type { HeardMessage } from '../../domain/message.ts';
import type { MessagePage } from '../platform.ts';
import type { Feed } from './feeds.ts';
import { type Hearing, relatedUris, toMessage } from './message.ts';
import { at, textAt } from './payload.ts';
import type { Surroundings } from './surroundings.ts';

/** Who listens where; `own` is our DID. */
export interface Listener {
  readonly feed: Feed;
  readonly own: string;
  readonly surroundings: Surroundings;
}

type Heard = Pick<MessagePage, 'messages' | 'context' | 'unreadable'>;

/** Reads every item by itself: one that cannot be read is kept raw and stops nothing. */
export async function hear({ feed, own, surroundings }: Listener, items: readonly unknown[]): Promise<Heard> {
  const posts = items.map((item) => feed.postOf(item));
  const uris = posts.map((post) => textAt(post, 'uri')).filter((uri) => uri !== null);
  const views = feed.needsViews ? await surroundings.views(uris) : new Map<string, unknown>();
  const followers = await surroundings.followers(posts, own);
  const messages: HeardMessage[] = [];
  const unreadable: { raw: string; why: string }[] = [];
  const related = new Set<string>();
  for (const [rawIndex, post] of posts.entries()) {
    if (post === undefined) continue;
    const hearing: Hearing = { kind: feed.kindOf(items[rawIndex]), ownDid: own, followers, rawIndex };
    const message = read(post, views.get(textAt(post, 'uri') ?? ''), hearing);
    if (message instanceof Error) unreadable.push({ raw: JSON.stringify(items[rawIndex]), why: message.message });
    else if (feed.accepts(message, post)) {
      messages.push(message);
      for (const uri of relatedUris(post)) related.add(uri);
    }
  }
  const known = new Set(messages.map((message) => message.remoteId));
  const context = await surroundings.context(
    [...related].filter((uri) => !known.has(uri)),
    own,
  );
  return { messages, context, unreadable };
}

/** From the post's view where there is one that can be read, else from the item itself. */
function read(post: unknown, view: unknown, hearing: Hearing): HeardMessage | Error {
  try {
    if (textAt(post, 'reason') === null && at(post, 'reason') !== undefined) throw new TypeError('reason is malformed');
    return toMessage(post, hearing, view);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
