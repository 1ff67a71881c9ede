/** Whom an answer of ours is for: Instagram puts it under the comment at the top, whomever it was written to. */
import type { HeardMessage } from '../../domain/message.ts';
import { referenceShape } from './message.ts';
import { addresseeOf } from './reply.ts';

/**
 * A thread, the comment at its top and all answers, with each answer of ours put to the newest comment of the person whose
 * name it begins with. Without a name, or with that of nobody there, it stays the top comment's.
 */
export function addressed(thread: readonly HeardMessage[]): HeardMessage[] {
  return thread.map((answer) => {
    const name = answer.direction === 'outbound' && answer.threadId !== answer.remoteId && addresseeOf(answer.text);
    const theirs = thread.filter((one) => one.direction === 'inbound' && usernameOf(one) === name);
    const before = theirs.filter((one) => one.postedAt <= answer.postedAt);
    const meant = before.reduce<HeardMessage | null>(
      (newest, one) => (newest && newest.postedAt >= one.postedAt ? newest : one),
      null,
    );
    return meant === null ? answer : { ...answer, inReplyTo: meant.remoteId };
  });
}

function usernameOf({ reference }: HeardMessage): string | null {
  const known = referenceShape.safeParse(reference).data;
  return known?.type === 'comment' ? (known.username?.toLowerCase() ?? null) : null;
}
