import type { FollowUp } from '../../domain/follow-up.ts';
import { completionAmong } from '../completion.ts';
import { momentWords } from '../time-words.ts';
import { strangerLine } from '../widgets/stranger-text.ts';
import { askUntilFine } from './ask-until-fine.ts';
import { whomAmong } from './change-each.ts';
import { inPieces, ONE_BY_ONE } from './in-pieces.ts';
import { type Intend, idsOf, namesOf, quoted, whomOf } from './intent.ts';
import { TIMES } from './snooze.ts';
import { splitTime } from './time-and-words.ts';
import { backEach } from './way-back.ts';

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
      const made: FollowUp[] = [];
      const { done, problem } = await inPieces(desk, idsOf(targets), {
        size: ONE_BY_ONE,
        act: async (some) => {
          for (const id of some) made.push(await app.followUp(id, { dueAt, words: what }));
        },
      });
      if (done.length === 0) throw problem;
      const whose = problem === null ? whom : whomAmong(desk, targets, done);
      return {
        said: words.said(whose, moment, strangerLine(what, 60)),
        undone: words.undone(whose),
        back: backEach(desk, made, {
          size: ONE_BY_ONE,
          act: async (some) => {
            let left = 0;
            for (const one of some) if (!(await app.undoFollowUp(one, null))) left += 1;
            return left;
          },
        }),
        problem,
      };
    },
  };
};
