import { completionAmong } from '../completion.ts';
import { momentWords } from '../time-words.ts';
import { strangerLine } from '../widgets/stranger-text.ts';
import { askUntilFine } from './ask-until-fine.ts';
import type { Intend } from './intent.ts';
import { idsOf, namesOf, quoted, whomOf } from './intent.ts';
import { splitTime } from './time-and-words.ts';
import { asTheyStand, putBackEach } from './way-back.ts';

/** Puts them off until a time, and says why: both in one line. */
export const intendSnooze: Intend = async (desk, argument, targets) => {
  const { app } = desk;
  const { timezone } = app.config.settings;
  const words = desk.words.acts.snooze;
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
  const whom = whomOf(desk, targets);
  const moment = momentWords(until, timezone);
  return {
    argument: given.text,
    sure: words.sure(whom, namesOf(desk, targets), moment),
    warning: null,
    async perform() {
      const befores = await asTheyStand(app, idsOf(targets));
      await app.snooze(idsOf(targets), until, reason);
      return {
        said: words.said(whom, moment, reason === null ? null : strangerLine(reason, 60)),
        undone: words.undone(whom),
        back: () =>
          putBackEach(app, befores, {
            isStillOurs: (now) => now.status === 'snoozed' && now.snoozedUntil === until,
            putBack: (before) => app.putBack([before]),
          }),
      };
    },
  };
};

/** What Tab offers where a time is asked for. */
export const TIMES: readonly string[] = ['1h', '2h', '4h', 'tomorrow', '3d', '1w', 'mon', 'huomenna', 'ma'];
