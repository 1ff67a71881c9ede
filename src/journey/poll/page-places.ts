import { asKept } from '../../domain/kept-text.ts';
import type { HeardMessage, Visibility } from '../../domain/message.ts';
import type { NewConversation, Tx } from '../../store/store.ts';
import type { PageOf } from './page-of.ts';

/** A customer's message and the number of who wrote it. */
export interface Written {
  readonly message: HeardMessage;
  readonly contact: number;
}

/** Which conversation each message of a page belongs to, by the message's remote id, and which of them are new. */
export interface Places {
  readonly of: ReadonlyMap<string, number>;
  readonly opened: readonly { readonly conversation: number; readonly isBackfill: boolean }[];
}

/** Finds or makes the conversations (one for each thread, contact and visibility) of a whole page at once. */
export async function pagePlaces(tx: Tx, of: PageOf, written: readonly Written[]): Promise<Places> {
  const { name: account, platform } = of.account;
  const found = await tx.conversations.places(
    account,
    written.map(({ message }) => message.threadId),
  );
  const ids = new Map(found.map((place) => [keyOf(place.threadId, place.contact, place.visibility), place.id]));
  const missing = new Map<string, NewConversation>();
  for (const { message, contact } of written) {
    const { threadId, visibility, url, postedAt } = message;
    const key = keyOf(threadId, contact, visibility);
    if (ids.has(key) || missing.has(key)) continue;
    const status = postedAt < of.openFrom ? 'closed' : 'open';
    const place = { account, platform, contact, threadId, visibility, url, status, createdAt: postedAt } as const;
    missing.set(key, place);
  }
  const made = await tx.conversations.insertAll([...missing.values()]);
  const opened = [...missing].flatMap(([key, { status }], index) => {
    const conversation = made[index];
    if (conversation === undefined) return [];
    ids.set(key, conversation);
    return [{ conversation, isBackfill: status === 'closed' }];
  });
  const places = written.flatMap(({ message, contact }) => {
    const id = ids.get(keyOf(message.threadId, contact, message.visibility));
    return id === undefined ? [] : [[message.remoteId, id] as const];
  });
  return { of: new Map(places), opened };
}

function keyOf(threadId: string, contact: number, visibility: Visibility): string {
  return JSON.stringify([asKept(threadId), contact, visibility]);
}
