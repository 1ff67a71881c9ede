import { describe, expect, it } from 'vitest';
import { bindingsOf, commandOf, KEYS, type ScreenName } from '../../src/tui/keys.ts';
import { hintsOf } from '../../src/tui/title-line.ts';
import { hintLine } from '../../src/tui/widgets/frame.ts';
import { lineWidth } from '../../src/tui/widgets/line.ts';

const SCREENS: ScreenName[] = ['inbox', 'thread', 'composer', 'review', 'approvals', 'outbox'];

describe('the table of keys', () => {
  it('gives no key two meanings on one screen', () => {
    for (const screen of [...SCREENS, 'lists', 'everywhere'] as ScreenName[]) {
      const keys = bindingsOf([screen]).flatMap((binding) => binding.keys);
      expect(new Set(keys).size, screen).toBe(keys.length);
    }
  });

  it('leaves moving, help, back and leaving reachable on every screen', () => {
    for (const screen of SCREENS.filter((one) => one !== 'composer')) {
      const taken = new Set(bindingsOf([screen]).flatMap((binding) => binding.keys));
      for (const binding of bindingsOf(['lists', 'everywhere'])) {
        expect(
          binding.keys.some((key) => !taken.has(key)),
          `${binding.command} on ${screen}`,
        ).toBe(true);
      }
    }
  });

  it('asks for no key that a Finnish keyboard hides behind AltGr or a dead key', () => {
    for (const { keys } of KEYS) for (const key of keys) expect(key).not.toMatch(/^[@$£{}[\]\\|~^¨´`]$|^M-/);
  });

  it('uses control keys only where letters are text', () => {
    for (const { keys } of bindingsOf(['composer'])) for (const key of keys) expect(key).toMatch(/^(C-[a-z]|esc)$/);
    // what readline gives a meaning keeps it
    for (const key of ['C-a', 'C-e', 'C-k', 'C-u', 'C-w', 'C-d']) expect(commandOf('composer', key)).toBeNull();
  });

  it('shows a way out on every screen, however narrow', () => {
    for (const screen of SCREENS) {
      for (const columns of [40, 80, 200]) {
        const hints = hintLine(hintsOf(screen), columns);
        expect(lineWidth(hints), `${screen} ${columns}`).toBeLessThanOrEqual(columns);
        expect(hints.map((piece) => piece.text).join('')).toMatch(/back|leave/);
      }
    }
  });
});
