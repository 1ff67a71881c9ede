import { describe, expect, it } from 'vitest';
import { bindingsOf, KEYS, KEYS_ON, type PlaceName, type ScreenName } from '../../src/domain/key-table.ts';
import { catalogueOf } from '../../src/tui/catalogue/catalogue.ts';
import { Keymap } from '../../src/tui/keymap.ts';
import { readOrder } from '../../src/tui/order.ts';
import { hintsOf } from '../../src/tui/title-line.ts';
import { hintLine } from '../../src/tui/widgets/frame.ts';
import { lineWidth } from '../../src/tui/widgets/line.ts';

const PLACES = Object.keys(KEYS_ON) as PlaceName[];
const TYPING: readonly PlaceName[] = ['composer', 'picker'];
const keymap = new Keymap();

describe('the table of keys', () => {
  it('gives no key two meanings on one screen', () => {
    for (const screen of new Set<ScreenName>(KEYS.map((binding) => binding.screen))) {
      const keys = bindingsOf(screen).flatMap((binding) => binding.keys);
      expect(new Set(keys).size, screen).toBe(keys.length);
    }
  });

  it('leaves every command of every table reachable by a key wherever the table holds, or by its word', () => {
    for (const at of PLACES) {
      const seen = new Set<string>();
      for (const { keys, command, screen } of keymap.bindings(KEYS_ON[at])) {
        const isReachable = keys.some((key) => !seen.has(key));
        for (const key of keys) seen.add(key);
        const isShadowed = screen === 'conversation' && ['followUps', 'person'].includes(at);
        if (!isShadowed && readOrder(command, at)?.screen === screen)
          expect(isReachable, `${command} at ${at}`).toBe(true);
        if (!TYPING.includes(at)) expect(readOrder(command, at), `${command} at ${at}`).not.toBeNull();
      }
    }
  });

  it('asks for no key that a Finnish keyboard hides behind AltGr or a dead key', () => {
    for (const { keys } of KEYS) for (const key of keys) expect(key).not.toMatch(/^[@$£{}[\]\\|~^¨´`]$|^M-/);
  });

  it('uses control keys only where letters are text', () => {
    for (const { keys } of [...bindingsOf('composer'), ...bindingsOf('picker')])
      for (const key of keys) expect(key).toMatch(/^(C-[a-z]|esc|enter|tab|up|down)$/);
    // what readline gives a meaning keeps it
    for (const key of ['C-a', 'C-e', 'C-k', 'C-u', 'C-w', 'C-d']) expect(keymap.commandOf('composer', key)).toBeNull();
  });

  it('shows a way out on every screen in every language, however narrow', () => {
    for (const language of ['en', 'fi'] as const) {
      for (const at of PLACES) {
        for (const columns of [40, 80, 200]) {
          const hints = hintLine(hintsOf({ keymap, words: catalogueOf(language) }, at), columns);
          expect(lineWidth(hints), `${at} ${columns}`).toBeLessThanOrEqual(columns);
          expect(hints.map((piece) => piece.text).join('')).toMatch(/back|leave|takaisin|poistu/);
        }
      }
    }
  });
});

describe("a person's own keys", () => {
  it('take the place of the table’s, and are taken from the command that had them', () => {
    const own = new Keymap({ conversation: { done: ['ö', 'r'] } });
    expect(own.commandOf('conversation', 'ö')).toBe('done');
    expect(own.commandOf('conversation', 'r')).toBe('done');
    expect(own.commandOf('conversation', 'e')).toBeNull();
    expect(own.bindings(['conversation']).find(({ command }) => command === 'reply')?.keys).toEqual([]);
    expect(own.keyFor('conversation', 'done')).toBe('ö');
    expect(own.keyFor('conversation', 'reply')).toBe('');
  });
});

describe('a typed command', () => {
  it('is found by its word with what was said, where it means something', () => {
    expect(readOrder('snooze tomorrow 9:00 waits for the shop', 'inbox')).toEqual({
      screen: 'conversation',
      command: 'snooze',
      argument: 'tomorrow 9:00 waits for the shop',
    });
    expect(readOrder(':done-next', 'thread')).toEqual({ screen: 'conversation', command: 'doneNext', argument: null });
    expect(readOrder('snooze', 'outbox')).toBeNull();
    expect(readOrder('q', 'outbox')?.command).toBe('back');
    expect(readOrder('   ', 'inbox')).toBeNull();
    expect(readOrder('__proto__', 'inbox')).toBeNull();
    expect(readOrder('constructor', 'inbox')).toBeNull();
  });
});
