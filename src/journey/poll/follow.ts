import { asKept } from '../../domain/kept-text.ts';
import { type HeardMessage, UNNAMED } from '../../domain/message.ts';
import type { StoredMessage } from '../../domain/stored.ts';
import { CHANGES } from '../../domain/stream.ts';
import type { Score } from '../../domain/triage.ts';
import type { Tx } from '../../store/store.ts';

/** A customer's message that is on record, as it was heard now. */
export interface HeardAgain {
  readonly message: HeardMessage;
  readonly stored: StoredMessage;
  /** The stream it was heard on. */
  readonly stream: string;
}

/** What became of it since. */
export type Since = 'same' | 'edited' | 'restored';

/** Follows what its author changed, and what the platform tells of it now. */
export async function follow(
  tx: Tx,
  { message, stored, stream }: HeardAgain,
  how: { readonly now: number; readonly score: () => Promise<Score> },
): Promise<Since> {
  const isEdited = asKept(message.text) !== stored.text && (message.editedAt ?? 0) >= (stored.editedAt ?? 0);
  if (isEdited) {
    const { text, reference } = message;
    const editedAt = message.editedAt ?? how.now;
    await tx.messages.saveEdit(stored.id, { text, editedAt, score: await how.score(), reference });
  } else if (knowsAsMuch(message, stored, stream) && isOther(message.reference, stored.reference)) {
    await tx.messages.refer(stored.id, message.reference);
  }
  if (stored.deletedAt === null) return isEdited ? 'edited' : 'same';
  await tx.messages.restore(stored.id);
  return 'restored';
}

/**
 * Whether a message was kept as less than it is: as somebody unknown's, or as a find of a search that turns out to speak
 * to us, or as a stranger's though it is our own.
 */
export function isBetterKnown(message: HeardMessage, stored: StoredMessage): boolean {
  if (stored.direction !== message.direction) return message.direction === 'outbound';
  const isAddressed = stored.kind === 'search' && message.kind !== 'search';
  const isNamed = stored.author.remoteId.startsWith(UNNAMED) && !message.author.remoteId.startsWith(UNNAMED);
  return isAddressed || isNamed;
}

/** Heard in the same way as before, or looked up: a search tells less than a mention does. */
function knowsAsMuch(message: HeardMessage, stored: StoredMessage, stream: string): boolean {
  return stream === CHANGES || message.kind === stored.kind;
}

function isOther(one: HeardMessage['reference'], other: HeardMessage['reference']): boolean {
  return JSON.stringify(one) !== JSON.stringify(other);
}
