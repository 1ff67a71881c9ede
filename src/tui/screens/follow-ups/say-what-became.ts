import type { FollowUp } from '../../../domain/follow-up.ts';
import type { FollowUpTurn } from '../../../domain/turned.ts';
import { parseWhen } from '../../../domain/when.ts';
import { askUntilFine } from '../../acts/ask-until-fine.ts';
import { keepDeeds } from '../../acts/go-ahead.ts';
import { TIMES } from '../../acts/snooze.ts';
import { completionAmong } from '../../completion.ts';
import type { Desk } from '../../desk-state.ts';
import { momentWords } from '../../time-words.ts';
import { strangerLine } from '../../widgets/stranger-text.ts';
import { whoseWords } from './follow-ups-lines.ts';
import { isToConfirm } from './follow-ups-state.ts';
import { asItStands, turn } from './keep-and-move.ts';

/** The keys that say whether what was found is a promise. */
export function proposalKeys({ keymap }: Pick<Desk, 'keymap'>) {
  return {
    confirm: keymap.keyFor('followUps', 'confirm'),
    dismiss: keymap.keyFor('followUps', 'dismiss'),
    moveDate: keymap.keyFor('followUps', 'moveDate'),
  };
}

/** What was found is a promise, for the date that was found. */
export async function confirm(desk: Desk, one: FollowUp): Promise<void> {
  if (!isToConfirm(one)) return desk.say(desk.words.followUps.confirmedAlready);
  await confirmed(desk, await asItStands(desk, one), one.dueAt);
}

/** The same for another date, which is asked for unless `said` names it. */
export async function confirmForDate(desk: Desk, one: FollowUp, said: string | null): Promise<void> {
  const words = desk.words.followUps;
  const seen = await asItStands(desk, one);
  const given = await askUntilFine(desk, {
    title: words.confirmTitle,
    argument: said,
    complete: completionAmong(TIMES),
    read: (text) => {
      const now = desk.app.now();
      const at = parseWhen(text, now, desk.timezone);
      return at === null || at <= now ? { wrong: words.confirmWrong(strangerLine(text, 40)) } : { value: at };
    },
  });
  if (given !== null) await confirmed(desk, seen, given.value);
}

/** What was found is no promise; asks why unless `said` says it. */
export async function dismiss(desk: Desk, one: FollowUp, said: string | null): Promise<void> {
  const { confirmedAlready, dismissTitle: title, dismissed, undoneDismiss } = desk.words.followUps;
  if (!isToConfirm(one)) return desk.say(confirmedAlready);
  await withReason(desk, one, { is: 'dismissed', title, said, told: dismissed, undone: undoneDismiss });
}

/** It was not kept; asks why unless `said` says it. */
export async function sayNotKept(desk: Desk, one: FollowUp, said: string | null): Promise<void> {
  const { notConfirmedYet, notKeptTitle: title, notKept, undoneNotKept } = desk.words.followUps;
  if (isToConfirm(one)) return desk.say(notConfirmedYet(proposalKeys(desk)));
  await withReason(desk, one, { is: 'broken', title, said, told: notKept, undone: undoneNotKept });
}

async function confirmed(desk: Desk, seen: FollowUp | null, dueAt: number): Promise<void> {
  const words = desk.words.followUps;
  await turnAndTell(desk, seen, {
    to: { is: 'confirmed', dueAt },
    told: (who) => words.confirmed(who, momentWords(dueAt, desk.timezone)),
    undone: words.undoneConfirm,
  });
}

interface Reasoned {
  readonly is: 'dismissed' | 'broken';
  readonly title: string;
  readonly said: string | null;
  readonly told: (who: string) => string;
  readonly undone: (who: string) => string;
}

async function withReason(desk: Desk, one: FollowUp, { is, title, said, told, undone }: Reasoned): Promise<void> {
  const seen = await asItStands(desk, one);
  const given = await askUntilFine(desk, {
    title,
    argument: said,
    read: (text) => (text.trim() === '' ? { wrong: desk.words.followUps.reasonless } : { value: text.trim() }),
  });
  if (given !== null) await turnAndTell(desk, seen, { to: { is, reason: given.value }, told, undone });
}

async function turnAndTell(
  desk: Desk,
  seen: FollowUp | null,
  { to, told, undone }: Pick<Reasoned, 'told' | 'undone'> & { readonly to: FollowUpTurn },
): Promise<void> {
  const who = seen === null ? '' : whoseWords(seen, 30);
  const turned = await turn(desk, { seen, to, who });
  if (turned !== null) keepDeeds(desk, told(who), [{ ...turned, said: told(who), undone: undone(who) }]);
  desk.refresh();
}
