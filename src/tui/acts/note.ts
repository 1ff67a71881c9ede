import { askUntilFine } from './ask-until-fine.ts';
import { whomAmong } from './change-each.ts';
import { inPieces, ONE_BY_ONE } from './in-pieces.ts';
import { type Intend, idsOf, namesOf, whomOf } from './intent.ts';
import { backEach, leftByOthers } from './way-back.ts';

/** Writes for ourselves. Nothing that sends can read it. */
export const intendNote: Intend = async (desk, argument, targets) => {
  const { app } = desk;
  const words = desk.words.acts.note;
  const given = await askUntilFine(desk, {
    title: words.title,
    argument,
    read: (text) => (text === '' ? { wrong: words.title } : { value: text }),
  });
  if (given === null) return null;
  const whom = whomOf(desk, targets);
  return {
    argument: given.text,
    sure: words.sure(whom, namesOf(desk, targets)),
    warning: null,
    async perform() {
      const made: number[] = [];
      const { done, problem } = await inPieces(desk, idsOf(targets), {
        size: ONE_BY_ONE,
        act: async (some) => {
          for (const id of some) made.push((await app.note(id, given.value)).id);
        },
      });
      if (done.length === 0) throw problem;
      const whose = problem === null ? whom : whomAmong(desk, targets, done);
      return {
        said: words.said,
        undone: words.undone(whose),
        back: backEach(desk, made, {
          size: ONE_BY_ONE,
          act: async (some) => {
            let left = 0;
            for (const id of some) left += await leftByOthers(() => app.removeNote(id));
            return left;
          },
        }),
        problem,
      };
    },
  };
};
