/** What a look before an answer is held against: the same messages as a poll of the same stream brings them. */
import type { HeardMessage } from '../../../src/domain/message.ts';
import type { Stream } from '../../../src/domain/stream.ts';
import type { Around, Session } from '../../../src/platforms/platform.ts';
import { hear } from '../contract-world.ts';

/** A message without its place in the raw items, which is each answer's own. */
export function placeless({ rawIndex: _, ...message }: HeardMessage): object {
  return message;
}

/** By name, as a poll that begins now brings them. */
export async function polled(session: Session, stream: Stream): Promise<ReadonlyMap<string, HeardMessage>> {
  const { messages } = await hear(session, stream, null);
  return new Map(messages.map((message) => [message.remoteId, message]));
}

/** Names of what came, sorted. */
export function names({ messages }: Around): string[] {
  return messages.map(({ remoteId }) => remoteId).sort();
}

/** The message a poll brought under a name. */
export function found(messages: ReadonlyMap<string, HeardMessage>, remoteId: string): HeardMessage {
  const message = messages.get(remoteId);
  if (message === undefined) throw new Error(`not heard: ${remoteId}`);
  return message;
}
