import type { Intend } from './intent.ts';
import { idsOf, namesOf, whomOf } from './intent.ts';
import { asTheyStand, putBackEach } from './way-back.ts';

/** Closes them: done until the customer writes again. */
export const intendDone: Intend = async (desk, _argument, targets) => {
  const { app } = desk;
  const words = desk.words.acts.done;
  const whom = whomOf(desk, targets);
  return {
    argument: null,
    sure: words.sure(whom, namesOf(desk, targets)),
    warning: null,
    async perform() {
      const befores = (await asTheyStand(app, idsOf(targets))).filter(({ status }) => status !== 'closed');
      if (befores.length === 0) {
        desk.say(words.already(whom));
        return null;
      }
      await app.close(befores.map(({ id }) => id));
      return {
        said: words.said(whom),
        undone: words.undone(whom),
        back: () =>
          putBackEach(app, befores, {
            isStillOurs: ({ status }) => status === 'closed',
            putBack: (before) => app.putBack([before]),
          }),
      };
    },
  };
};
