import {
  bindingsOf,
  type CommandOf,
  KEYS_ON,
  type KeyBinding,
  type PlaceName,
  SCREENS,
  type ScreenName,
} from '../domain/key-table.ts';
import { bindingsAt, type OwnKeys, ownKeysOf, ownKeysOn } from '../domain/keys-at.ts';

/** What each key means on each screen, with the person's own keys over the table's. */
export class Keymap {
  readonly #bindings: ReadonlyMap<ScreenName, readonly KeyBinding[]>;
  readonly #commands = new Map<string, string>();
  readonly #own: OwnKeys;
  readonly #places = new Map<PlaceName, Standing>();

  constructor(own: OwnKeys = {}) {
    this.#own = own;
    this.#bindings = new Map(SCREENS.map((screen) => [screen, withOwn(screen, own)]));
    for (const [screen, bindings] of this.#bindings)
      for (const { keys, command } of bindings) for (const key of keys) this.#commands.set(`${screen} ${key}`, command);
  }

  /** The command that a key means on a screen, or null. */
  commandOf<S extends ScreenName>(screen: S, key: string): CommandOf<S> | null {
    return (this.#commands.get(`${screen} ${key}`) as CommandOf<S> | undefined) ?? null;
  }

  /** What a key means where the person is, whichever table says so; null where it means nothing. */
  bindingFor(at: PlaceName, key: string): KeyBinding | null {
    return this.#standing(at).byKey.get(key) ?? null;
  }

  /** Everything that may be done where the person is, each key once; what has no key left is there without one. */
  bindingsAt(at: PlaceName): readonly KeyBinding[] {
    return this.#standing(at).bindings;
  }

  /** The bindings of some screens, in the order of the table. */
  bindings(screens: readonly ScreenName[]): KeyBinding[] {
    return screens.flatMap((screen) => [...(this.#bindings.get(screen) ?? [])]);
  }

  /**
   * The first key of a command as people write it, for words that name a key; empty where it has none. Said of a place, it is
   * the key that holds there, whichever table gives it; said of a table that several places share, that table's.
   */
  keyFor<S extends ScreenName | PlaceName>(where: S, command: CommandThere<S>): string {
    const bindings = isPlace(where) ? this.bindingsAt(where) : this.bindings([where]);
    const found = bindings.find((binding) => binding.command === command && binding.keys.length > 0);
    const [key] = found?.keys ?? [];
    return key === undefined ? '' : keyName(key);
  }

  #standing(at: PlaceName): Standing {
    const known = this.#places.get(at);
    if (known !== undefined) return known;
    const bindings = bindingsAt(at, this.#own);
    const byKey = new Map(bindings.flatMap((binding) => binding.keys.map((key) => [key, binding] as const)));
    const standing = { bindings, byKey };
    this.#places.set(at, standing);
    return standing;
  }
}

/** The commands of a place are those of all its tables. */
type CommandThere<S extends ScreenName | PlaceName> = S extends PlaceName
  ? CommandOf<(typeof KEYS_ON)[S][number]>
  : S extends ScreenName
    ? CommandOf<S>
    : never;

function isPlace(where: ScreenName | PlaceName): where is PlaceName {
  return where in KEYS_ON;
}

interface Standing {
  readonly bindings: readonly KeyBinding[];
  readonly byKey: ReadonlyMap<string, KeyBinding>;
}

/** A key that was given to a command of the same screen is taken from the one that had it. */
function withOwn(screen: ScreenName, own: OwnKeys): KeyBinding[] {
  const taken = new Set(ownKeysOn(own, screen));
  return bindingsOf(screen).map((binding) => ({
    ...binding,
    keys: ownKeysOf(own, screen, binding.command) ?? binding.keys.filter((key) => !taken.has(key)),
  }));
}

const SHOWN: Readonly<Record<string, string>> = {
  enter: 'Enter',
  esc: 'Esc',
  space: 'Space',
  up: '↑',
  down: '↓',
  pageup: 'PgUp',
  pagedown: 'PgDn',
};

/** A key as people write it: `Enter`, `Ctrl-X`, `j`. */
export function keyName(key: string): string {
  if (key.startsWith('C-')) return `Ctrl-${key.slice(2).toUpperCase()}`;
  if (key.length === 1) return key;
  return SHOWN[key] ?? key.charAt(0).toUpperCase() + key.slice(1);
}
