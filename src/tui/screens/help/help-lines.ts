import {
  type CommandName,
  commandWord,
  KEYS_ON,
  type KeyBinding,
  type PlaceName,
  SCREENS,
  type ScreenName,
} from '../../../domain/key-table.ts';
import type { InboxSettings } from '../../../domain/settings.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { type Keymap, keyName } from '../../keymap.ts';
import { EMPTY_LINE, fitText, type Line, widthOf } from '../../widgets/line.ts';
import { strangerLine } from '../../widgets/stranger-text.ts';
import { wrapLines, wrapText } from '../../widgets/wrap.ts';

/** Everything that the help is made of. */
export interface HelpSource {
  readonly keymap: Keymap;
  readonly words: Catalogue;
  readonly inbox: Pick<InboxSettings, 'macros' | 'views'>;
}

interface Entry {
  readonly keys: string;
  readonly word: string;
  readonly title: string;
}

interface Section {
  readonly title: string;
  readonly entries: readonly Entry[];
}

/**
 * All keys as they are for this person, with the word of each command: what holds where the help was asked for comes
 * first, then the macros and views of the person, then the other screens. `filter` leaves only what has those words in it.
 */
export function helpLines(source: HelpSource, asked: { from: PlaceName; filter: string; columns: number }): Line[] {
  const { from, filter, columns } = asked;
  const found = sectionsOf(source, from)
    .map((section) => ({ ...section, entries: section.entries.filter((entry) => holds(entry, filter)) }))
    .filter(({ entries }) => entries.length > 0);
  if (found.length === 0) return wrapLines(source.words.help.nothing(strangerLine(filter)), columns);
  const keyColumns = keyColumnsOf(found, columns);
  return found
    .flatMap(({ title, entries }) => [
      ...wrapLines(title, columns, { tone: 'title' }),
      ...entries.flatMap((entry) => entryLines(entry, { columns, keyColumns })),
      EMPTY_LINE,
    ])
    .slice(0, -1);
}

function sectionsOf({ keymap, words, inbox }: HelpSource, from: PlaceName): Section[] {
  const here: readonly ScreenName[] = KEYS_ON[from];
  const tableOf = (screen: ScreenName, bindings: readonly KeyBinding[]): Section => ({
    title: words.help.screens[screen],
    entries: bindings.filter((binding) => binding.screen === screen).map((binding) => entryOf(binding, words)),
  });
  const elsewhere = SCREENS.filter((screen) => !here.includes(screen));
  const macroKey = keymap.keyFor('conversation', 'macro');
  return [
    ...here.map((screen) => tableOf(screen, keymap.bindingsAt(from))),
    {
      title: words.help.macros(macroKey),
      entries: inbox.macros.map(({ key, name, commands }) => ({
        keys: key,
        word: `macro ${strangerLine(name)}`,
        title: strangerLine(commands.join('; ')),
      })),
    },
    {
      title: words.help.views,
      entries: inbox.views.map(({ name, show }, index) => ({
        keys: String(index + 1),
        word: `view ${index + 1}`,
        title: strangerLine(`${name}: ${show}`),
      })),
    },
    ...elsewhere.map((screen) => tableOf(screen, keymap.bindings([screen]))),
  ];
}

function entryOf({ keys, command }: KeyBinding, words: Catalogue): Entry {
  return { keys: keysShown(keys), word: commandWord(command), title: words.commands[command as CommandName].title };
}

/** The nine keys of the views take no more room than two. */
function keysShown(keys: readonly string[]): string {
  const isRange = keys.length > 3 && keys.every((key, index) => key === String(index + Number(keys[0])));
  if (isRange) return `${keys[0]}…${keys.at(-1)}`;
  return keys.length === 0 ? '–' : keys.map(keyName).join(' ');
}

function holds({ keys, word, title }: Entry, filter: string): boolean {
  const wanted = filter.trim();
  // a single character is a key to be found as it is typed
  if ([...wanted].length === 1) return keys.split(' ').includes(wanted);
  const text = `${keys} :${word} ${title}`.toLocaleLowerCase();
  return wanted
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((part) => text.includes(part));
}

const WIDE_FROM = 60;

/** Room for the longest keys of a command: a key that is cut cannot be pressed. But a person may give one many. */
function keyColumnsOf(sections: readonly Section[], columns: number): number {
  const longest = Math.max(0, ...sections.flatMap(({ entries }) => entries.map(({ keys }) => widthOf(keys))));
  return Math.max(KEY_COLUMNS_MIN, Math.min(longest, columns >= WIDE_FROM ? 24 : 16));
}

const KEY_COLUMNS_MIN = 11;

function entryLines(
  { keys, word, title }: Entry,
  { columns, keyColumns }: { readonly columns: number; readonly keyColumns: number },
): Line[] {
  const isWide = columns >= WIDE_FROM;
  const wordColumns = isWide ? 18 : 0;
  const said = isWide ? title : `${title} :${word}`;
  return wrapText(said, columns - keyColumns - wordColumns - 2).map(
    (text, row): Line => [
      { text: ` ${fitText(row === 0 ? keys : '', keyColumns)} `, tone: 'key' },
      { text: isWide ? fitText(row === 0 ? `:${word}` : '', wordColumns) : '', tone: 'dim' },
      { text, tone: 'plain' },
    ],
  );
}
