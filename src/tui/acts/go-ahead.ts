import type { Desk } from '../desk-state.ts';
import { yesOrNo } from '../widgets/prompt.ts';
import type { Came, Deed, Intent, Targets } from './intent.ts';

/** Asks for a yes. What was typed ahead is none: nobody who typed it has read the question. */
export async function isSure(desk: Desk, title: string): Promise<boolean> {
  desk.keys.discard();
  return (await desk.ask({ kind: 'choice', title, choices: yesOrNo(desk.words.desk) })) !== null;
}

/** Does it, after a question where it is for several or somebody else is at work there; where that is no yes, it stopped. */
export async function goAhead(
  desk: Desk,
  intent: Intent,
  { all, isConfirmed }: Pick<Targets, 'all'> & { readonly isConfirmed: boolean },
): Promise<Came> {
  const question = intent.warning ?? (all.length > 1 && !isConfirmed ? intent.sure : null);
  if (question !== null && !(await isSure(desk, question))) return 'stopped';
  return await intent.perform();
}

/** Says what was done, and keeps the way back for undo: of several deeds the last one first. */
export function keepDeeds(desk: Desk, said: string, deeds: readonly Deed[]): void {
  const words = desk.words.acts;
  const waiting = [...deeds];
  let changed = 0;
  desk.undo.push({
    get words(): string {
      const undone = deeds.map((deed) => deed.undone).join('; ');
      return changed === 0 ? undone : undone + words.changedSince(changed);
    },
    back: async () => {
      // what is interrupted goes on from there when it is undone again
      for (let last = waiting.at(-1); last !== undefined; last = waiting.at(-1)) {
        changed += await last.back();
        waiting.pop();
      }
    },
  });
  desk.say(words.undoBy(said, desk.keymap.keyFor('everywhere', 'undo')), 'good');
}
