import type { FollowUp } from '../../../domain/follow-up.ts';
import type { FollowUpTurn } from '../../../domain/turned.ts';
import { askUntilFine } from '../../acts/ask-until-fine.ts';
import { keepDeeds } from '../../acts/go-ahead.ts';
import type { Deed } from '../../acts/intent.ts';
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
  const turned = await turn(desk, { seen: await asItStands(desk, one), to: 'kept', who });
  if (turned !== null)
    keepDeeds(desk, words.kept(who), [{ ...turned, said: words.kept(who), undone: words.undoneKept(who) }]);
  desk.refresh();
}

/** Moves it to another time, for a reason: asks for both unless `said` holds them. What is not understood is asked again. */
export async function moveDate(desk: Desk, one: FollowUp, said: string | null): Promise<void> {
  const words = desk.words.followUps;
  const seen = await asItStands(desk, one);
  const given = await askWhenAndWhy(desk, said);
  if (given === null) return;
  const { at: dueAt, why: reason } = given.value;
  const who = whoseWords(one, 30);
  const turned = await turn(desk, { seen, to: { dueAt, reason }, who });
  if (turned !== null) {
    desk.remember({ screen: 'followUps', command: 'moveDate', argument: given.text });
    const told = words.movedTo(who, momentWords(dueAt, desk.timezone), strangerLine(reason, 60));
    keepDeeds(desk, told, [{ ...turned, said: told, undone: words.undoneMove(who) }]);
  }
  desk.refresh();
}

/** As it stands before any question, whatever the screen shows; null when it is kept or gone. */
export async function asItStands({ app }: Desk, { id }: FollowUp): Promise<FollowUp | null> {
  return (await app.followUps()).find((one) => one.id === id) ?? null;
}

/** Changes it, and gives the way back; null, and says so, where others changed it meanwhile. */
export async function turn(
  desk: Desk,
  { seen, to, who }: { seen: FollowUp | null; to: FollowUpTurn; who: string },
): Promise<Pick<Deed, 'back'> | null> {
  const after = seen === null ? null : await desk.app.turnFollowUp(seen, to);
  if (seen === null || after === null) {
    desk.say(desk.words.acts.changedMeanwhile(who), 'warn');
    return null;
  }
  const { movedBack } = desk.words.followUps;
  return { back: async () => ((await desk.app.undoFollowUp(after, seen, movedBack)) ? 0 : 1) };
}

/** What cannot be read is kept in the line and explained. */
async function askWhenAndWhy(
  desk: Desk,
  argument: string | null,
): Promise<{ value: { at: number; why: string }; text: string } | null> {
  const { moveTitle: title, moveWrong, moveReasonless } = desk.words.followUps;
  return await askUntilFine(desk, {
    title,
    argument,
    complete: completionAmong(TIMES),
    read: (text) => {
      const now = desk.app.now();
      const to = splitTime(text, now, desk.timezone);
      const quoted = strangerLine(text, 40);
      if (to === null || to.at <= now) return { wrong: moveWrong(quoted) };
      return to.words === '' ? { wrong: moveReasonless(quoted) } : { value: { at: to.at, why: to.words } };
    },
  });
}
