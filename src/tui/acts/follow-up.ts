import { completionAmong } from '../completion.ts';
import { momentWords } from '../time-words.ts';
import { strangerLine } from '../widgets/stranger-text.ts';
import { askUntilFine } from './ask-until-fine.ts';
import { type Intend, idsOf, namesOf, quoted, whomOf } from './intent.ts';
import { TIMES } from './snooze.ts';
import { splitTime } from './time-and-words.ts';

/** Keeps in mind what is to be done for them by when: both in one line. */
export const intendFollowUp: Intend = async (desk, argument, targets) => {
  const { app } = desk;
  const { timezone } = app.config.settings;
  const words = desk.words.acts.followUp;
  const given = await askUntilFine(desk, {
    title: words.title,
    argument,
    complete: completionAmong(TIMES),
    read: (text) => {
      const found = splitTime(text, app.now(), timezone);
      if (found === null || found.at <= app.now()) return { wrong: words.wrong(quoted(text)) };
      return found.words === '' ? { wrong: words.wordless(quoted(text)) } : { value: found };
    },
  });
  if (given === null) return null;
  const { at: dueAt, words: what } = given.value;
  const whom = whomOf(desk, targets);
  const moment = momentWords(dueAt, timezone);
  return {
    argument: given.text,
    sure: words.sure(whom, namesOf(desk, targets), moment),
    warning: null,
    async perform() {
      const made: number[] = [];
      for (const id of idsOf(targets)) made.push((await app.followUp(id, { dueAt, words: what })).id);
      return {
        said: words.said(whom, moment, strangerLine(what, 60)),
        undone: words.undone(whom),
        async back() {
          for (const id of made) await app.undoFollowUp(id, 'added');
          return 0;
        },
      };
    },
  };
};
