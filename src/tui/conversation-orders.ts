import type { CommandOf } from '../domain/key-table.ts';
import { type ChangingCommand, isChanging } from '../domain/macro-step.ts';
import { ProblemError } from '../domain/problem.ts';
import { goAhead, keepDeeds } from './acts/go-ahead.ts';
import { type Came, type Deed, type Intent, isHalf, type Targets } from './acts/intent.ts';
import { INTENTS } from './acts/intents.ts';
import { runMacro } from './acts/macro.ts';
import { openFrom } from './acts/open.ts';
import type { Outcome } from './acts/outcome.ts';
import type { Desk } from './desk-state.ts';
import type { Order } from './order.ts';
import { problemLine } from './spoken.ts';

export type { Targets } from './acts/intent.ts';

/**
 * Does what people do with conversations, from whichever screen: asks what must be asked, asks once more where it is meant
 * for several, says what happened, keeps the way back for undo and the words for repeat. What opens something is for the
 * one under the cursor. Call it within `desk.run`, so that further keys wait.
 * @returns `changed` where the screen must read its conversations again, `opened` where another screen is there now
 */
export async function obeyConversation(
  desk: Desk,
  order: Order<CommandOf<'conversation'>>,
  targets: Targets,
): Promise<Outcome> {
  const { command, argument } = order;
  if (command === 'macro' || isChanging(command)) desk.isOwnChange = true;
  if (command === 'macro') return await runMacro(desk, argument, targets);
  if (!isChanging(command)) return await openFrom(desk, { command, argument }, targets);
  const done = await carriedOut(desk, { command, argument }, targets);
  if (done === null) return 'nothing';
  const { deed, said } = done;
  keepDeeds(desk, deed.said, [deed]);
  desk.remember({ screen: 'conversation', command, argument: said });
  desk.refresh();
  // the desk tells what stopped it; what came before can be undone
  if (isHalf(deed)) throw deed.problem;
  return 'changed';
}

/** Commands that ask for a line of text. */
const TYPED: readonly ChangingCommand[] = ['note', 'snooze', 'label', 'followUp', 'assign'];

/** Finds out and does. What was typed and came to nothing, by a no or by a problem, is asked for again with its text. */
async function carriedOut(
  desk: Desk,
  { command, argument }: { command: ChangingCommand; argument: string | null },
  targets: Targets,
): Promise<{ deed: Deed; said: string | null } | null> {
  let given = argument;
  for (;;) {
    // no other question begins with it
    const intent = await INTENTS[command](desk, given, targets).finally(() => desk.giveBack(null));
    if (intent === null) return null;
    const { came, why } = await tried(desk, intent, { all: targets.all, isTyped: TYPED.includes(command) });
    if (came !== null && came !== 'stopped') return { deed: came, said: intent.argument };
    if (came === null || intent.argument === null || !TYPED.includes(command)) return null;
    // what is typed ahead was meant for what comes after this
    desk.keys.discard();
    desk.giveBack({ text: intent.argument, why });
    given = null;
  }
}

/** `why` is what was told of it where it came to nothing; what was not typed has its problem told by the desk. */
async function tried(
  desk: Desk,
  intent: Intent,
  { all, isTyped }: Pick<Targets, 'all'> & { readonly isTyped: boolean },
): Promise<{ came: Came; why: string }> {
  const before = desk.view().message;
  try {
    const came = await goAhead(desk, intent, { all, isConfirmed: false });
    const told = desk.view().message;
    return { came, why: told === before ? '' : (told?.text ?? '') };
  } catch (problem) {
    if (!isTyped || !(problem instanceof ProblemError)) throw problem;
    return { came: 'stopped', why: problemLine(problem, desk) };
  }
}
