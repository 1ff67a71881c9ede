import { describe, expect, it } from 'vitest';
import { reduceReview } from '../../../src/tui/screens/review/review-state.ts';
import { line } from '../../../src/tui/widgets/line.ts';
import { extentOf, NOTHING_SEEN, readOnTop, sawMore, unseenOf } from '../../../src/tui/widgets/read-through.ts';

const textOf = (count: number, word = 'row') => Array.from({ length: count }, (_, row) => line(`${word} ${row}`));

describe('a text that must be read to its end', () => {
  it('is read once its last row was on the screen, and stays so when it is scrolled back', () => {
    const extent = extentOf(textOf(10), 4);
    const first = sawMore(NOTHING_SEEN, { name: extent.name, rows: 4 });
    expect(unseenOf(NOTHING_SEEN, extent)).toBe(10);
    expect(unseenOf(first, extent)).toBe(6);
    const end = sawMore(first, { name: extent.name, rows: 10 });
    expect(unseenOf(end, extent)).toBe(0);
    expect(unseenOf(sawMore(end, { name: extent.name, rows: 4 }), extent)).toBe(0);
  });

  it('is another text when one word of it changed, or it is wrapped anew', () => {
    const seen = { name: extentOf(textOf(10), 4).name, rows: 10 };
    expect(unseenOf(seen, extentOf(textOf(10, 'new'), 4))).toBe(10);
    expect(unseenOf(seen, extentOf(textOf(5), 4))).toBe(5);
  });

  it('goes on at the first row that nobody has seen, and never beyond the end', () => {
    const extent = extentOf(textOf(10), 4);
    const tops: number[] = [];
    let state = { top: 0, seen: NOTHING_SEEN };
    for (let press = 0; press < 4; press += 1) {
      state = reduceReview(state, { kind: 'seen', seen: { name: extent.name, rows: state.top + 4 } });
      state = reduceReview(state, { kind: 'readOn', extent });
      tops.push(state.top);
    }
    expect(tops).toEqual([4, 6, 6, 6]);
    expect(readOnTop(NOTHING_SEEN, extentOf(textOf(2), 4))).toBe(0);
    // before the next rows were drawn a second key goes no further
    expect(reduceReview({ ...state, seen: { name: extent.name, rows: 4 } }, { kind: 'readOn', extent }).top).toBe(4);
  });
});
