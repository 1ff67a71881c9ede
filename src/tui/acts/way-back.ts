import type { App } from '../../app.ts';
import type { Conversation } from '../../domain/conversation.ts';
import { type ProblemCode, ProblemError } from '../../domain/problem.ts';
import type { Desk } from '../desk-state.ts';
import { inPieces, type Work } from './in-pieces.ts';

/** Conversations as they stand now, whatever a screen shows of them. */
export async function asTheyStand(app: App, ids: readonly number[]): Promise<Conversation[]> {
  return await app.conversations(ids);
}

/** Takes some back; tells how many of them were left alone. */
interface WorkBack<T> {
  readonly size: Work<T>['size'];
  act(some: readonly T[]): Promise<number>;
}

/**
 * The way back for several, the last one first. Where it is interrupted, as by a busy database, it goes on from there when it
 * is asked again. It tells how many were left alone, since others changed them meanwhile.
 */
export function backEach<T>(
  desk: Pick<Desk, 'say' | 'words'>,
  done: readonly T[],
  { size, act }: WorkBack<T>,
): () => Promise<number> {
  let waiting = done.toReversed();
  let left = 0;
  const takeBack = async (some: readonly T[]) => {
    left += await act(some);
  };
  return async () => {
    const reached = await inPieces(desk, waiting, { size, act: takeBack });
    waiting = waiting.slice(reached.done.length);
    if (reached.problem !== null) throw reached.problem;
    return left;
  };
}

/** What a colleague did on top of ours, or took away, is not ours to take back: 1 where it is so, else 0. */
export async function leftByOthers(back: () => Promise<unknown>): Promise<0 | 1> {
  try {
    await back();
    return 0;
  } catch (problem) {
    if (problem instanceof ProblemError && THEIRS.includes(problem.code)) return 1;
    throw problem;
  }
}

const THEIRS: readonly ProblemCode[] = ['NOT_YOURS', 'UNKNOWN_NOTE', 'UNKNOWN_FOLLOW_UP', 'UNKNOWN_CONVERSATION'];
