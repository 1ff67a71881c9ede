import { ProblemError } from './problem.ts';
import type { StoredMessage } from './stored.ts';

/**
 * The message that somebody named by the platform's id or its web address, out of those that were found, newest first.
 * An address may stand for many (a picture with its comments, an inbox): then nobody is picked.
 * @throws {ProblemError} USAGE when the address belongs to several, naming their numbers by `numberOf`
 */
export function namedMessage(
  found: readonly StoredMessage[],
  remoteId: string,
  numberOf: (message: StoredMessage) => number | null,
): StoredMessage | null {
  const byId = found.find((one) => one.remoteId === remoteId);
  if (byId) return byId;
  const [first] = found;
  const numbers = new Set(found.map(numberOf));
  if (first === undefined || numbers.size === 1) return first ?? null;
  const problem = `${remoteId} is the address of several: ${[...numbers].slice(0, 20).join(', ')}`;
  throw new ProblemError('USAGE', { problem, remedy: 'Name one by its number.' });
}
