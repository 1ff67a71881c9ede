import { describe, expect, it } from 'vitest';
import { bindingsOf, commandWord, KEYS_ON, type PlaceName, SCREENS } from '../../../src/domain/key-table.ts';
import type { OwnKeys } from '../../../src/domain/keys-at.ts';
import { LANGUAGES } from '../../../src/domain/settings.ts';
import { catalogueOf } from '../../../src/tui/catalogue/catalogue.ts';
import { Keymap } from '../../../src/tui/keymap.ts';
import { type HelpSource, helpLines } from '../../../src/tui/screens/help/help-lines.ts';
import { lineWidth } from '../../../src/tui/widgets/line.ts';

const source = (own: OwnKeys = {}, change: Partial<HelpSource> = {}): HelpSource => ({
  keymap: new Keymap(own),
  words: catalogueOf('en'),
  inbox: { macros: [], views: [] },
  ...change,
});
const textOf = (from: HelpSource, asked: Partial<Parameters<typeof helpLines>[1]> = {}): string =>
  helpLines(from, { from: 'inbox', filter: '', columns: 80, ...asked })
    .map((row) =>
      row
        .map(({ text }) => text)
        .join('')
        .trimEnd(),
    )
    .join('\n');

describe('the help', () => {
  const places = Object.keys(KEYS_ON) as PlaceName[];
  const all = LANGUAGES.flatMap((language) => places.map((from) => [language, from] as const));
  it.each(all)('has every command with its word, within the columns: %s, %s', (language, from) => {
    for (const columns of [40, 80, 200]) {
      const rows = helpLines(source({}, { words: catalogueOf(language) }), { from, filter: '', columns });
      expect(rows.filter((row) => lineWidth(row) > columns)).toEqual([]);
      const words = rows
        .flatMap((row) => row.map(({ text }) => text))
        .join(' ')
        .replaceAll(/\s+/g, ' ');
      const wanted = SCREENS.flatMap((screen) => bindingsOf(screen)).map(({ command }) => `:${commandWord(command)}`);
      expect(wanted.filter((word) => !words.includes(word))).toEqual([]);
    }
  });

  it.each([40, 60, 80, 200])('cuts no key at %i columns', (columns) => {
    const text = textOf(source(), { columns });
    expect(text).not.toMatch(/^ ?[^:]{0,24}…(?!9)/m);
    for (const keys of ['Ctrl-D PgDn', 'Ctrl-U PgUp', 'Ctrl-X Ctrl-S', '↓ Ctrl-N Tab'])
      expect(text).toMatch(new RegExp(`^ ${keys} `, 'm'));
  });

  it('begins with the screen that asked', () => {
    expect(textOf(source())).toMatch(/^Inbox\n/);
    expect(textOf(source(), { from: 'composer' })).toMatch(/^Composer/);
    expect(textOf(source(), { from: 'composer' })).toMatch(/\nInbox\n/);
  });

  it('tells the keys as they are for this person, and a command without a key by its word', () => {
    const text = textOf(source({ conversation: { done: ['ö', 'C-n'] }, inbox: { search: ['r'] } }));
    expect(text).toMatch(/^ ö Ctrl-N +:done +done: close/m);
    expect(text).toMatch(/^ – +:reply +reply the way/m);
    expect(text).not.toMatch(/^ e +:done /m);
  });

  it('lists macros and views of the person, safely', () => {
    const text = textOf(
      source(
        {},
        {
          inbox: {
            macros: [{ key: 'k', name: 'refund', commands: ['label refund', 'assign ville\u001b[2J'] }],
            views: [{ name: 'angry', show: 'sentiment=negative', sort: 'oldest' }],
          },
        },
      ),
    );
    expect(text).toMatch(/Your macros \(m, then the key\)\n k +:macro refund +label refund; assign ville/);
    expect(text).toMatch(/Your views\n 1 +:view 1 +angry: sentiment=negative/);
    expect(text).not.toContain('\u001b');
  });

  it('finds a key by words, by its command or by itself', () => {
    expect(textOf(source(), { filter: 'SNOOZE why' })).toMatch(/^Conversations\n z +:snooze [^\n]*$/m);
    const byKey = textOf(source(), { filter: 'V' });
    expect(byKey).toMatch(/V +:approvals/);
    expect(byKey).not.toMatch(/:range/);
    expect(textOf(source(), { filter: 'xyzzy\u0007' })).toMatch(/^No key or command with “xyzzy/);
  });
});
