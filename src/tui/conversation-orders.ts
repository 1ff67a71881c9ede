import type { CommandOf } from '../domain/key-table.ts';
import { goAhead, keepDeeds } from './acts/go-ahead.ts';
import type { Targets } from './acts/intent.ts';
import { INTENTS, isChanging } from './acts/intents.ts';
import { runMacro } from './acts/macro.ts';
import { openFrom } from './acts/open.ts';
import type { Outcome } from './acts/outcome.ts';
import type { Desk } from './desk-state.ts';
import type { Order } from './order.ts';

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
  if (command === 'macro') {
    const outcome = await runMacro(desk, argument, targets);
    if (outcome === 'changed') desk.refresh();
    return outcome;
  }
  if (!isChanging(command)) return await openFrom(desk, command, targets.one);
  const intent = await INTENTS[command](desk, argument, targets);
  if (intent === null) return 'nothing';
  const deed = await goAhead(desk, intent, { all: targets.all, isConfirmed: false });
  if (deed === null) return 'nothing';
  keepDeeds(desk, deed.said, [deed]);
  desk.remember({ screen: 'conversation', command, argument: intent.argument });
  desk.refresh();
  return 'changed';
}
