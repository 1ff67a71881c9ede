import { text } from 'node:stream/consumers';
import { ProblemError } from '../domain/problem.ts';
import { usage } from './flags.ts';

/** The ids a command was given; `-` stands for those on stdin, separated by white space. */
export async function givenIds(args: readonly string[], name = 'ID'): Promise<string[]> {
  const ids = (await Promise.all(args.map((arg) => (arg === '-' ? idsOnStdin() : [arg])))).flat();
  if (ids.length === 0 && !args.includes('-')) throw usage(`${name} is missing`, `Name one or more, or - for stdin.`);
  return [...new Set(ids)];
}

/** A conversation's id as the App takes it: our number, `platform:id`, or a web address. */
export function conversationId(id: string): string | number {
  return /^\d{1,15}$/.test(id) ? Number(id) : id;
}

/** A reply's number. @throws {ProblemError} UNKNOWN_REPLY when it is none */
export function replyId(id: string): number {
  if (/^[1-9]\d{0,14}$/.test(id)) return Number(id);
  throw new ProblemError('UNKNOWN_REPLY', { id });
}

/** A promise's number. @throws {ProblemError} UNKNOWN_FOLLOW_UP when it is none */
export function promiseId(id: string): number {
  if (/^[1-9]\d{0,14}$/.test(id)) return Number(id);
  throw new ProblemError('UNKNOWN_FOLLOW_UP', { id });
}

async function idsOnStdin(): Promise<string[]> {
  if (process.stdin.isTTY) throw usage('- reads ids from stdin, which is the terminal', 'Pipe the ids in.');
  const words = await text(process.stdin);
  return words.split(/\s+/).filter((word) => word !== '');
}
