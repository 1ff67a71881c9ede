import type { PlaceName } from '../domain/key-table.ts';
import { nearestWord } from '../domain/nearest-word.ts';
import { completionsOf } from './completion.ts';
import type { Desk } from './desk-state.ts';
import { commandWordsAt, readOrder } from './order.ts';

/**
 * `:` and a command, as everywhere among terminal programs: each command of the keys has a word, and what it would ask for
 * may stand behind it. Tab completes the word and what follows.
 */
export async function typeCommand(desk: Desk, at: PlaceName): Promise<void> {
  const complete = await completionsOf(desk, at);
  const typed = await desk.ask({ kind: 'text', title: desk.words.desk.commandLine, complete });
  if (typed === null || typed === '') return;
  const order = readOrder(typed, at);
  if (order !== null) return desk.follow([order]);
  const [word = ''] = typed.replace(/^:/, '').split(/\s/);
  desk.say(desk.words.desk.noSuchCommand(word, nearestWord(word, commandWordsAt(at))), 'bad');
}
