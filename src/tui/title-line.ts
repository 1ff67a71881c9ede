import type { CommandName, PlaceName } from '../domain/key-table.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import { type Keymap, keyName } from './keymap.ts';

/** The keys of a place for the help line, in the order of the table; the way to the help and out come last. */
export function hintsOf(
  { keymap, words }: { readonly keymap: Keymap; readonly words: Catalogue },
  at: PlaceName,
): { key: string; hint: string }[] {
  return keymap.bindingsAt(at).flatMap(({ keys, command, isHinted }) => {
    const [key] = keys;
    if (isHinted !== true || key === undefined) return [];
    return [{ key: keyName(key), hint: words.commands[command as CommandName].hint }];
  });
}
