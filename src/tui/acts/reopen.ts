import { changeEach, standsTheSame } from './change-each.ts';
import { type Intend, idsOf, namesOf, whomOf } from './intent.ts';

/** Brings back what was done or snoozed; who had no answer waits again. */
export const intendReopen: Intend = async (desk, _argument, targets) => {
  const { app } = desk;
  const words = desk.words.acts.reopen;
  const began = await app.conversations(idsOf(targets));
  return {
    argument: null,
    sure: words.sure(whomOf(desk, targets), namesOf(desk, targets)),
    warning: null,
    perform: () =>
      changeEach(desk, targets, {
        began,
        isAsBegun: standsTheSame,
        isNeeded: ({ status }) => status !== 'open',
        change: (ids) => app.reopen(ids),
        ours: { status: 'open' },
        words,
      }),
  };
};
