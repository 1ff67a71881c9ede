import { commandCalled } from '../domain/command-words.ts';
import {
  bindingsOf,
  type CommandName,
  commandWord,
  KEYS_ON,
  type PlaceName,
  SCREENS,
  type ScreenName,
} from '../domain/key-table.ts';
import { bindingsAt, type OwnKeys } from '../domain/keys-at.ts';
import { nearestWord } from '../domain/nearest-word.ts';
import type { Mistake } from './mistake.ts';

/** Where letters are text. */
const TYPING: readonly ScreenName[] = ['composer', 'picker'];

/** What readline gives a meaning keeps it; `up` and `down` move in a text, `enter` and `backspace` write it. */
const READLINE = ['a', 'b', 'd', 'e', 'f', 'h', 'k', 'n', 'p', 'u', 'w', 'y'].map((letter) => `C-${letter}`);
const FREE_IN_TEXT = /^(?:C-[a-z]|C-space|esc|tab|pageup|pagedown)$/;
/** A search field is one line, with a list beside it. */
const FREE_IN_PICKER = /^(?:C-[a-z]|C-space|esc|tab|pageup|pagedown|enter|up|down)$/;
const LIST_KEYS = ['C-n', 'C-p'];

/** Nobody may lose these. */
const WAYS_OUT: readonly CommandName[] = ['back', 'leave', 'help', 'leaveDraft', 'leavePicker'];

/** What is wrong with the keys that people gave to commands: nothing of it may wait until somebody presses one. */
export function keyMistakes(own: OwnKeys): Mistake[] {
  const mistakes = Object.entries(own).flatMap(([written, commands]) => {
    const screen = SCREENS.find((one) => one === written || commandWord(one) === written);
    return screen === undefined ? [unknownScreen(written)] : screenMistakes({ screen, written }, commands);
  });
  // whether there is a way out can be told only of a map that is right so far
  return mistakes.length > 0 ? mistakes : wayOutMistakes(own);
}

interface Named {
  readonly screen: ScreenName;
  /** As it stands in the file. */
  readonly written: string;
}

function screenMistakes({ screen, written }: Named, commands: OwnKeys[string]): Mistake[] {
  const known = commandsOn(screen);
  const givenTo = new Map<string, string>();
  return Object.entries(commands).flatMap(([word, keys]): Mistake[] => {
    const path = ['inbox', 'keys', written, word];
    const command = known.find((one) => one === word || commandWord(one) === word);
    if (command === undefined) return [unknownCommand(path, known)];
    return keys.flatMap((key, index): Mistake[] => {
      const at = [...path, index];
      const other = givenTo.get(key);
      givenTo.set(key, word);
      if (other !== undefined && other !== word) {
        const problem = `${key} is given to ${other} and to ${word} on the same screen`;
        return [{ path: at, problem, remedy: 'give it to one of them' }];
      }
      const reason = TYPING.includes(screen) ? reasonInText(screen, key) : null;
      return reason === null ? [] : [{ path: at, ...reason }];
    });
  });
}

/** Commands of a screen: its own, and those of the tables that hold there too. */
function commandsOn(screen: ScreenName): string[] {
  const tables: readonly ScreenName[] = isPlace(screen) ? KEYS_ON[screen] : [screen];
  return [...new Set(tables.flatMap((table) => bindingsOf(table).map(({ command }) => command)))];
}

function reasonInText(screen: ScreenName, key: string): Pick<Mistake, 'problem' | 'remedy'> | null {
  const isList = screen === 'picker';
  const remedy = `take Ctrl with a letter that moves nothing in a text, such as C-x${isList ? '' : ', or esc'}`;
  if (!(isList ? FREE_IN_PICKER : FREE_IN_TEXT).test(key))
    return { problem: `${key} writes or moves in a text, and the ${screen} is one`, remedy };
  if (READLINE.includes(key) && !(isList && LIST_KEYS.includes(key)))
    return { problem: `${key} moves or deletes in a text, as everywhere in a terminal`, remedy };
  return null;
}

function wayOutMistakes(own: OwnKeys): Mistake[] {
  const lost = new Map<CommandName, PlaceName>();
  for (const place of Object.keys(KEYS_ON).filter(isPlace)) {
    for (const { command, keys } of bindingsAt(place, own)) {
      const way = WAYS_OUT.find((one) => one === command);
      if (way !== undefined && keys.length === 0 && !lost.has(way)) lost.set(way, place);
    }
  }
  return [...lost].map(([command, place]) => ({
    path: robberOf(own, command),
    problem: `${commandWord(command)} would have no key left on the screen ${commandWord(place)}`,
    remedy: `leave it one, since people must find out: ${commandWord(command)}: [${EXAMPLES[command] ?? 'C-x'}]`,
  }));
}

const EXAMPLES: Readonly<Partial<Record<CommandName, string>>> = {
  back: 'esc',
  leave: 'Q',
  help: '"?"',
  leaveDraft: 'C-g',
  leavePicker: 'C-g',
};

/** Where the file takes the keys of a command away. */
function robberOf(own: OwnKeys, command: CommandName): (string | number)[] {
  const lost = SCREENS.flatMap((screen) => bindingsOf(screen)).find((one) => one.command === command)?.keys ?? [];
  for (const [screen, commands] of Object.entries(own)) {
    for (const [word, keys] of Object.entries(commands)) {
      if (word === command || word === commandWord(command)) return ['inbox', 'keys', screen, word];
      const index = keys.findIndex((key) => lost.includes(key));
      if (index >= 0) return ['inbox', 'keys', screen, word, index];
    }
  }
  return ['inbox', 'keys'];
}

function isPlace(name: string): name is PlaceName {
  return Object.hasOwn(KEYS_ON, name);
}

function unknownScreen(written: string): Mistake {
  const near = nearestWord(written, SCREENS);
  const remedy = near === null ? `screens are ${SCREENS.join(', ')}` : `did you mean ${near}?`;
  return { path: ['inbox', 'keys', written], isAtKey: true, problem: `unknown screen "${written}"`, remedy };
}

function unknownCommand(path: readonly string[], known: readonly string[]): Mistake {
  const [screen, word] = path.slice(-2);
  const elsewhere = SCREENS.find((one) => commandCalled(word ?? '', one) !== null);
  const near = nearestWord(word ?? '', known);
  const remedy =
    near !== null
      ? `did you mean ${near}?`
      : elsewhere !== undefined
        ? `it is a command of ${elsewhere}`
        : `commands there are ${known.join(', ')}`;
  return { path, isAtKey: true, problem: `unknown command "${word}" of ${screen}`, remedy };
}
