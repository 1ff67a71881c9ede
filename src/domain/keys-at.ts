import { bindingsOf, commandWord, KEYS_ON, type KeyBinding, type PlaceName, type ScreenName } from './key-table.ts';

/**
 * Keys by command and screen, as `inbox.keys` of kuulo.yaml has them: they take the place of the table's. Screens and
 * commands by their names, or as they are typed: `doneNext` or `done-next`.
 */
export type OwnKeys = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** The keys that a person gave to a command on a screen, or undefined. */
export function ownKeysOf(own: OwnKeys, screen: ScreenName, command: string): readonly string[] | undefined {
  return tablesOf(own, screen)
    .flatMap((table) => [table[command], table[commandWord(command)]])
    .find((keys) => keys !== undefined);
}

/** Every key that a person gave to something on a screen. */
export function ownKeysOn(own: OwnKeys, screen: ScreenName): readonly string[] {
  return tablesOf(own, screen).flatMap((table) => Object.values(table).flat());
}

/**
 * What the keys mean where a person is, each key once: their own keys before the table's, a screen's before those that
 * hold on several. A command that a shared table has may get keys of its own on one screen: `inbox: { done: [x] }`. What
 * has lost all its keys to others stays, with none; it is still typed as a word.
 */
export function bindingsAt(place: PlaceName, own: OwnKeys = {}): KeyBinding[] {
  const tables: readonly ScreenName[] = KEYS_ON[place];
  const all = tables.flatMap((screen) => bindingsOf(screen));
  const claims = all.map((binding) => claimOf(binding, place, own));
  const owner = new Map<string, { binding: KeyBinding; rank: number }>();
  for (const { binding, keys, rank } of claims) {
    for (const key of keys) {
      const other = owner.get(key);
      if (other === undefined || rank < other.rank) owner.set(key, { binding, rank });
    }
  }
  return claims.map(({ binding, keys }) => ({
    ...binding,
    keys: [...new Set(keys)].filter((key) => owner.get(key)?.binding === binding),
  }));
}

interface Claim {
  readonly binding: KeyBinding;
  readonly keys: readonly string[];
  /** The lowest has the key: said for this very screen, said for a table that holds here, the table's own. */
  readonly rank: number;
}

function claimOf(binding: KeyBinding, place: PlaceName, own: OwnKeys): Claim {
  const here = place === 'help' ? undefined : ownKeysOf(own, place, binding.command);
  if (here !== undefined) return { binding, keys: here, rank: 0 };
  const said = ownKeysOf(own, binding.screen, binding.command);
  return said === undefined ? { binding, keys: binding.keys, rank: 2 } : { binding, keys: said, rank: 1 };
}

function tablesOf(own: OwnKeys, screen: ScreenName): Readonly<Record<string, readonly string[]>>[] {
  return [own[screen], screen === commandWord(screen) ? undefined : own[commandWord(screen)]].filter(
    (table) => table !== undefined,
  );
}
