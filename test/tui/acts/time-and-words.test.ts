import { describe, expect, it } from 'vitest';
import { splitTime } from '../../../src/tui/acts/time-and-words.ts';
import { momentWords } from '../../../src/tui/time-words.ts';

const ZONE = 'Europe/Helsinki';
/** Monday, 11:00 in Helsinki. */
const NOW = Date.UTC(2026, 10, 23, 9, 0);

describe('a time and what is said behind it', () => {
  it.each([
    ['2h', '2026-11-23 13:00', ''],
    ['tomorrow 9:00 waits for the shop', '2026-11-24 09:00', 'waits for the shop'],
    ['tomorrow at 9:00, waits', '2026-11-24 09:00', 'waits'],
    ['tomorrow at the shop', '2026-11-24 08:00', 'at the shop'],
    ['huomenna odottaa varastoa', '2026-11-24 08:00', 'odottaa varastoa'],
    ['huomenna klo 9.30 soita', '2026-11-24 09:30', 'soita'],
    ['ma 9:00', '2026-11-30 09:00', ''],
    ['24.12. joulu', '2026-12-24 08:00', 'joulu'],
    ['2026-12-24 14:30 - x', '2026-12-24 14:30', 'x'],
    ['1h 30m parts come', '2026-11-23 12:30', 'parts come'],
    ['3d 2 parcels', '2026-11-26 11:00', '2 parcels'],
  ])('%s', (text, moment, words) => {
    const found = splitTime(text, NOW, ZONE);
    expect(found && { moment: momentWords(found.at, ZONE), words: found.words }).toEqual({ moment, words });
  });

  it.each(['', '   ', 'nonsense', 'waits tomorrow', 'at', 'klo', '-', '99:99 x', 'until'])(
    'is not there in “%s”',
    (text) => {
      expect(splitTime(text, NOW, ZONE)).toBeNull();
    },
  );

  it('takes no time over a long text', () => {
    expect(splitTime(`tomorrow ${'x '.repeat(100_000)}`, NOW, ZONE)?.words.length).toBeGreaterThan(199_000);
  });
});
