import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../src/domain/problem.ts';
import { inPieces, ONE_BY_ONE, TOGETHER } from '../../src/tui/acts/in-pieces.ts';
import { backEach } from '../../src/tui/acts/way-back.ts';
import { catalogueOf } from '../../src/tui/catalogue/catalogue.ts';
import { UndoStack } from '../../src/tui/undo-stack.ts';

const busy = () => new ProblemError('DATABASE_BUSY', { file: 'kuulo.db' });
const count = (until: number) => Array.from({ length: until }, (_, index) => index + 1);

function teller() {
  const told: string[] = [];
  return { told, words: catalogueOf('en'), say: (text: string) => void told.push(text) };
}

describe('undo', () => {
  it('forgets what can never be taken back, so that what was done before it can', async () => {
    const undo = new UndoStack();
    undo.push({ words: 'first', back: async () => {} });
    undo.push({ words: 'second', back: () => Promise.reject(new ProblemError('FOLLOW_UP_KEPT', { followUp: 1 })) });
    await expect(undo.undo()).rejects.toMatchObject({ code: 'FOLLOW_UP_KEPT' });
    expect(await undo.undo()).toBe('first');
    expect(await undo.undo()).toBeNull();
  });

  it('keeps what cannot be taken back just now', async () => {
    const undo = new UndoStack();
    const tries = [busy(), new ProblemError('DATABASE_UNWRITABLE', { file: 'kuulo.db', words: 'full' })];
    undo.push({
      words: 'done',
      back: async () => {
        const problem = tries.shift();
        if (problem !== undefined) throw problem;
      },
    });
    await expect(undo.undo()).rejects.toMatchObject({ code: 'DATABASE_BUSY' });
    await expect(undo.undo()).rejects.toMatchObject({ code: 'DATABASE_UNWRITABLE' });
    expect(await undo.undo()).toBe('done');
  });
});

describe('an act on many', () => {
  it('tells its progress from a hundred on, and is one step below that', async () => {
    const desk = teller();
    const steps: number[] = [];
    const act = async (some: readonly number[]) => void steps.push(some.length);
    await inPieces(desk, count(99), { size: TOGETHER, act });
    expect([steps, desk.told]).toEqual([[99], []]);
    await inPieces(desk, count(120), { size: TOGETHER, act });
    expect(steps).toEqual([99, 50, 50, 20]);
    expect(desk.told).toEqual(['0 of 120…', '50 of 120…', '100 of 120…']);
    await inPieces(desk, count(120), { size: ONE_BY_ONE, act });
    expect(desk.told).toHaveLength(3 + 12);
  });

  it('counts what was done before it was stopped, and its way back goes on where it was stopped', async () => {
    const desk = teller();
    const made: number[] = [];
    const act = async (some: readonly number[]) => {
      if (some.includes(4)) throw busy();
      made.push(...some);
    };
    const reached = await inPieces(desk, count(6), { size: ONE_BY_ONE, act });
    expect(reached).toMatchObject({ done: [1, 2, 3], problem: { code: 'DATABASE_BUSY' } });
    const gone: number[] = [];
    let isBusy = true;
    const back = backEach(desk, made, {
      size: ONE_BY_ONE,
      act: async (some) => {
        if (some.includes(1) && isBusy) throw busy();
        gone.push(...some);
        return 1;
      },
    });
    await expect(back()).rejects.toMatchObject({ code: 'DATABASE_BUSY' });
    isBusy = false;
    expect(await back()).toBe(3);
    expect(gone).toEqual([3, 2, 1]);
  });
});
