import type { Desk } from '../desk-state.ts';
import { momentWords } from '../time-words.ts';
import { strangerLine } from '../widgets/stranger-text.ts';
import { changeEach, standsTheSame } from './change-each.ts';
import type { Intend, Targets } from './intent.ts';
import { idsOf, namesOf, whomOf } from './intent.ts';

/** Closes them: done until the customer writes again. What is still promised there is said, and stops nothing. */
export const intendDone: Intend = async (desk, _argument, targets) => {
  const { app } = desk;
  const words = desk.words.acts.done;
  const began = await app.conversations(idsOf(targets));
  return {
    argument: null,
    sure: words.sure(whomOf(desk, targets), namesOf(desk, targets)),
    warning: null,
    perform: async () => {
      const came = await changeEach(desk, targets, {
        began,
        isAsBegun: standsTheSame,
        isNeeded: ({ status }) => status !== 'closed',
        change: (ids) => app.close(ids),
        ours: { status: 'closed' },
        words,
      });
      return came === null || came === 'stopped'
        ? came
        : { ...came, said: came.said + (await stillOpen(desk, targets)) };
    },
  };
};

/** What is still to be kept or confirmed there, as words behind what was done; none where nothing is. */
async function stillOpen(desk: Desk, targets: Targets): Promise<string> {
  const ids = new Set(idsOf(targets));
  const open = (await desk.app.followUps()).filter(({ conversation }) => ids.has(conversation));
  const [first] = open.toSorted((a, b) => a.dueAt - b.dueAt);
  if (first === undefined) return '';
  const said = { what: strangerLine(first.words, 40), due: momentWords(first.dueAt, desk.timezone) };
  return ` ${desk.words.followUps.stillOpen(open.length, said)}`;
}
