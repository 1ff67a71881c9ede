import { asKept } from '../../domain/kept-text.ts';
import type { ProblemError } from '../../domain/problem.ts';
import type { Reply } from '../../domain/reply.ts';
import type { StoredMessage } from '../../domain/stored.ts';
import type { Around, PlatformFailure } from '../../platforms/platform.ts';
import type { SendNeeds } from './needs.ts';

/** `told`: what is new is on record. Else why it could not be told; nothing is sent then. */
export type Looked = 'told' | { readonly problem: ProblemError; readonly failure: PlatformFailure | null };

/**
 * Looks at what a reply answers, right before it goes: a colleague may have answered in the platform's app, the customer may
 * have written again or changed the text, the post may be gone. What is new is saved; the claim judges by it.
 */
export async function look(needs: SendNeeds, reply: Reply, target: StoredMessage): Promise<Looked> {
  try {
    const session = await needs.session(reply.account);
    const around = await session.lookAround(target);
    if (await isNews(needs, reply.account, around)) await needs.hear(reply.account, around);
    needs.point('send:looked');
    return 'told';
  } catch (error) {
    return needs.problemOf(reply.account, error);
  }
}

/** Most looks bring nothing new: then nothing has to be written. */
async function isNews(needs: SendNeeds, account: string, around: Around): Promise<boolean> {
  const names = [...around.messages.map((one) => one.remoteId), ...around.deleted];
  const known = await needs.store.read.messages.known(account, names);
  if (around.deleted.some((id) => known.get(id)?.deletedAt === null)) return true;
  return around.messages.some((message) => {
    const stored = known.get(message.remoteId);
    if (stored === undefined || stored.deletedAt !== null) return true;
    // ours stay as they are, once they are where they belong
    if (message.direction === 'outbound') return stored.conversation === null;
    if (stored.text !== asKept(message.text) || (message.editedAt ?? 0) > (stored.editedAt ?? 0)) return true;
    // what may be answered, and how, may have changed: a colleague's private answer shows nowhere else on Facebook
    return stored.kind === message.kind && JSON.stringify(stored.reference) !== JSON.stringify(message.reference);
  });
}
