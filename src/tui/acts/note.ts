import { askUntilFine } from './ask-until-fine.ts';
import { type Intend, idsOf, namesOf, whomOf } from './intent.ts';

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
      for (const id of idsOf(targets)) made.push((await app.note(id, given.value)).id);
      return {
        said: words.said,
        undone: words.undone(whom),
        async back() {
          for (const id of made) await app.removeNote(id);
          return 0;
        },
      };
    },
  };
};
