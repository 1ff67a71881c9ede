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
    ['tomorrow 9:00 the shop answers then', '2026-11-24 09:00', 'the shop answers then'],
    ['2 hours waits for Ville', '2026-11-23 13:00', 'waits for Ville'],
    ['2 hours 3 parcels', '2026-11-23 13:00', '3 parcels'],
    ['2 days 2 weeks of waiting', '2026-11-25 11:00', '2 weeks of waiting'],
    ['perjantaina 12 soita hänelle', '2026-11-27 12:00', 'soita hänelle'],
    // 3 is no hour of work, 12 is one
    ['monday 3 parcels are missing', '2026-11-30 08:00', '3 parcels are missing'],
    ['tomorrow, 9 parcels are missing', '2026-11-24 08:00', '9 parcels are missing'],
    ['on friday at 10 call Maija', '2026-11-27 10:00', 'call Maija'],
    ['at 10 on friday call Maija', '2026-11-27 10:00', 'call Maija'],
    ['until friday waits', '2026-11-27 08:00', 'waits'],
    ['until the shop opens', null, ''],
    ['next week to check', '2026-11-30 08:00', 'to check'],
    ['9:00 to check the parcels', '2026-11-24 09:00', 'to check the parcels'],
    ['ensi viikolla kysy varastolta', '2026-11-30 08:00', 'kysy varastolta'],
    ['kahden tunnin päästä soitto', '2026-11-23 13:00', 'soitto'],
    ['2 tunnin selvitys', null, ''],
    ['huomenna aamulla soita', '2026-11-24 08:00', 'soita'],
    ['the day after tomorrow at 9:30 am the shop opens', '2026-11-25 09:30', 'the shop opens'],
    ['2026-12-24 at 14:30 x', '2026-12-24 14:30', 'x'],
  ])('%s', (text, moment, words) => {
    const found = splitTime(text, NOW, ZONE);
    const expected = moment === null ? null : { moment, words };
    expect(found && { moment: momentWords(found.at, ZONE), words: found.words }).toEqual(expected);
  });

  it.each(['', '   ', 'nonsense', 'waits tomorrow', 'at', 'klo', '-', '99:99 x', 'until', 'next friday call'])(
    'is not there in “%s”',
    (text) => {
      expect(splitTime(text, NOW, ZONE)).toBeNull();
    },
  );

  it.each(['monday 3', 'friday at 3', 'friday at 3 call', 'huomenna klo 25 soita', 'tomorrow 25:00 call', 'ma 99'])(
    'is not half understood in “%s”',
    (text) => {
      expect(splitTime(text, NOW, ZONE)).toBeNull();
    },
  );

  it('takes no time over a long text', () => {
    expect(splitTime(`tomorrow ${'x '.repeat(100_000)}`, NOW, ZONE)?.words.length).toBeGreaterThan(199_000);
  });
});
