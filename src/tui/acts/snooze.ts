import { completionAmong } from '../completion.ts';
import { momentWords } from '../time-words.ts';
import { strangerLine } from '../widgets/stranger-text.ts';
import { askUntilFine } from './ask-until-fine.ts';
import { changeEach, standsTheSame } from './change-each.ts';
import type { Intend } from './intent.ts';
import { idsOf, namesOf, quoted, whomOf } from './intent.ts';
import { splitTime } from './time-and-words.ts';

/** Puts them off until a time, and says why: both in one line. */
export const intendSnooze: Intend = async (desk, argument, targets) => {
  const { app } = desk;
  const { timezone } = app.config.settings;
  const words = desk.words.acts.snooze;
  const began = await app.conversations(idsOf(targets));
  const given = await askUntilFine(desk, {
    title: words.title,
    argument,
    complete: completionAmong(TIMES),
    read: (text) => {
      const found = splitTime(text, app.now(), timezone);
      return found === null || found.at <= app.now() ? { wrong: words.wrong(quoted(text)) } : { value: found };
    },
  });
  if (given === null) return null;
  const { at: until, words: why } = given.value;
  const reason = why === '' ? null : why;
  const moment = momentWords(until, timezone);
  return {
    argument: given.text,
    sure: words.sure(whomOf(desk, targets), namesOf(desk, targets), moment),
    warning: null,
    perform: () =>
      changeEach(desk, targets, {
        began,
        isAsBegun: standsTheSame,
        isNeeded: () => true,
        change: (ids) => app.snooze(ids, until, reason),
        ours: { status: 'snoozed', snoozedUntil: until },
        words: {
          ...words,
          said: (who) => words.said(who, moment, reason === null ? null : strangerLine(reason, 60)),
          already: (who) => words.undone(who),
        },
      }),
  };
};

/** What Tab offers where a time is asked for. */
export const TIMES: readonly string[] = ['1h', '2h', '4h', 'tomorrow', '3d', '1w', 'mon', 'huomenna', 'ma'];
