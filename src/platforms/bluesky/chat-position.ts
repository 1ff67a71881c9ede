/** Where listening to chats stands, as the stream's cursor. Pure. */
import type { Cursor } from '../platform.ts';
import { at, listAt, parsed, textAt } from './payload.ts';

export interface ChatPosition {
  /** The log is read up to here; null when the service told no place. */
  readonly log: string | null;
  /** When the log was last read to its end, UTC milliseconds. */
  readonly heardAt: number;
  /** Chats whose past is still to be read, back to `from`; the first from the page `page` on. */
  readonly past: { readonly from: number; readonly chats: readonly string[]; readonly page: string | null } | null;
}

export function cursorOf(position: ChatPosition): Cursor {
  return JSON.stringify(position);
}

/** Null for none, or one that is not ours. */
export function readChatPosition(cursor: Cursor | null): ChatPosition | null {
  const told = parsed(cursor ?? '');
  const [heardAt, from] = [at(told, 'heardAt'), at(told, 'past', 'from')];
  if (typeof heardAt !== 'number' || !Number.isFinite(heardAt)) return null;
  const chats = listAt(told, 'past', 'chats').filter((one) => typeof one === 'string');
  const past =
    typeof from === 'number' && chats.length > 0 ? { from, chats, page: textAt(told, 'past', 'page') } : null;
  return { log: textAt(told, 'log'), heardAt, past };
}
