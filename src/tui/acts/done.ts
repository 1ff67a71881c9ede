import { changeEach, standsTheSame } from './change-each.ts';
import type { Intend } from './intent.ts';
import { idsOf, namesOf, whomOf } from './intent.ts';

/** Closes them: done until the customer writes again. */
export const intendDone: Intend = async (desk, _argument, targets) => {
  const { app } = desk;
  const words = desk.words.acts.done;
  const began = await app.conversations(idsOf(targets));
  return {
    argument: null,
    sure: words.sure(whomOf(desk, targets), namesOf(desk, targets)),
    warning: null,
    perform: () =>
      changeEach(desk, targets, {
        began,
        isAsBegun: standsTheSame,
        isNeeded: ({ status }) => status !== 'closed',
        change: (ids) => app.close(ids),
        ours: { status: 'closed' },
        words,
      }),
  };
};
