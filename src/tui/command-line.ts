import type { CommandName, PlaceName, ScreenName } from '../domain/key-table.ts';
import { nearestWord } from '../domain/nearest-word.ts';
import { completionsOf } from './completion.ts';
import type { Desk } from './desk-state.ts';
import { commandWordsAt, type Order, readOrder } from './order.ts';

/**
 * `:` and a command, as everywhere among terminal programs: each command of the keys has a word, and what it would ask for
 * may stand behind it. Tab completes the word and what follows. It is meant for what was under the cursor or marked when
 * it was opened: where that is gone or changed at Enter, nothing is done, and the line stays.
 */
export async function typeCommand(desk: Desk, at: PlaceName): Promise<void> {
  const { commandLine, commandAimGone, noSuchCommand } = desk.words.desk;
  let aim = desk.keys.aim();
  const complete = await completionsOf(desk, at);
  let typed = await desk.ask({ kind: 'text', title: commandLine, complete });
  for (;;) {
    if (typed === null || typed === '') return;
    const order = readOrder(typed, at);
    if (order === null) {
      const [word = ''] = typed.replace(/^:/, '').split(/\s/);
      return desk.say(
        noSuchCommand(word, nearestWord(word, commandWordsAt(at)), { help: desk.keymap.keyFor(at, 'help') }),
        'bad',
      );
    }
    if (desk.keys.aim() === aim || !isAimed(order)) return desk.follow([order]);
    // what is typed ahead was meant for what is gone, too
    desk.keys.discard();
    aim = desk.keys.aim();
    typed = await desk.ask({ kind: 'text', title: commandAimGone, initial: typed, complete });
  }
}

/** Whether it is done to something on the screen, and changes it or answers it. */
function isAimed({ screen, command }: Order): boolean {
  return !AIMLESS.includes(screen) && !AIMLESS_COMMANDS.includes(command);
}

const AIMLESS: readonly ScreenName[] = ['everywhere', 'lists', 'inbox'];
/** Of the outbox: all that is due, all that is to be looked up. */
const AIMLESS_COMMANDS: readonly CommandName[] = ['sendDue', 'look'];
