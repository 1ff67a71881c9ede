import type { App } from '../../app.ts';
import type { Conversation } from '../../domain/conversation.ts';
import { ProblemError } from '../../domain/problem.ts';

/** Conversations as they stand now, whatever a screen shows of them. */
export async function asTheyStand(app: App, ids: readonly number[]): Promise<Conversation[]> {
  const all: Conversation[] = [];
  for (const id of ids) all.push((await app.show(id)).conversation);
  return all;
}

/** What undo does with each conversation, and by what it knows that nobody changed it since. */
interface Way {
  isStillOurs(now: Conversation): boolean;
  putBack(before: Conversation): Promise<unknown>;
}

/** Puts back those that still are as we left them; tells how many are not, and were left alone. */
export async function putBackEach(app: App, befores: readonly Conversation[], way: Way): Promise<number> {
  let changed = 0;
  for (const before of befores) {
    const { conversation } = await app.show(before.id);
    if (!(way.isStillOurs(conversation) && (await isPutBack(() => way.putBack(before))))) changed += 1;
  }
  return changed;
}

/** What a colleague did on top of ours is not ours to take back. */
async function isPutBack(putBack: () => Promise<unknown>): Promise<boolean> {
  try {
    await putBack();
    return true;
  } catch (problem) {
    if (problem instanceof ProblemError && problem.code === 'NOT_YOURS') return false;
    throw problem;
  }
}
