import { ProblemError } from '../../domain/problem.ts';
import type { Reply } from '../../domain/reply.ts';
import type { PlatformFailure } from '../../platforms/platform.ts';
import type { Claimed, Outcome, SendNeeds } from './needs.ts';

/** The one call that publishes, and what it brought. Nothing is thrown: an outcome is always told. */
export async function call(needs: SendNeeds, claimed: Claimed): Promise<Outcome> {
  const { account } = claimed.reply;
  try {
    const session = await needs.session(account);
    return { sent: await session.send(claimed.prepared, claimed.key) };
  } catch (error) {
    const { problem, failure } = needs.problemOf(account, error);
    const told = failure ?? (error instanceof ProblemError ? notCalled(error) : unforeseen(error));
    return { problem, failure: told, isTargetGone: await isTargetGone(needs, claimed.reply, told) };
  }
}

/** A problem of ours found before the call: nothing was written. */
function notCalled(error: ProblemError): PlatformFailure {
  return { kind: 'unavailable', until: null, reason: null, status: null, words: error.code };
}

function unforeseen(error: unknown): PlatformFailure {
  return { kind: 'unknown', until: null, reason: null, status: null, words: String(error) };
}

/**
 * Whether a refusal means that the message is gone. A wrong address or a missing recipient is told in the same words, and
 * no customer is forgotten for that: only a look at the message itself counts. Nothing was written, so there is time.
 */
async function isTargetGone(needs: SendNeeds, reply: Reply, { kind, reason }: PlatformFailure): Promise<boolean> {
  if (kind !== 'refused' || (reason !== 'notFound' && reason !== 'invalid')) return false;
  const target = await needs.store.read.messages.byId(reply.targetMessage);
  if (target === null) return false;
  try {
    const { deleted } = await (await needs.session(reply.account)).recheck([target]);
    return deleted.includes(target.remoteId);
  } catch {
    return false;
  }
}
