import { describe, expect, it } from 'vitest';
import { spanWords } from '../../src/tui/time-words.ts';

describe('lengths of time', () => {
  it('fit four columns', () => {
    for (const ms of [0, 59_000, 3_599_000, 3_600_000, 1e8, 1e9, 1e10, 1e11, 1e13]) {
      expect(spanWords(ms).length).toBeLessThanOrEqual(4);
    }
    expect([spanWords(300_000), spanWords(7_200_000), spanWords(3 * 86_400_000)]).toEqual(['5m', '2h', '3d']);
  });
});
