import { type Intend, idsOf, namesOf, whomOf } from './intent.ts';
import { asTheyStand, putBackEach } from './way-back.ts';

/** Brings back what was done or snoozed; who had no answer waits again. */
export const intendReopen: Intend = async (desk, _argument, targets) => {
  const { app } = desk;
  const words = desk.words.acts.reopen;
  const whom = whomOf(desk, targets);
  return {
    argument: null,
    sure: words.sure(whom, namesOf(desk, targets)),
    warning: null,
    async perform() {
      const befores = (await asTheyStand(app, idsOf(targets))).filter(({ status }) => status !== 'open');
      if (befores.length === 0) {
        desk.say(words.already(whom));
        return null;
      }
      await app.reopen(befores.map(({ id }) => id));
      return {
        said: words.said(whom),
        undone: words.undone(whom),
        back: () =>
          putBackEach(app, befores, {
            isStillOurs: ({ status }) => status === 'open',
            putBack: (before) => app.putBack([before]),
          }),
      };
    },
  };
};
