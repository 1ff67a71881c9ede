import { describe, expect, it } from 'vitest';
import type { CustomerResult } from '../../src/domain/practice.ts';
import { compared, type KeptSession, toKeep } from '../../src/domain/practice-history.ts';
import { type PracticeReport, practiceReport } from '../../src/domain/practice-report.ts';
import { readTone } from '../../src/domain/practice-tone.ts';

const FINDING = {
  rule: 'promise',
  severity: 'warn',
  words: 'varmasti',
  start: 13,
  end: 21,
  why: '',
  suggestion: '',
} as const;

function customer(key: string, rating: number, waits: readonly number[] = [1_000]): CustomerResult {
  const text = 'Hei, hoidamme varmasti.';
  const judgement = { findings: [FINDING], tone: readTone(text), isWrongLanguage: false };
  const how = { text, visibility: 'public', atMs: 0, judgement, outcome: 'neutral', moodAfter: 0 } as const;
  return {
    ...{ key, name: key, platform: 'x', language: 'fi', moodBefore: 0, moodAfter: 0, lateCount: 0, voice: '', rating },
    status: waits.length === 0 ? 'waiting' : 'satisfied',
    isTold: waits.length > 0,
    wants: ['apology', 'next-step'],
    met: waits.length === 0 ? [] : ['next-step'],
    answers: waits.map((waitedMs) => ({ ...how, waitedMs, gave: ['next-step'], faults: ['vague'] })),
  };
}

function played(customers: readonly CustomerResult[]): PracticeReport {
  const session = { scenario: 'one', title: 'One', language: 'fi', seed: 1, startedAt: 5, lastedMs: 9 } as const;
  const stopped = [{ key: 'a', text: 'hoidamme varmasti', findings: [{ ...FINDING, start: 9, end: 17 }] }];
  return practiceReport({ ...session, isComplete: true, customers, stopped });
}

describe('a practice report', () => {
  it('counts who came, and nobody else', () => {
    const report = played([customer('a', 5), customer('b', 2, []), { ...customer('c', 1), status: 'toCome' }]);
    expect(report).toMatchObject({
      score: 53,
      guardCost: 10,
      ratingMean: 3.5,
      firstAnswerMs: 1_000,
      slowestAnswerMs: 1_000,
    });
    expect(report.customers).toMatchObject([
      { key: 'a', missing: ['apology'], faults: ['vague'], isUndated: true },
      { key: 'b', missing: ['apology', 'next-step'], faults: ['unanswered'], firstAnswerMs: null },
    ]);
    expect(played([{ ...customer('c', 1), status: 'toCome' }])).toMatchObject({ score: null, ratingMean: null });
  });

  it('tells what the guard saw, what was sent and what was stopped', () => {
    const [rule, ...more] = played([customer('a', 5, [1, 2]), customer('b', 5)]).guard;
    expect(more).toEqual([]);
    expect(rule).toMatchObject({ rule: 'promise', count: 4 });
    expect(rule?.places.map(({ key, wasStopped }) => `${key} ${wasStopped}`)).toEqual([
      'a false',
      'a false',
      'b false',
      'a true',
    ]);
  });

  it('names what went well with numbers, and nothing that did not happen', () => {
    const { wentWell } = played([customer('a', 5)]);
    expect(wentWell).toEqual([
      { what: 'nextStep', count: 1 },
      { what: 'inTime', count: 1 },
    ]);
    const left = { ...customer('a', 2), status: 'waiting' } as const;
    expect(played([left]).wentWell.map(({ what }) => what)).not.toContain('inTime');
  });

  it('takes the middle one of the first answers, and the longest of all', () => {
    const report = played([customer('a', 5, [10, 90]), customer('b', 5, [30]), customer('c', 5, [20])]);
    expect(report).toMatchObject({ firstAnswerMs: 20, slowestAnswerMs: 90 });
    expect(played([customer('a', 5, [10]), customer('b', 5, [31])]).firstAnswerMs).toBe(21);
  });
});

describe('earlier sessions', () => {
  const kept = (score: number, scenario = 'one'): KeptSession => ({
    ...{ at: 1, scenario, language: 'fi', score, customers: 1, satisfied: 1, firstAnswerMs: 2_000, findings: 0 },
  });

  it('keep numbers and a name, no words of anybody', () => {
    const session = toKeep(played([customer('a', 5)]));
    expect(session).toEqual({ ...kept(90), at: 5, firstAnswerMs: 1_000, findings: 2 });
    expect(toKeep(played([]))).toBeNull();
  });

  it('are compared with all and with the same scenario', () => {
    const report = played([customer('a', 4)]);
    expect(compared(report, [])).toBeNull();
    expect(compared(report, [kept(50), kept(100, 'other')])).toEqual({
      ...{ sessions: 2, meanScore: 75, bestScore: 100, lastScore: 100, change: -10, firstAnswerChangeMs: -1_000 },
      sameScenario: { sessions: 1, lastScore: 50, change: 15 },
    });
    expect(compared(report, [kept(50, 'other')])?.sameScenario).toBeNull();
  });
});
