import { describe, expect, it } from 'vitest';
import type { Fault, Want } from '../../src/domain/practice.ts';
import type { Told } from '../../src/domain/practice-matter.ts';
import {
  ANSWERS_MAX,
  faultsOf,
  losePatience,
  newStanding,
  type Standing,
  type Temper,
  takeAnswer,
} from '../../src/domain/practice-mood.ts';
import { rate } from '../../src/domain/practice-rating.ts';
import { reachableOutcomes } from '../../src/domain/practice-reach.ts';
import { readTone } from '../../src/domain/practice-tone.ts';

const CROSS: Temper = { mood: -1, wants: ['apology', 'next-step'] };
const FURIOUS: Temper = { mood: -3, wants: ['apology', 'facts', 'next-step', 'private'] };

interface Given {
  readonly gives?: readonly Want[];
  readonly faults?: readonly Fault[];
  readonly isWarm?: boolean;
  readonly told?: Told;
}

/** What comes of answers one after the other. */
function toldBy(temper: Temper, ...answers: readonly Given[]): { standing: Standing; outcomes: string[] } {
  let standing = newStanding(temper);
  const outcomes = answers.map(({ gives = [], faults = [], isWarm = false, told = 'told' }) => {
    const turn = takeAnswer(temper, standing, { gives, faults, isWarm, told });
    standing = turn.standing;
    return turn.outcome;
  });
  return { standing, outcomes };
}

describe('a customer’s mood', () => {
  it('is content with all that was wanted, and not with half of it', () => {
    expect(toldBy(CROSS, { gives: ['apology', 'next-step'] })).toMatchObject({
      standing: { status: 'satisfied', mood: 1 },
      outcomes: ['satisfied'],
    });
    expect(toldBy(CROSS, { gives: ['apology'] })).toMatchObject({
      standing: { status: 'waiting' },
      outcomes: ['pleased'],
    });
    expect(toldBy(CROSS, { gives: ['apology'] }, { gives: ['next-step'] }).outcomes).toEqual(['pleased', 'satisfied']);
  });

  it('sinks with every fault, and a fault takes back what was given', () => {
    expect(toldBy(CROSS, { faults: ['harsh'] })).toMatchObject({ standing: { mood: -3 }, outcomes: ['furious'] });
    expect(toldBy(CROSS, { faults: ['cold'] }).standing.mood).toBe(-2);
    expect(toldBy(CROSS, { gives: ['apology'], faults: ['vague'] })).toMatchObject({ outcomes: ['neutral'] });
    expect(toldBy(CROSS, { gives: ['apology', 'next-step'], faults: ['wrongLanguage'] }).standing.met).toEqual([]);
    expect(toldBy(CROSS, { gives: ['apology', 'next-step'], faults: ['harsh'] }).standing.status).toBe('waiting');
  });

  it('is not won by courtesy alone: they must be told, and what is beside the matter calms nobody', () => {
    const gives = ['apology', 'next-step'] as const;
    expect(toldBy(CROSS, { gives, told: 'about' })).toMatchObject({
      outcomes: ['neutral'],
      standing: { status: 'waiting' },
    });
    expect(toldBy(CROSS, { gives, told: 'about' }, { told: 'told' }).outcomes).toEqual(['neutral', 'satisfied']);
    expect(toldBy(CROSS, { gives: ['apology'], isWarm: true, told: 'nothing' })).toMatchObject({
      outcomes: ['neutral'],
      standing: { mood: -1, isTold: false },
    });
  });

  it('sinks with an answer that holds nothing, for who is angry; who is calm asks again', () => {
    expect(toldBy(CROSS, {}).outcomes).toEqual(['furious']);
    expect(toldBy({ mood: 0, wants: ['facts'] }, {}).outcomes).toEqual(['neutral']);
  });

  it('needs several answers to calm who is furious; a second bad one ends it', () => {
    const calmed = toldBy(
      FURIOUS,
      { gives: ['apology', 'next-step', 'facts', 'private'], isWarm: true },
      { isWarm: true },
    );
    expect(calmed).toMatchObject({ outcomes: ['pleased', 'satisfied'], standing: { status: 'satisfied' } });
    expect(toldBy(FURIOUS, { faults: ['cold'] }, { faults: ['cold'] }).outcomes).toEqual(['furious', 'leaves']);
  });

  it('never leaves its bounds, and nobody waits for more than so many answers', () => {
    const many = Array.from({ length: ANSWERS_MAX }, () => ({ isWarm: true }));
    expect(toldBy({ mood: 3, wants: ['facts'] }, ...many)).toMatchObject({ standing: { mood: 3, status: 'lost' } });
    expect(toldBy({ mood: 3, wants: ['facts'] }, ...many.slice(1)).standing.status).toBe('waiting');
  });

  it('loses patience once with words, the second time for good', () => {
    const first = losePatience(newStanding(CROSS), false);
    expect(first).toMatchObject({ outcome: 'tooLate', standing: { mood: -2, status: 'waiting', lateCount: 1 } });
    expect(losePatience(first.standing, true)).toMatchObject({ outcome: 'leaves', standing: { status: 'lost' } });
  });
});

describe('faults of an answer', () => {
  const finding = { severity: 'warn', words: '', start: 0, end: 0, why: '', suggestion: '' } as const;
  const around = { isRepeated: false, namesPrivate: false, isBeside: false };

  it('come from the guard, the tone and what was said before', () => {
    const text = 'Hei, hyvitämme varmasti kaiken.';
    const judged = (rules: readonly string[]) => ({
      findings: rules.map((rule) => ({ ...finding, rule })),
      tone: readTone(text),
      isWrongLanguage: false,
    });
    expect(faultsOf(judged([]), around)).toEqual([]);
    expect(faultsOf(judged(['promise', 'blame', 'cold']), around)).toEqual(['harsh', 'vague', 'cold']);
    const dated = { ...judged(['promise']), tone: readTone('Hoidamme tämän varmasti huomenna.') };
    expect(faultsOf(dated, around)).toEqual(['overpromised']);
    expect(faultsOf(judged([]), { ...around, isBeside: true })).toEqual(['beside']);
    expect(
      faultsOf({ ...judged([]), isWrongLanguage: true }, { isRepeated: true, namesPrivate: true, isBeside: true }),
    ).toEqual(['madePublic', 'wrongLanguage', 'repeated']);
  });
});

describe('a rating', () => {
  it('follows how it ended', () => {
    const stars = (standing: Partial<Standing>) =>
      rate(CROSS.wants, { ...newStanding(CROSS), answers: 1, ...standing }, []).stars;
    expect(stars({ status: 'satisfied', mood: 1, met: CROSS.wants })).toBe(5);
    expect(stars({ status: 'satisfied', mood: 1, met: CROSS.wants, lateCount: 1 })).toBe(4);
    expect(stars({ mood: 0, isTold: true })).toBe(3);
    expect(stars({ mood: 0 })).toBe(2);
    expect(stars({ mood: -2 })).toBe(2);
    expect(stars({ status: 'lost', mood: -3 })).toBe(1);
    expect(stars({ answers: 0 })).toBe(1);
    const waiting = { ...newStanding(CROSS), answers: 1, met: CROSS.wants, isTold: true };
    expect(rate(CROSS.wants, waiting, []).reasons).not.toContain('solved');
    expect(rate(CROSS.wants, { ...waiting, isTold: false }, []).reasons).toContain('untold');
    expect(rate(CROSS.wants, { ...waiting, status: 'satisfied' }, []).reasons).toContain('solved');
  });
});

describe('a rating with the guard’s findings', () => {
  it.each([
    ['warn', 4],
    ['block', 4],
    ['hint', 5],
  ] as const)('of %s gives %i', (severity, wanted) => {
    const finding = { rule: 'promise', severity, words: '', start: 0, end: 0, why: '', suggestion: '' };
    const text = 'Hoidamme tämän varmasti huomenna.';
    const judgement = { findings: [finding], tone: readTone(text), isWrongLanguage: false };
    const answer = { text, visibility: 'public', atMs: 0, waitedMs: 0, judgement, outcome: 'satisfied' } as const;
    const standing = { ...newStanding(CROSS), answers: 1, mood: 2, status: 'satisfied', isTold: true } as const;
    const { stars } = rate([], standing, [{ ...answer, moodAfter: 2, gave: [], faults: [] }]);
    expect(stars).toBe(wanted);
  });
});

describe('what can be reached', () => {
  it('is everything, but what there is no ground for', () => {
    expect([...reachableOutcomes(CROSS, { hasSecrets: true })].sort()).toEqual(
      ['annoyed', 'furious', 'leaves', 'madePublic', 'neutral', 'pleased', 'satisfied', 'tooLate'].sort(),
    );
    expect(reachableOutcomes(CROSS, { hasSecrets: false }).has('madePublic')).toBe(false);
  });
});
