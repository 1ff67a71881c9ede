import { describe, expect, it } from 'vitest';
import { Arrivals } from '../../src/tui/arrivals.ts';
import { conversation } from './sample.ts';

const at = (id: number, lastMessageAt: number, waitingSince: number | null = 1) =>
  conversation(id, { lastMessageAt, waitingSince });
const ids = (found: readonly { id: number }[]) => found.map(({ id }) => id);

describe('what came since', () => {
  it('is nothing at the first look, and nothing while nothing changes', () => {
    const arrivals = new Arrivals();
    expect(arrivals.look([at(2, 20), at(1, 10)], true)).toEqual([]);
    expect(arrivals.look([at(2, 20), at(1, 10)], true)).toEqual([]);
  });

  it('is whoever writes for the first time or again, once', () => {
    const arrivals = new Arrivals();
    arrivals.look([at(1, 10)], true);
    expect(ids(arrivals.look([at(2, 30), at(1, 20)], true))).toEqual([2, 1]);
    expect(arrivals.look([at(2, 30), at(1, 20)], true)).toEqual([]);
  });

  it('is also what a platform tells late', () => {
    const arrivals = new Arrivals();
    arrivals.look([at(5, 50)], true);
    expect(ids(arrivals.look([at(5, 50), at(6, 40)], true))).toEqual([6]);
  });

  it('is not what the brand said, nor an old one that comes into sight as newer ones are closed', () => {
    const arrivals = new Arrivals();
    arrivals.look([at(9, 90), at(8, 80)], false);
    expect(arrivals.look([at(9, 95, null), at(7, 70)], false)).toEqual([]);
  });

  it('is what is written in the very first conversation', () => {
    const arrivals = new Arrivals();
    arrivals.look([], true);
    expect(ids(arrivals.look([at(1, 10)], true))).toEqual([1]);
  });
});
