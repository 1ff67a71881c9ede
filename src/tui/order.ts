import { commandCalled } from '../domain/command-words.ts';
import { type CommandName, commandWord, KEYS, KEYS_ON, type PlaceName, type ScreenName } from '../domain/key-table.ts';

/** What a person wants done, by a key, on the command line or in a macro. */
export interface Order<C extends CommandName = CommandName> {
  /** Whose table of keys the command stands in. */
  readonly screen: ScreenName;
  readonly command: C;
  /** What was said with it; null where it has to be asked for. */
  readonly argument: string | null;
}

/** `snooze tomorrow 9:00` as an order where the person is; null where there is no such command there. */
export function readOrder(words: string, at: PlaceName): Order | null {
  const [, word = '', rest = ''] = /^\s*:?(\S+)\s*([\s\S]*)$/.exec(words) ?? [];
  for (const screen of KEYS_ON[at]) {
    const command = commandCalled(word, screen);
    if (command !== null) return { screen, command, argument: rest.trim() === '' ? null : rest.trim() };
  }
  return null;
}

/** The command words that may be typed where the person is. */
export function commandWordsAt(at: PlaceName): string[] {
  const here: readonly ScreenName[] = KEYS_ON[at];
  const found = KEYS.filter(({ screen, command }) => here.includes(screen) && command !== 'commandLine');
  return [...new Set(found.map(({ command }) => commandWord(command)))].toSorted();
}
