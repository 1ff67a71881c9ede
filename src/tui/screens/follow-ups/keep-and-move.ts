import type { FollowUp } from '../../../domain/follow-up.ts';
import { askUntilFine } from '../../acts/ask-until-fine.ts';
import { TIMES } from '../../acts/snooze.ts';
import { splitTime } from '../../acts/time-and-words.ts';
import { completionAmong } from '../../completion.ts';
import type { Desk } from '../../desk-state.ts';
import { momentWords } from '../../time-words.ts';
import { strangerLine } from '../../widgets/stranger-text.ts';
import { whoseWords } from './follow-ups-lines.ts';

/** It was done; undo opens it again. */
export async function keep(desk: Desk, one: FollowUp): Promise<void> {
  const words = desk.words.followUps;
  const who = whoseWords(one, 30);
  await desk.app.keepFollowUp(one.id);
  desk.undo.push({ words: words.undoneKept(who), back: () => desk.app.undoFollowUp(one.id, 'kept') });
  sayUndoable(desk, words.kept(who));
  desk.refresh();
}

/** Moves it to another time, for a reason: asks for both unless `said` holds them. What is not understood is asked again. */
export async function moveDate(desk: Desk, one: FollowUp, said: string | null): Promise<void> {
  const words = desk.words.followUps;
  const to = await askWhenAndWhy(desk, said);
  if (to === null) return;
  const who = whoseWords(one, 30);
  await desk.app.moveFollowUp(one.id, { dueAt: to.at, reason: to.why });
  const before = { dueAt: one.dueAt, reason: one.reason ?? words.movedBack };
  desk.undo.push({
    words: words.undoneMove(who),
    back: async () => {
      await desk.app.moveFollowUp(one.id, before);
    },
  });
  const { timezone } = desk.app.config.settings;
  sayUndoable(desk, words.movedTo(who, momentWords(to.at, timezone), strangerLine(to.why, 60)));
  desk.refresh();
}

/** What cannot be read is kept in the line and explained. */
async function askWhenAndWhy(desk: Desk, argument: string | null): Promise<{ at: number; why: string } | null> {
  const { moveTitle: title, moveWrong, moveReasonless } = desk.words.followUps;
  const { timezone } = desk.app.config.settings;
  const given = await askUntilFine(desk, {
    title,
    argument,
    complete: completionAmong(TIMES),
    read: (text) => {
      const now = desk.app.now();
      const to = splitTime(text, now, timezone);
      const quoted = strangerLine(text, 40);
      if (to === null || to.at <= now) return { wrong: moveWrong(quoted) };
      return to.words === '' ? { wrong: moveReasonless(quoted) } : { value: { at: to.at, why: to.words } };
    },
  });
  if (given === null) return null;
  desk.remember({ screen: 'followUps', command: 'moveDate', argument: given.text });
  return given.value;
}

function sayUndoable(desk: Desk, words: string): void {
  desk.say(desk.words.acts.undoBy(words, desk.keymap.keyFor('everywhere', 'undo')), 'good');
}
