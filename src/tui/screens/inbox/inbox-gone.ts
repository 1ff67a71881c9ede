/** What others took from the list, marked or under the cursor: what was meant for it is not done to what is left there unasked. */
import type { Conversation } from '../../../domain/conversation.ts';
import { isSure } from '../../acts/go-ahead.ts';
import type { Targets } from '../../conversation-orders.ts';
import type { Desk } from '../../desk-state.ts';
import { calledLine } from '../../widgets/stranger-text.ts';

/** How many marks are gone, and how many are left. */
interface Gone {
  readonly gone: number;
  readonly left: number;
}

/** `@maija left this list: done or changed elsewhere.` */
export function lostLine(desk: Desk, lost: Conversation): string {
  return desk.words.inbox.lost(calledLine(lost.contact, NAME_COLUMNS));
}

/** `2 of 3 marked are gone from the list.` */
export function marksGone(desk: Desk, { gone, left }: Gone): string {
  return desk.words.inbox.marksGone(gone, gone + left);
}

/** Whether the one conversation that is left to do something with is meant; several are asked about in any case. */
export async function isMeant(
  desk: Desk,
  { one, all }: Targets,
  { lost, ...marks }: Gone & { readonly lost: Conversation | null },
): Promise<boolean> {
  const [only = one, ...others] = all;
  if (others.length > 0) return true;
  const isMarked = marks.left > 0;
  if (marks.gone === 0 && (lost === null || isMarked)) return true;
  const why = marks.gone > 0 || lost === null ? marksGone(desk, marks) : lostLine(desk, lost);
  return await isSure(desk, `${why} ${desk.words.inbox.onlyThis(calledLine(only.contact, NAME_COLUMNS))}`);
}

const NAME_COLUMNS = 30;
