import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Circumstances, circumstancesOf, pressing } from '../../src/domain/pressing.ts';
import { type Score, scoreOfLevel, URGENCIES, urgencyLevel } from '../../src/domain/triage.ts';

const HIGH = scoreOfLevel('high');

function scoreOf(urgency: number, label: Score['sentiment']['label'] = 'neutral'): Score {
  return {
    language: 'fi',
    sentiment: { label, score: 0, confidence: 1 },
    urgency: { level: urgencyLevel(urgency), score: urgency },
    topics: [],
    flags: [],
    reasons: [{ cue: `urgency ${urgency}`, effect: 'urgency', weight: urgency }],
  };
}

const calm: Circumstances = { followers: null, recentMessages: 1, waitingMs: null, isOverdue: false };
const worst: Circumstances = { followers: 9_000_000, recentMessages: 500, waitingMs: 9e9, isOverdue: true };

const someCircumstances = fc.record({
  followers: fc.option(fc.nat()),
  recentMessages: fc.nat(1_000),
  waitingMs: fc.option(fc.nat()),
  isOverdue: fc.boolean(),
});
const urgencies = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 5 });

it('circumstances alone never make it high, and never take anything away', () => {
  fc.assert(
    fc.property(urgencies, someCircumstances, (scores, circumstances) => {
      const words = Math.max(...scores);
      const { urgency } = pressing(
        scores.map((one) => scoreOf(one)),
        circumstances,
        null,
      );
      const isHigh = urgency.level === 'high' || urgency.level === 'critical';
      return isHigh === words >= HIGH && urgency.score >= words && urgency.score <= 1;
    }),
    { seed: 5 },
  );
});

it.each([0, 0.24, 0.5, HIGH - 0.01, HIGH - 0.001])(
  'words of %d stay below high under the worst circumstances',
  (words) => {
    expect(['low', 'normal']).toContain(pressing([scoreOf(words)], worst, null).urgency.level);
  },
);

it('tells every circumstance apart in the reasons', () => {
  const cues = pressing([scoreOf(0.1)], worst, null).reasons.map((reason) => reason.cue);
  expect(cues).toEqual(['urgency 0.1', '500 messages in 7 days', '9,000,000 followers', 'answer overdue']);
  expect(pressing([scoreOf(0.1)], calm, null).reasons).toHaveLength(1);
});

it('takes the newest one’s mood and the most urgent one’s urgency', () => {
  const outcome = pressing([scoreOf(0.9, 'negative'), scoreOf(0.1, 'positive')], calm, null);
  expect([outcome.sentiment.label, outcome.urgency.level]).toEqual(['positive', 'critical']);
});

it('lets a person win over everything', () => {
  fc.assert(
    fc.property(
      urgencies,
      fc.tuple(someCircumstances, fc.constantFrom(...URGENCIES)),
      (scores, [circumstances, urgency]) => {
        const correction = { sentiment: 'positive', urgency, operator: 'aino' } as const;
        const outcome = pressing(
          scores.map((one) => scoreOf(one, 'negative')),
          circumstances,
          correction,
        );
        return (
          outcome.urgency.level === urgency &&
          urgencyLevel(outcome.urgency.score) === urgency &&
          outcome.sentiment.label === 'positive' &&
          outcome.reasons[0]?.cue === 'set by aino'
        );
      },
    ),
    { seed: 6 },
  );
});

it('survives a conversation without any score', () => {
  expect(pressing([], calm, null)).toMatchObject({ language: 'und', urgency: { level: 'low', score: 0 } });
});

it('is overdue only after its time', () => {
  const of = (dueAt: number | null, now: number) =>
    circumstancesOf({ waitingSince: 0, dueAt }, { followers: null }, { now, recentMessages: 1 }).isOverdue;
  expect([of(null, 5), of(5, 5), of(4, 5)]).toEqual([false, false, true]);
});
