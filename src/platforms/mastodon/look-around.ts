/**
 * A look before an answer goes, public or private: the status itself, and what stands below it, in two calls
 * (https://docs.joinmastodon.org/methods/statuses/#get, …/#context). A server knows of other servers' statuses what was
 * sent to it; what is said to us always is.
 */
import { z } from 'zod';
import type { HeardMessage } from '../../domain/message.ts';
import { type Around, PlatformError } from '../platform.ts';
import { AnswerError, withoutIt } from './call.ts';
import type { MastodonClient } from './client.ts';
import { type Reading, readStatus, referenceShape } from './message.ts';
import { asHeard } from './recheck.ts';

/**
 * The status as it is, and what its author and we said below it; it is deleted when the server says in its own form that
 * it is not there. What others said below is left out: the mentions bring those who speak to us, and the rest would become
 * conversations that nobody began with us. So is what the author said there to another circle: the streams bring it.
 * `me` is our account id there.
 * @throws {PlatformError} also when something of theirs or ours cannot be read: it may be the answer that is looked for
 */
export async function lookAround(
  client: MastodonClient,
  me: string,
  target: HeardMessage,
): Promise<Omit<Around, 'requests'>> {
  const [found, context] = await Promise.all([
    unlessGone(() => client.status(target.remoteId)),
    unlessGone(() => client.context(target.remoteId)),
  ]);
  if (found === 'gone') return told(client, [], [target.remoteId]);
  const itself = asHeard(readAs(found, { stream: 'mentions', me }), target);
  if (itself.remoteId !== target.remoteId) throw withoutIt(found, false);
  if (context === 'gone') return told(client, [], [target.remoteId]);
  const below = contextShape.safeParse(context);
  if (!below.success) throw withoutIt(context, false);
  const heard: Heard[] = [{ message: itself, raw: found }];
  for (const raw of below.data.descendants) {
    const speaker = authorShape.safeParse(raw).data?.account.id ?? null;
    if (speaker !== null && speaker !== me && speaker !== authorIdOf(target)) continue;
    const message = readAs(raw, { stream: 'search', me });
    if (isPartOfIt(message, target)) heard.push({ message: { ...message, threadId: target.threadId }, raw });
  }
  return told(client, heard, []);
}

interface Heard {
  readonly message: HeardMessage;
  readonly raw: unknown;
}

const contextShape = z.object({ descendants: z.array(z.unknown()) });
const authorShape = z.object({ account: z.object({ id: z.string() }) });

/** The account's id on our server, which names it in a context. */
function authorIdOf(target: HeardMessage): string | undefined {
  return referenceShape.safeParse(target.reference).data?.accountId;
}

/** Ours in any circle; theirs in the circle of what is answered. */
function isPartOfIt(message: HeardMessage, target: HeardMessage): boolean {
  return message.direction === 'outbound' || message.visibility === target.visibility;
}

/** @throws {PlatformError} when it is no status */
function readAs(raw: unknown, reading: Reading): HeardMessage {
  try {
    return readStatus(raw, reading);
  } catch (error) {
    if (error instanceof PlatformError) throw error;
    throw withoutIt(raw, false);
  }
}

/** A page that says 404 may be a proxy's: it is no news, and nothing is sent on it. */
async function unlessGone(ask: () => Promise<unknown>): Promise<unknown> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    const { status, words } = error.failure;
    if (status !== 404 && status !== 410) throw error;
    if (error instanceof AnswerError && error.isWorded) return 'gone';
    throw new PlatformError({ kind: 'unavailable', until: null, reason: null, status, words }, { cause: error });
  }
}

function told(client: MastodonClient, heard: readonly Heard[], deleted: readonly string[]): Omit<Around, 'requests'> {
  const messages = heard.map(({ message }, rawIndex) => ({ ...message, rawIndex }));
  const raw = JSON.stringify(heard.map((one) => one.raw));
  return { messages, deleted, raw, costUsd: 0, rateLimit: client.rateLimit };
}
