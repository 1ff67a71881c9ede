import { type CommandName, commandWord, KEYS, type ScreenName } from './key-table.ts';

/** Words that people of other tools type; `:q` and `:quit` above all. */
const ALIASES: ReadonlyMap<string, CommandName> = new Map([
  ['q', 'back'],
  ['quit', 'leave'],
  ['close', 'done'],
]);

/** The command that a word stands for in one table of keys, as `doneNext` or `done-next`; null where there is none. */
export function commandCalled(word: string, screen: ScreenName): CommandName | null {
  const wanted = ALIASES.get(word) ?? word;
  const found = KEYS.find(
    (one) => one.screen === screen && (one.command === wanted || commandWord(one.command) === wanted),
  );
  return found?.command ?? null;
}
