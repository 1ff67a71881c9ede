/** Marks that others took from the list: what was meant for them is not done to what is left, or to the cursor, unasked. */
import { isSure } from '../../acts/go-ahead.ts';
import type { Targets } from '../../conversation-orders.ts';
import type { Desk } from '../../desk-state.ts';
import { calledLine } from '../../widgets/stranger-text.ts';

/** How many marks are gone, and how many are left. */
interface Gone {
  readonly gone: number;
  readonly left: number;
}

/** `2 of 3 marked are gone from the list.` */
export function marksGone(desk: Desk, { gone, left }: Gone): string {
  return desk.words.inbox.marksGone(gone, gone + left);
}

/** Whether the one conversation that is left to do something with is meant; several are asked about in any case. */
export async function isMeant(desk: Desk, { one, all }: Targets, marks: Gone): Promise<boolean> {
  const [only = one, ...others] = all;
  if (marks.gone === 0 || others.length > 0) return true;
  const who = calledLine(only.contact, NAME_COLUMNS);
  return await isSure(desk, `${marksGone(desk, marks)} ${desk.words.inbox.onlyThis(who)}`);
}

const NAME_COLUMNS = 30;
