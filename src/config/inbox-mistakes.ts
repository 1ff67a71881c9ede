import { commandCalled } from '../domain/command-words.ts';
import { bindingsOf, type CommandName, commandWord, KEYS_ON, type ScreenName } from '../domain/key-table.ts';
import { isChanging, NOT_IN_MACROS } from '../domain/macro-step.ts';
import { nearestWord } from '../domain/nearest-word.ts';
import { keyMistakes } from './key-mistakes.ts';
import type { Mistake } from './mistake.ts';
import type { Written } from './settings-shape.ts';

/** What is wrong in `inbox:` between values that are each right by themselves. */
export function inboxMistakes({ inbox }: Written): Mistake[] {
  return [
    ...keyMistakes(inbox.keys),
    ...inbox.macros.flatMap((macro, index) => macroMistakes(macro.do, index)),
    ...twice(
      'macros',
      'key',
      inbox.macros.map(({ key }) => key),
    ),
    ...twice(
      'macros',
      'name',
      inbox.macros.map(({ name }) => name),
    ),
    ...twice(
      'views',
      'name',
      inbox.views.map(({ name }) => name),
    ),
  ];
}

/** A macro is done on a conversation, in the list or in its thread. */
const MACRO_SCREENS: readonly ScreenName[] = [...new Set([...KEYS_ON.inbox, ...KEYS_ON.thread])];

function macroMistakes(commands: readonly string[], macro: number): Mistake[] {
  return commands.flatMap((words, index): Mistake[] => {
    const path = ['inbox', 'macros', macro, 'do', index];
    const [word = ''] = words.trim().replace(/^:/, '').split(/\s/);
    const found = MACRO_SCREENS.map((screen) => commandCalled(word, screen)).find((one) => one !== null);
    if (found !== undefined && found !== null)
      return stepMistakes(found, { word, path, isLast: index === commands.length - 1 });
    const known = MACRO_SCREENS.flatMap((screen) => bindingsOf(screen).map(({ command }) => commandWord(command)));
    const near = nearestWord(word, known);
    const remedy = near === null ? '? in the inbox lists every command' : `did you mean ${near}?`;
    return [{ path, problem: `unknown command "${word}"`, remedy }];
  });
}

/** Changes are for the conversations that the macro is called on; what opens something or moves on leaves them. */
function stepMistakes(
  command: CommandName,
  { word, path, isLast }: { word: string; path: Mistake['path']; isLast: boolean },
): Mistake[] {
  if (NOT_IN_MACROS.includes(command))
    return [{ path, problem: `${word} cannot be part of a macro`, remedy: 'leave it out' }];
  if (isLast || isChanging(command)) return [];
  const remedy = 'move it to the end, and leave out any other that opens something';
  return [{ path, problem: `${word} is no change, so it can only come last in a macro`, remedy }];
}

function twice(list: 'macros' | 'views', part: 'key' | 'name', values: readonly string[]): Mistake[] {
  return values.flatMap((value, index) => {
    if (values.indexOf(value) === index) return [];
    const one = list === 'macros' ? 'macro' : 'view';
    const problem = part === 'key' ? `${value} is the key of two macros` : `two ${list} are called ${value}`;
    return [{ path: ['inbox', list, index, part], problem, remedy: `give this ${one} another ${part}` }];
  });
}
